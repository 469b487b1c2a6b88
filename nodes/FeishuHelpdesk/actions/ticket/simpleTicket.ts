import type { IDataObject } from 'n8n-workflow';

import { type JsonObject, listIn, objectIn, textOrNull } from '../../shared/json';
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

/**
 * Two fields may have the same name; then the key, which is unique, stands behind it, and behind the name
 * of a field that is called like that.
 */
function fieldsByName(fields: readonly JsonObject[]): IDataObject {
	const names = fields.map(
		({ display_name, key_name }) => textOrNull(display_name) ?? textOrNull(key_name) ?? '',
	);
	const isTwin = (name: string) => names.indexOf(name) !== names.lastIndexOf(name);
	const labels: string[] = [];
	for (const twins of [true, false]) {
		fields.forEach(({ key_name, id }, index) => {
			const name = names[index] ?? '';
			if (isTwin(name) !== twins) return;
			const behind = ` (${textOrNull(key_name) ?? textOrNull(id) ?? index})`;
			let label = twins ? name + behind : name;
			while (labels.includes(label)) label += behind;
			labels[index] = label;
		});
	}
	return Object.fromEntries(
		fields.map(({ value }, index) => [labels[index], value]),
	) as IDataObject;
}
