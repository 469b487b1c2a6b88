import type { IDataObject } from 'n8n-workflow';

import { isJsonObject, type JsonObject, listIn, objectIn, textOrNull } from '../../shared/json';
import {
	nameOf,
	SCORE_NAMES,
	SOLVED_NAMES,
	STAGE_NAMES,
	STATUS_NAMES,
} from '../../shared/ticketWords';
import { isoOfMs } from '../../shared/time';

/**
 * Makes a ticket flat: words beside numbers, ISO times, names of people, custom fields by the name
 * that users see.
 *
 * @param ticket as Feishu sent it (Feishu docs: helpdesk-v1, get ticket)
 * @returns the most useful fields; first what people look for in a table
 */
export function simpleTicket(ticket: JsonObject): IDataObject {
	const guest = objectIn(ticket, 'guest');
	const agent = objectIn(ticket, 'agent_owner');
	return {
		ticket_id: textOrNull(ticket.ticket_id),
		status_name: nameOf(STATUS_NAMES, ticket.status),
		stage_name: nameOf(STAGE_NAMES, ticket.ticket_type),
		guest_name: textOrNull(guest.name),
		agent_name: textOrNull(agent.name),
		created_at: isoOfMs(ticket.created_at),
		updated_at: isoOfMs(ticket.updated_at),
		closed_at: isoOfMs(ticket.closed_at),
		solved: nameOf(SOLVED_NAMES, ticket.solve ?? ticket.solved),
		// 0 until the guest rates.
		score: ticket.score === 0 ? null : nameOf(SCORE_NAMES, ticket.score),
		tags: listIn(ticket, 'tags').map(({ name }) => textOrNull(name)),
		guest_email: textOrNull(guest.email),
		guest_id: textOrNull(guest.id),
		agent_id: textOrNull(agent.id),
		status: ticket.status as number,
		stage: ticket.ticket_type as number,
		helpdesk_id: textOrNull(ticket.helpdesk_id),
		customized_fields: fieldsByName(listIn(ticket, 'customized_fields')),
	};
}

/** Two fields may have the same name; then the key, which is unique, stands behind it. */
function fieldsByName(fields: readonly JsonObject[]): IDataObject {
	const names = fields.map(
		(field) => textOrNull(field.display_name) ?? textOrNull(field.key_name) ?? '',
	);
	const entries = fields.map((field, index) => {
		const name = names[index] ?? '';
		const isTwin = names.indexOf(name) !== names.lastIndexOf(name);
		const { value } = field;
		const key = isTwin
			? `${name} (${textOrNull(field.key_name) ?? textOrNull(field.id) ?? index})`
			: name;
		return [key, isJsonObject(value) || Array.isArray(value) ? (value as IDataObject) : value];
	});
	return Object.fromEntries(entries) as IDataObject;
}
