import type { Bench } from '../bench';
import { found, meaningful, skip, type Finding } from '../finding';
import type { Step } from '../journal';
import { texts, text } from '../shapes';
import { tickets } from './reading';
import { refused } from './looks';

const OPEN_STATUSES = '1,2,3,4,5'.split(',');

/** @returns IDs of the tickets in progress of the test person */
export async function openTickets(bench: Bench, openId: string): Promise<string[]> {
	const reply = await tickets(bench, 200, { guest_id: openId });
	return texts(
		(Array.isArray(reply.data['tickets']) ? reply.data['tickets'] : []).filter(isOpen),
		'ticket_id',
	);
}

const isOpen = (ticket: unknown): boolean =>
	typeof ticket === 'object' &&
	ticket !== null &&
	'status' in ticket &&
	OPEN_STATUSES.includes(String(ticket.status));

/**
 * A ticket of the test person that agents help with, opened with the person's consent.
 *
 * @throws Ended as skipped without it, or when there is one already
 */
export async function ticket(bench: Bench): Promise<string> {
	const known = bench.setup.journal.created.find(({ kind }) => kind === 'ticket');
	if (known) return known.id;
	const { id, type } = await bench.receiver();
	if (type !== 'open_id')
		throw skip('Needs the open_id, e-mail address or mobile number of the person');
	const question =
		'A ticket of the test person is opened and handed to the agents, who see it. It is closed in the end';
	if (!(await bench.allows(question))) throw skip('Needs consent to open a ticket');
	if ((await openTickets(bench, id)).length > 0) {
		throw skip('The test person has a ticket in progress: close it first');
	}
	const json = { open_id: id, human_service: true };
	const step = await bench.step(
		'create ticket',
		{ method: 'POST', path: 'helpdesk/v1/start_service', json },
		{ kind: 'ticket', made: ({ data }) => text(data['ticket_id']) },
	);
	if (meaningful(step).code !== 0 || step.made === undefined) {
		throw skip('The ticket could not be opened', step);
	}
	return step.made;
}

/** The refusal of a message to the group while a ticket is in progress. */
export async function openTicketCode(bench: Bench): Promise<Finding> {
	await ticket(bench);
	const content = { text: 'n8n probe: message to the group during a ticket' };
	const sent = await bench.post('message to group', 'text', content, 'chat');
	const { code } = sent;
	if (code === 0) return found('neither', 'Taken although a ticket is in progress', sent);
	if (code === 154000) return found('documented', 'Refused with 154000', sent);
	// Any code of the helpdesk may be the one; those of the gateway speak of the setup.
	const refusal = code !== undefined && code < 1_000_000 ? { ...sent, code } : meaningful(sent);
	return found('other', `Refused with ${refusal.code}`, refusal);
}

/** Whether `content` of a message into a ticket is a string or an object. */
export async function ticketMessageContent(bench: Bench): Promise<Finding> {
	const content = { text: 'n8n probe: message into the ticket' };
	const string = await sendInto(bench, 'ticket message string', 'text', JSON.stringify(content));
	if (string.code === 0) return found('documented', 'Taken as a string', string);
	const object = await sendInto(bench, 'ticket message object', 'text', content);
	return refused(object, `Refused as a string (code ${string.code}), taken as an object`);
}

/**
 * Sends into the ticket, in the form that passes here.
 *
 * @param content JSON in a string
 */
export async function intoTicket(
	bench: Bench,
	name: string,
	type: string,
	content: string,
): Promise<Step & { code: number }> {
	const sent = await sendInto(bench, name, type, content);
	return sent.code === 0 ? sent : sendInto(bench, `${name} object`, type, JSON.parse(content));
}

async function sendInto(
	bench: Bench,
	name: string,
	type: string,
	content: unknown,
): Promise<Step & { code: number }> {
	const id = await ticket(bench);
	const path = `helpdesk/v1/tickets/${encodeURIComponent(id)}/messages`;
	const json = { msg_type: type, content };
	return meaningful(await bench.step(name, { method: 'POST', path, json }, { message: true }));
}
