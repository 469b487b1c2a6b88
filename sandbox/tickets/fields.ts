import type { Draws } from './random';
import type { TicketField } from './ticket';

/** The custom fields that tickets carry, and values they may have. */
export const TICKET_FIELDS = [
	{
		id: '6834320707288072194',
		key_name: 'urgency',
		display_name: 'Urgency 紧急程度',
		values: ['low', 'high', '紧急 🔥'],
	},
	{
		id: '6834320707288072195',
		key_name: 'device',
		display_name: 'Device',
		values: ['MacBook Pro 14"', 'ThinkPad <T14>', "O'Brien's phone & tablet"],
	},
	{
		id: '6834320707288072196',
		key_name: 'remark_备注',
		display_name: 'Remark (备注)',
		values: ['line one\nline two', '{"not": "json"}', '=SUM(A1)', 'C:\\temp\\{{ $json.x }}', ' '],
	},
] as const;

/** @returns values of some of the fields; none at all for about half of the tickets */
export function drawFields(draws: Draws): TicketField[] {
	const count = Math.max(0, draws.int(-3, TICKET_FIELDS.length));
	return TICKET_FIELDS.slice(0, count).map(({ values, ...field }, index) => ({
		...field,
		value: draws.pick<string>(values),
		position: index + 1,
		required: index === 0,
		editable: true,
	}));
}
