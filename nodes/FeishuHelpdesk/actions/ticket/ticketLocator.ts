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
						regex:
							'^[\\s\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f]*https?://(?=\\S*?\\d{10})\\S+\\s*$',
						errorMessage: 'Enter a link that holds the ID of the ticket',
					},
				},
			],
		},
	],
	idIn: (text, field) => (/^\s*https?:\/\//i.test(text) ? idInLink(text, field) : text),
});

/**
 * Feishu documents no form of such links: an ID stands behind its name, or behind the word ticket in a path,
 * or it is the only long number of the path. Times and IDs of other things stand in links as well: of a
 * ticket that is called otherwise, as in `from_ticket_id=`, or behind the word of another thing in a path.
 */
function idInLink(link: string, field: string): string {
	const whole = decoded(link);
	const named = numbersIn(whole, /(?<![\w-])tickets?(?:[_-]?id)?=(\d{10,})(?![\w-])/gi);
	const called = numbersIn(whole, /tickets?(?:[_-]?id)?=(\d{10,})(?![\w-])/gi);
	const behindWord = numbersIn(
		pathsOf(whole),
		/(?<![a-z])tickets?(?:[_-]?id)?\/(\d{10,})(?![\w-])/gi,
	);
	const isSure = behindWord.length + named.length > 0;
	const first = isSure ? behindWord : numbersIn(pathsOf(whole), LONG_NUMBER);
	const candidates = [...new Set([...first, ...called])];
	const [id, ...more] = candidates;
	const shown = `'${excerpt(link, 80)}'`;
	const hint = 'Choose the ticket from the list, or enter its ID.';
	if (id === undefined) {
		throw new InputError(field, `is a link that holds no ID of a ticket: ${shown}`, hint);
	}
	if (more.length === 0) return id;
	const listed = candidates.map((each) => `'${each}'`).join(' and ');
	throw new InputError(
		field,
		`is a link in which ${listed} could be the ID of the ticket: ${shown}`,
		hint,
	);
}

/** Not behind the word of another thing, which then has the number. */
const LONG_NUMBER =
	/(?<![a-z\d])(?<!(?:faq|categor(?:y|ie)|message|skill|field|notification)s?\/)(\d{15,})(?![a-z\d])/gi;

/** Links are put into links, e.g. where somebody is sent after the login. */
function decoded(link: string, times = 3): string {
	const inner = link.replace(/%(?:2F|3A|3D|3F|23|26|25)/gi, (code) => decodeURIComponent(code));
	return times === 0 || inner === link ? inner : decoded(inner, times - 1);
}

/** Without host, queries and anchors; an anchor that begins with a slash is a path, of a single-page site. */
const pathsOf = (link: string): string =>
	link.replace(/^https?:\/\/[^/?#]*|\?[^#]*|#(?!!?\/)[^?]*/gi, '');

const numbersIn = (text: string, pattern: RegExp): string[] =>
	[...text.matchAll(pattern)].flatMap(([, number]) => number ?? []);
