import { InputError, excerpt } from '../shared/inputError';
import type { JsonObject } from '../shared/json';
import { cardButtons, type CardButton } from './cardButtons';
import { CARD_COLORS, type CardColor } from './cardLooks';
import { fieldMarkdown } from './cardMarkdown';
import { composedCardText } from './cardText';
import { parseImageKey } from './image';
import { Hints } from './writing/hints';
import type { MessageContent } from './message';
import { neutralise } from './neutralise';

export { BUTTON_TYPES, CARD_COLORS, type ButtonType, type CardColor } from './cardLooks';

/** A card as a form describes it. Empty parts are left out of the card. */
export interface CardDraft {
	/** Shown as typed. */
	title: string;
	color: CardColor;
	/** Card Markdown. */
	markdown: string;
	/** Label as typed, value as card Markdown; two short ones stand side by side. */
	fields: readonly { label: string; value: string; short: boolean }[];
	imageKey: string;
	/** Shown, as typed, when the pointer rests on the image. */
	imageAlt: string;
	buttons: readonly CardButton[];
	/** A small grey line at the end, shown as typed. */
	note: string;
	/** Whether lines separate body, fields, image and buttons. */
	dividers: boolean;
	/** Whether the card is as wide as the window of the chat allows. */
	wideScreen: boolean;
}

/** A draft in the words of cards. */
export interface CardPlan {
	readonly draft: CardDraft;
	/** What had to be changed, in full sentences for the user; `[]` when nothing. */
	readonly hints: string[];
}

/**
 * Turns the texts of a draft into what cards show, see {@link composedCardText}.
 *
 * @param draft as a user filled it in
 * @param harmless whether other people wrote its texts, which must mention nobody and hide no link
 * @returns the draft for {@link buildPlanned}
 */
export function planCard(draft: CardDraft, harmless = false): CardPlan {
	const hints = new Hints();
	const plain = (text: string) => (harmless ? neutralise(text) : text);
	return {
		draft: {
			...draft,
			title: plain(draft.title),
			markdown: composedCardText(draft.markdown, { hasCode: true, harmless }, hints),
			// Where an expression found nothing: a label without a value, a button that opens nothing.
			fields: withText(
				draft.fields.map(({ label, value, short }) => ({
					label: plain(label),
					value: composedCardText(value, { hasCode: false, harmless }, hints),
					short,
				})),
				({ label, value }, nth) => [
					value,
					`Field ${nth} of the card ('${excerpt(label)}') has no value`,
				],
				hints,
			),
			imageAlt: plain(draft.imageAlt),
			buttons: withText(
				draft.buttons.map((button) => ({ ...button, text: plain(button.text) })),
				({ text, url }, nth) => [url, `Button ${nth} of the card ('${excerpt(text)}') has no link`],
				hints,
			),
			note: plain(draft.note),
		},
		hints: hints.list(),
	};
}

/** Leaves out what has no text where it matters, and says so. */
function withText<Part>(
	parts: readonly Part[],
	read: (part: Part, nth: number) => readonly [text: string, problem: string],
	hints: Hints,
): Part[] {
	return parts.filter((part, index) => {
		const [text, problem] = read(part, index + 1);
		if (!isText(text)) hints.add(`${problem}, so it was left out.`);
		return isText(text);
	});
}

/**
 * Builds a card of JSON 1.0, the only version that the helpdesk takes (Feishu docs: card JSON 1.0
 * structure). Body and values of fields are card Markdown; all other text comes out as typed.
 *
 * @param draft what the card says, as a user filled it in
 * @returns the message
 * @throws {InputError} naming field and element (counted from 1) that Feishu would refuse, or when
 *   the card has a title at most
 */
export const buildCard = (draft: CardDraft): MessageContent => buildPlanned(planCard(draft).draft);

/**
 * Builds a card of a draft of {@link planCard}.
 *
 * @param draft what the card says, in the words of cards
 * @returns the message
 * @throws {InputError} see {@link buildCard}
 */
export function buildPlanned(draft: CardDraft): MessageContent {
	// An expression can yield what the type does not allow.
	if (!CARD_COLORS.includes(draft.color)) {
		throw new InputError(
			'Color',
			`is not a color of Feishu: '${excerpt(String(draft.color))}'`,
			`Choose one of ${CARD_COLORS.join(', ')}.`,
		);
	}
	const sections = [...body(draft), ...fields(draft), ...image(draft), ...buttons(draft)];
	const elements = [...(draft.dividers ? divide(sections) : sections), ...note(draft)];
	if (elements.length === 0) {
		throw new InputError(
			'Body',
			'is empty, and so is the rest of the card',
			'Add a body, a field, an image, a button or a note: a title alone is not a card.',
		);
	}
	return {
		msg_type: 'interactive',
		content: {
			config: { wide_screen_mode: draft.wideScreen },
			...(isText(draft.title) && {
				header: { title: plain(draft.title), template: draft.color },
			}),
			elements,
		},
	};
}

const isText = (text: string) => text.trim() !== '';

const plain = (content: string): JsonObject => ({ tag: 'plain_text', content });

const divide = (sections: JsonObject[]): JsonObject[] =>
	sections.flatMap((section, index) => (index === 0 ? [section] : [{ tag: 'hr' }, section]));

// Every section is a list of one element, or of none.

function body({ markdown }: CardDraft): JsonObject[] {
	return isText(markdown) ? [{ tag: 'markdown', content: markdown }] : [];
}

function fields(draft: CardDraft): JsonObject[] {
	const cells = draft.fields.map(({ label, value, short }) => ({
		is_short: short,
		text: { tag: 'lark_md', content: fieldMarkdown(label, value) },
	}));
	return cells.length > 0 ? [{ tag: 'div', fields: cells }] : [];
}

function image({ imageKey, imageAlt }: CardDraft): JsonObject[] {
	if (!isText(imageKey)) return [];
	const key = parseImageKey(imageKey, 'Image Key');
	// Otherwise a tall image is cropped (Feishu docs: card JSON 1.0, image, `scale_type`).
	return [{ tag: 'img', img_key: key, alt: plain(imageAlt), scale_type: 'fit_horizontal' }];
}

function buttons(draft: CardDraft): JsonObject[] {
	const actions = cardButtons(draft.buttons);
	return actions.length > 0 ? [{ tag: 'action', actions }] : [];
}

function note(draft: CardDraft): JsonObject[] {
	return isText(draft.note) ? [{ tag: 'note', elements: [plain(draft.note)] }] : [];
}
