import { AGENT_SCHEDULES, type AgentSchedule } from '../agents/schedules';
import { AGENT_SKILL_DETAILS, type AgentSkillDetails } from '../agents/skills';
import { CATEGORIES, type Category } from '../knowledge/categories';
import { FAQS, type Faq } from '../knowledge/faqs';
import { TICKET_FIELDS, type TicketField } from '../knowledge/ticketFields';
import type { Notification } from '../notifications/notification';

/** What agents, administrators and the owner keep in order; each begins as the seed. */
export class HelpdeskRecords {
	faqs: Faq[] = [...FAQS];
	categories: Category[] = [...CATEGORIES];
	ticketFields: TicketField[] = [...TICKET_FIELDS];
	schedules: AgentSchedule[] = [...AGENT_SCHEDULES];
	skills: AgentSkillDetails[] = [...AGENT_SKILL_DETAILS];
	notifications: Notification[] = [];
}

/**
 * Puts a changed record in the place of what it was.
 *
 * @param list of records
 * @param before the record that is there
 * @param after the one to be there
 */
export function replace<Item>(list: Item[], before: Item, after: Item): void {
	list.splice(list.indexOf(before), 1, after);
}
