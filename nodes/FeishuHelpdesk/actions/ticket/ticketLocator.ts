import type { INodeProperties } from 'n8n-workflow';

import { idLocator, parseId } from '../../fields/locator';
import { excerpt, InputError } from '../../shared/inputError';
import { plainText } from '../../shared/row';
import type { NamedId } from '../../engine/naming';
import type { Params } from '../../engine/params';

const NAME = 'ticketId';

const base = idLocator({
	displayName: 'Ticket',
	name: NAME,
	description: 'The ticket',
	listHint: 'The latest tickets; search by the name of the guest or by ticket ID',
	search: 'searchTickets',
	placeholder: 'e.g. 6945345902185807891',
});

/** Names a ticket: from the list, by link or by ID. */
export const ticketLocator: INodeProperties = {
	...base,
	modes: [
		...(base.modes ?? []),
		{
			displayName: 'By Link',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://example.feishu.cn/helpdesk/…/6945345902185807891',
			hint: "A link to the ticket from Feishu's pages that holds its ID",
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*https?://\\S*\\d{10}\\S*\\s*$',
						errorMessage: 'Enter a link that holds the ID of the ticket',
					},
				},
			],
		},
	],
};

/**
 * @param params the item's fields
 * @returns the ID of the ticket
 * @throws {InputError} when there is none
 */
export function readTicketId(params: Params): string {
	const field = ticketLocator.displayName;
	const located = params.locator(NAME);
	const text = plainText(located.value, field);
	return parseId({ value: /^\s*https?:\/\//i.test(text) ? idInLink(text, field) : text }, field);
}

/**
 * @param ticketId the ticket
 * @returns what a failure says of it
 */
export const ticketNamed = (ticketId: string): NamedId => ({
	field: ticketLocator.displayName,
	value: ticketId,
});

/** Feishu documents no form of such links; IDs are long numbers, and a named one is the surest. */
function idInLink(link: string, field: string): string {
	const named = /ticket[_-]?id(?:=|%3D|\/)(\d{10,})/i.exec(link)?.[1];
	const numbers = link.match(/\d{10,}/g) ?? [];
	const id = named ?? numbers.at(-1);
	if (id !== undefined) return id;
	throw new InputError(
		field,
		`is a link that holds no ID of a ticket: '${excerpt(link.trim(), 80)}'`,
		'Choose the ticket from the list, or enter its ID.',
	);
}
