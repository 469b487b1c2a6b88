import { Hono } from 'hono';
import { z } from 'zod/v4';

import { agent, summaryOf } from '../agents/team';
import { CREDENTIALS } from '../app/credentials';
import { badRequest } from '../content/read';
import { accept } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { readQuery } from '../http/schema';
import { pageOf, pagingQuery, queryFlag } from '../knowledge/paging';
import { checkReader } from '../knowledge/reader';
import type { TicketField } from '../knowledge/ticketFields';
import { USER_FIELDS } from '../knowledge/userFields';
import type { State } from '../state/state';

const HELPDESK = { helpdesk_id: CREDENTIALS.helpdeskId };

const allQuery = z.object({ visible_only: queryFlag.default(false) });
const listQuery = z.object(pagingQuery);

/** Custom fields of tickets and users. Feishu docs: Custom fields, Ticket custom fields. */
export function fieldRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>()
		.get('/helpdesk/v1/customized_fields', (c) => {
			checkReader(c, state);
			const { visible_only: visibleOnly } = readQuery(c, allQuery);
			const shown = ({ visible }: { visible: boolean }): boolean => visible || !visibleOnly;
			return accept(c, {
				msg: 'success',
				data: {
					user_customized_fields: USER_FIELDS.filter(shown).map((field) => ({
						...field,
						...HELPDESK,
					})),
					ticket_customized_fields: state.records.ticketFields.filter(shown).map(withoutOptions),
				},
			});
		})
		.get('/helpdesk/v1/ticket_customized_fields', (c) => {
			checkReader(c, state);
			const query = readQuery(c, listQuery);
			// The filter `visible` is documented as a body of this GET. It is not looked at: most
			// HTTP clients drop such a body on the way.
			const page = pageOf(
				state.records.ticketFields,
				(field) => field.ticket_customized_field_id,
				query,
			);
			return accept(c, {
				msg: 'success',
				data: {
					has_more: page.has_more,
					// Not page_token, as everywhere else.
					next_page_token: page.has_more ? page.lastId : '',
					items: page.items.map(fieldView),
				},
			});
		})
		.get('/helpdesk/v1/ticket_customized_fields/:ticket_customized_field_id', (c) => {
			checkReader(c, state);
			const field = state.records.ticketFields.find(
				(one) => one.ticket_customized_field_id === c.req.param('ticket_customized_field_id'),
			);
			// The page lists no 154004.
			if (!field) throw badRequest('no such custom field in this helpdesk');
			return accept(c, { msg: 'success', data: fieldView(field) });
		});
}

function fieldView(field: TicketField): object {
	const owner = agent('001');
	const creator = { ...summaryOf(owner), email: owner.email };
	return { ...field, ...HELPDESK, created_by: creator, updated_by: creator };
}

/** The old list of all fields knows dropdowns, but not their options. */
function withoutOptions(field: TicketField): object {
	return { ...field, ...HELPDESK, dropdown_options: undefined };
}
