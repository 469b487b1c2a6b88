import type { Asking, Plan } from '../../engine/operation';
import { MAX_BUTTON_CHARACTERS, type CardButton } from '../../content/cardButtons';
import { questionCard } from '../../content/questionCard';
import type { Params } from '../../fields/params';
import { USER_ID_TYPES } from '../../fields/personId';
import { parseReceivers } from '../../fields/receiver';
import { linkHints } from '../../response/linkHints';
import { KEPT_AS, type Question } from '../../response/question';
import { hashOf, newToken } from '../../response/token';
import { InputError } from '../../shared/inputError';
import { personOf } from '../user/person';
import { deliver } from './deliver';
import { readLimit, readQuestion, type QuestionName } from './readQuestion';
import { RECEIVE_TYPES } from './receiveType';
import { approvalField } from './sendAndWaitFields';

type AskName =
	| QuestionName
	| 'receiver'
	| 'receiveType'
	| `options.${'onOpenTicket' | 'previewOnly' | 'userIdType'}`;

/** Reads the item, and plans a card for each person, with a link that only this person gets. */
export function askPeople(params: Params<AskName>): (Plan | InputError)[] {
	const field = params.label('receiver');
	const userIdType = params.choice('options.userIdType', ['auto', ...USER_ID_TYPES], 'auto');
	const receivers = parseReceivers(params.locator('receiver'), userIdType, field);
	const asked = readQuestion(params);
	const { labels, buttonsOf } = readButtons(params, asked.responseType);
	const limit = readLimit(params);
	const preview = params.flag('options.previewOnly');
	const delivery = {
		receiveType: params.choice('receiveType', RECEIVE_TYPES, 'user'),
		onOpenTicket: params.choice('options.onOpenTicket', ['fail', 'sendPrivately'], 'fail'),
		contentField: params.label('message'),
	};
	const wait: Asking['wait'] = (recipients) => {
		const till = limit();
		const question = { ...asked, id: newToken(), labels, ...(till !== undefined && { till }) };
		return {
			till,
			unanswered: { data: { approved: false, timedOut: true } },
			kept: { [KEPT_AS]: { json: JSON.stringify({ ...question, recipients }) } },
		};
	};

	return receivers.map((receiver) => {
		if (receiver instanceof InputError) return receiver;
		const person = personOf(receiver, field);
		const token = preview ? 'SET-WHEN-SENT' : newToken();
		const link = (query: Readonly<Record<string, string>>) => {
			const url = new URL(params.resumeUrl({ ...query, t: token }));
			if (preview) url.searchParams.set('signature', token);
			return url.href;
		};
		const card = questionCard(asked.subject, asked.message, buttonsOf(link));
		return {
			receiver: receiver.entered,
			lane: (found) => person.resolve(found).id,
			preview,
			needs: person.needs,
			hints: linkHints(link({})),
			steps: (found, out = []) =>
				deliver([card], person.resolve(found), delivery, person.address, out),
			asks: {
				recipient: ({ receiver_id: id, message_id: messageId }) => ({
					hash: hashOf(token),
					responder: { id: String(id), ...person.address },
					messageId: messageId === null ? null : String(messageId),
				}),
				wait,
			},
		};
	});
}

/** Makes a link of what it says. */
type Link = (query: Readonly<Record<string, string>>) => string;

interface Buttons {
	labels: Question['labels'];
	buttonsOf: (link: Link) => CardButton[];
}

function readButtons(
	params: Params<'approvalOptions' | 'options.messageButtonLabel'>,
	responseType: Question['responseType'],
): Buttons {
	if (responseType !== 'approval') {
		const name = 'options.messageButtonLabel';
		const text = labelOf(params.text(name), 'Respond', params.label(name));
		return {
			labels: { true: text },
			buttonsOf: (link) => [{ text, url: link({}), type: 'primary' }],
		};
	}
	const [row] = params.rows(approvalField, 'approval');
	const field = params.label('approvalOptions');
	const type = (column: 'buttonApprovalStyle' | 'buttonDisapprovalStyle', byDefault: Style) =>
		(row?.choice(column, STYLES, byDefault) ?? byDefault) === 'primary' ? 'primary' : 'default';
	const approve = labelOf(row?.text('approveLabel'), 'Approve', field);
	const yes = { text: approve, type: type('buttonApprovalStyle', 'primary') } as const;
	if (row?.choice('approvalType', ['single', 'double']) !== 'double') {
		return {
			labels: { true: approve },
			buttonsOf: (link) => [{ ...yes, url: link({ approved: 'true' }) }],
		};
	}
	const decline = labelOf(row.text('disapproveLabel'), 'Decline', field);
	const no = { text: decline, type: type('buttonDisapprovalStyle', 'secondary') } as const;
	return {
		labels: { true: approve, false: decline },
		buttonsOf: (link) => [
			{ ...yes, url: link({ approved: 'true' }) },
			{ ...no, url: link({ approved: 'false' }) },
		],
	};
}

const STYLES = ['primary', 'secondary'] as const;

type Style = (typeof STYLES)[number];

function labelOf(typed: string | undefined, byDefault: string, field: string): string {
	const label = (typed ?? '').replace(/\s+/g, ' ').trim() || byDefault;
	if (Array.from(label).length <= MAX_BUTTON_CHARACTERS) return label;
	throw new InputError(
		field,
		`has a button over ${MAX_BUTTON_CHARACTERS} characters`,
		'Shorten it; a longer text belongs in the message.',
	);
}
