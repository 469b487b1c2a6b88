import { Hono } from 'hono';
import { z } from 'zod/v4';

import { badRequest } from '../content/read';
import { checkUser } from '../gateway/auth';
import { accept } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import type { DropdownOption } from '../knowledge/dropdown';
import type { TicketField } from '../knowledge/ticketFields';
import type { State } from '../state/state';
import { findTicket } from '../tickets/find';
import type { TicketStatus } from '../tickets/ticket';
import { bodyOf, EDITORS, WRITES } from './body';

const STATUSES = [1, 2, 3, 4, 5, 50, 51] as const satisfies readonly TicketStatus[];

const body = z
	.strictObject({
		status: z.union(STATUSES.map((status) => z.literal(status))),
		tag_names: z.array(z.string().min(1)),
		comment: z.string().min(1),
		customized_fields: z.array(
			z.object({ id: z.string(), value: z.string(), key_name: z.string().optional() }),
		),
		ticket_type: z.union([z.literal(1), z.literal(2)]),
		solved: z.union([z.literal(1), z.literal(2)]),
		channel: z.int(),
	})
	.partial();

/** PUT /helpdesk/v1/tickets/:ticket_id. Feishu docs: Update ticket: at least one field. */
export function ticketWriting(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>().put('/helpdesk/v1/tickets/:ticket_id', (c) => {
		const openId = checkUser(c, state, { scopes: WRITES, roles: EDITORS });
		const ticket = findTicket(state.tickets, c.req.param('ticket_id'));
		const change = bodyOf(c, body);
		if (Object.keys(change).length === 0) throw badRequest('nothing to update');
		for (const { id, value } of change.customized_fields ?? []) {
			const field = state.records.ticketFields.find((one) => one.ticket_customized_field_id === id);
			if (!field) throw badRequest(`no such custom field: ${id}`);
			if (state.isOther('dropdown-format')) checkTag(field, value);
		}
		state.desk.update(ticket, () => {
			if (change.status !== undefined) ticket.status = change.status;
			if (change.ticket_type !== undefined) ticket.ticket_type = change.ticket_type;
			if (change.solved !== undefined) ticket.solve = change.solved;
			if (change.channel !== undefined) ticket.channel = change.channel;
			if (change.tag_names) {
				const kept = state.isOther('ticket-tags') ? ticket.tags.map(({ name }) => name) : [];
				const names = [...new Set([...kept, ...change.tag_names])];
				ticket.tags = names.map((name, index) => ({ id: String(index + 1), name }));
			}
			if (!change.tag_names && state.isOther('ticket-kept-tags')) ticket.tags = [];
			if (change.comment !== undefined) {
				const person = state.directory.byId(openId);
				ticket.comments = {
					content: change.comment,
					created_at: Date.now(),
					id: state.tickets.ids.next(),
					user_avatar_url: '',
					user_name: person?.name ?? openId,
					user_id: '1',
				};
			}
			for (const { id, value } of change.customized_fields ?? []) {
				const field = state.records.ticketFields.find(
					(one) => one.ticket_customized_field_id === id,
				);
				if (!field) continue;
				ticket.customized_fields = [
					...ticket.customized_fields.filter((one) => one.id !== id),
					{
						id,
						value,
						key_name: field.key_name,
						display_name: field.display_name,
						position: Number(field.position),
						required: field.required,
						editable: field.editable,
					},
				];
			}
		});
		return accept(c, { msg: 'success', data: {} });
	});
}

function checkTag({ dropdown_options: options }: TicketField, value: string): void {
	const tags = (list: readonly DropdownOption[]): string[] =>
		list.flatMap(({ tag, children }) => [tag, ...tags(children ?? [])]);
	if (options && !tags(options.children).includes(value)) {
		throw badRequest(`the field has no option with the tag ${value}`);
	}
}
