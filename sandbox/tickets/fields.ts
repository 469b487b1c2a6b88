import { TICKET_FIELDS } from '../knowledge/ticketFields';
import type { DropdownOption } from '../knowledge/dropdown';
import type { Draws } from './random';
import type { TicketField } from './ticket';

/** What people write, and what programs get wrong. */
const TEXTS = [
	'NB-01234',
	'line one\nline two',
	'{"not": "json"}',
	'=SUM(A1)',
	'C:\\temp\\{{ $json.x }}',
	"O'Brien's phone & tablet <T14> 🔥",
	' ',
] as const;

/** @returns values of some of the fields; none at all for about half of the tickets */
export function drawFields(draws: Draws): TicketField[] {
	const count = Math.max(0, draws.int(-7, 7));
	return TICKET_FIELDS.slice(0, count).map((field) => ({
		id: field.ticket_customized_field_id,
		key_name: field.key_name,
		display_name: field.display_name,
		value: drawValue(draws, field.dropdown_options?.children ?? []),
		position: Number(field.position),
		required: field.required,
		editable: field.editable,
	}));
}

/** Feishu docs: Get a ticket: the value of a dropdown is the name of the choice. */
function drawValue(draws: Draws, choices: readonly DropdownOption[]): string {
	const choice = choices[draws.int(0, choices.length - 1)];
	return choice?.display_name ?? draws.pick(TEXTS);
}
