import type { JsonObject } from '../../shared/json';
import type { Sender } from '../../shared/ticketWords';
import { senderOf, ticketStateOf, type EventName, type TicketState } from './events';

/** Which events start the workflow. An empty or missing list of statuses or stages lets all pass. */
export interface Filters {
	events: readonly EventName[];
	/** Empty or missing: {@link DEFAULT_SENDERS}. */
	senders?: readonly Sender[] | undefined;
	/** Feishu's numbers, e.g. 50. */
	statuses?: readonly number[] | undefined;
	/** Feishu's numbers: 1 bot, 2 human. */
	stages?: readonly number[] | undefined;
}

/** Without the bot, so that a workflow that answers does not hear itself. */
export const DEFAULT_SENDERS: readonly Sender[] = ['guest', 'agent'];

/**
 * Tells whether an event is one that the user asked for.
 *
 * For `ticket.updated_v1` status and stage mean "changed to": all that are asked for must be as
 * chosen, and at least one of them must have just changed. For other events they mean the ticket's
 * present state. An event about no ticket passes them.
 *
 * @param name the event's name
 * @param event the event as Feishu sent it
 * @param filters what the user chose
 * @returns whether it starts the workflow
 */
export function passes(name: EventName, event: JsonObject, filters: Filters): boolean {
	if (!filters.events.includes(name)) return false;
	if (name === 'ticket_message.created_v1' && !passesSender(event, filters)) return false;
	const state = ticketStateOf(name, event);
	return state === undefined || passesState(state, filters, name === 'ticket.updated_v1');
}

function passesSender(event: JsonObject, { senders = [] }: Filters): boolean {
	const chosen = new Set(senders.length === 0 ? DEFAULT_SENDERS : senders);
	const sender = senderOf(event);
	// A sender that Feishu's page does not name may be a bot: it passes where everybody does.
	return sender === undefined ? chosen.size === 3 : chosen.has(sender);
}

function passesState(state: TicketState, filters: Filters, mustChange: boolean): boolean {
	// Feishu's own sample of a message leaves the stage out (Go SDK, mocksendevent): nobody would ever hear it.
	const stages = state.stage === undefined && !mustChange ? [] : (filters.stages ?? []);
	const asked = [
		{ chosen: filters.statuses ?? [], present: state.status, old: state.oldStatus },
		{ chosen: stages, present: state.stage, old: state.oldStage },
	].filter(({ chosen }) => chosen.length > 0);
	if (asked.length === 0) return true;
	// Feishu docs: old_object holds only what changed.
	const changed = asked.some(({ present, old }) => old !== undefined && old !== present);
	return (
		(changed || !mustChange) &&
		asked.every(({ chosen, present }) => present !== undefined && chosen.includes(present))
	);
}
