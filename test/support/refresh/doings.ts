import type { INodeParameters } from 'n8n-workflow';
import { receiver as byId } from '../scene';

/** What the items of a workflow do, and how to see that it was done. */
export interface Doing {
	/** Route of its request, as the sandbox names it. */
	route: string;
	/** Whether it must not be asked twice. */
	once: boolean;
	/** Set where the mark is the ID of a notification that was approved. */
	needsApproval?: true;
	/** Set where items for the same ticket go one after another. */
	byTicket?: true;
	parameters: INodeParameters;
}

const MARK = '={{ $json.mark }}';
const TICKET = { resource: 'ticket', operation: 'update', ticketId: byId('={{ $json.ticket }}') };
const NOTICE: INodeParameters = {
	audience: 'people',
	userIds: 'ou_alice',
	cardMode: 'builder',
	cardTitle: 'Maintenance',
	cardMarkdown: 'On **Sunday**',
};

/** What a person of the helpdesk may do; the request holds the item's mark in its path or body. */
export const DOINGS: readonly [Doing, ...Doing[]] = [
	{
		route: 'PUT /helpdesk/v1/tickets/:ticket_id',
		once: true,
		byTicket: true,
		parameters: { ...TICKET, updateFields: { comment: MARK } },
	},
	{
		route: 'POST /helpdesk/v1/faqs',
		once: true,
		parameters: {
			...{ resource: 'faq', operation: 'create' },
			...{ question: MARK, answerMode: 'text', answerText: 'With a printer.' },
		},
	},
	{
		route: 'POST /helpdesk/v1/notifications',
		once: true,
		parameters: { resource: 'notification', operation: 'create', jobName: MARK, ...NOTICE },
	},
	{
		route: 'POST /helpdesk/v1/notifications/:id/execute_send',
		once: true,
		needsApproval: true,
		parameters: {
			...{ resource: 'notification', operation: 'send' },
			...{ notificationId: byId(MARK), sendAt: '2030-01-01T10:00:00Z' },
		},
	},
	{
		route: 'PUT /helpdesk/v1/tickets/:ticket_id',
		once: false,
		byTicket: true,
		parameters: { ...TICKET, updateFields: { tagNames: MARK, tagMode: 'replace' } },
	},
	{
		route: 'PATCH /helpdesk/v1/categories/:id',
		once: false,
		parameters: {
			...{ resource: 'category', operation: 'update' },
			...{ categoryId: byId('6948728206392295454'), updateFields: { name: MARK } },
		},
	},
];
