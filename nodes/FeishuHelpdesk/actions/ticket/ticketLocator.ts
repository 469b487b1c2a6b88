import { idLocator } from '../../fields/locator';
import { excerpt, InputError } from '../../shared/inputError';
import { ticketSearch } from './ticketSearch';

/** Names a ticket: from the list, by ID or by link. */
export const ticketLocator = idLocator({
	displayName: 'Ticket',
	name: 'ticketId',
	description: 'The ticket',
	listHint: 'The latest tickets; search by the name of the guest or by ticket ID',
	search: ticketSearch,
	placeholder: 'e.g. 6945345902185807891',
	modes: [
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
						// One way to match only: n8n gives a regex 250 ms, and a pasted page must not use them up.
						regex: '^\\s*https?://(?=\\S*?\\d{10})\\S+\\s*$',
						errorMessage: 'Enter a link that holds the ID of the ticket',
					},
				},
			],
		},
	],
	idIn: (text, field) => (/^\s*https?:\/\//i.test(text) ? idInLink(text, field) : text),
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
