import { Hono } from 'hono';
import { z } from 'zod/v4';

import { CREDENTIALS } from '../app/credentials';
import { badRequest } from '../content/read';
import { checkUser } from '../gateway/auth';
import { accept } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import type { DropdownOption } from '../knowledge/dropdown';
import type { TicketField } from '../knowledge/ticketFields';
import { replace } from '../state/desk';
import type { State } from '../state/state';
import { bodyOf, MANAGERS, WRITES } from './body';

const MAX_LEVELS = 3;

const option: z.ZodType<DropdownOption> = z.lazy(() =>
	z
		.object({
			tag: z.string().min(1),
			display_name: z.string().min(1),
			children: z.array(option).optional(),
		})
		.transform(({ children, ...rest }) => (children ? { ...rest, children } : rest)),
);
const options = z
	.object({ children: z.array(option).min(1) })
	.refine(({ children }) => levelsOf(children) <= MAX_LEVELS, 'has more than three levels');
const changeable = {
	display_name: z.string().min(1),
	position: z.string().regex(/^\d+$/),
	description: z.string(),
	visible: z.boolean(),
	required: z.boolean(),
};
const created = z.strictObject({
	...changeable,
	key_name: z.string().min(1),
	field_type: z.enum(['string', 'multiline', 'dropdown', 'dropdown_nested']),
	helpdesk_id: z.literal(CREDENTIALS.helpdeskId).optional(),
	dropdown_options: options.optional(),
	dropdown_allow_multiple: z.boolean().optional(),
});
const updated = z.strictObject({ ...changeable, dropdown_options: options }).partial();

/** Feishu docs: Create, Update, Delete ticket custom field. None answers with data. */
export function fieldWriting(state: State): Hono<SandboxEnv> {
	const find = (id: string): TicketField => {
		const found = state.records.ticketFields.find((one) => one.ticket_customized_field_id === id);
		if (!found) throw badRequest('no such custom field in this helpdesk');
		return found;
	};
	return new Hono<SandboxEnv>()
		.post('/helpdesk/v1/ticket_customized_fields', (c) => {
			checkUser(c, state, { scopes: WRITES, roles: MANAGERS });
			const body = bodyOf(c, created);
			if (state.records.ticketFields.some(({ key_name: key }) => key === body.key_name)) {
				throw badRequest('key_name is taken');
			}
			const now = String(Date.now());
			const { dropdown_options: dropdown, dropdown_allow_multiple: multiple } = body;
			const { display_name, position, description, visible, required, key_name } = body;
			state.records.ticketFields.push({
				...{ display_name, position, description, visible, required, key_name },
				field_type: body.field_type,
				...(dropdown && { dropdown_options: dropdown }),
				...(multiple !== undefined && { dropdown_allow_multiple: multiple }),
				ticket_customized_field_id: state.tickets.ids.next(),
				editable: true,
				created_at: now,
				updated_at: now,
			});
			return accept(c, { msg: 'success' });
		})
		.patch('/helpdesk/v1/ticket_customized_fields/:id', (c) => {
			checkUser(c, state, { scopes: WRITES, roles: MANAGERS });
			const before = find(c.req.param('id'));
			const body = bodyOf(c, updated);
			replace(state.records.ticketFields, before, {
				...before,
				...body,
				updated_at: String(Date.now()),
			});
			return accept(c, { msg: 'success' });
		})
		.delete('/helpdesk/v1/ticket_customized_fields/:id', (c) => {
			checkUser(c, state, { scopes: WRITES, roles: MANAGERS });
			const before = find(c.req.param('id'));
			state.records.ticketFields.splice(state.records.ticketFields.indexOf(before), 1);
			return accept(c, { msg: 'success', data: {} });
		});
}

function levelsOf(children: readonly DropdownOption[]): number {
	return (
		1 + Math.max(0, ...children.map((child) => (child.children ? levelsOf(child.children) : 0)))
	);
}
