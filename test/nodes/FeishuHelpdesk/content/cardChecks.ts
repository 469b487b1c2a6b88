import { checkCardElements } from '../../../../nodes/FeishuHelpdesk/content/cardSchema/checkCard';
import { InputError } from '../../../../nodes/FeishuHelpdesk/shared/inputError';
import type { JsonObject, JsonValue } from '../../../../nodes/FeishuHelpdesk/shared/json';

/** What the user reads when a card is refused: what is wrong, and what to do about it. */
export type Refusal = readonly [problem: string, hint: string];

/**
 * @param check what may refuse
 * @returns the refusal, `undefined` when there was none
 */
export function refusalOf(check: () => unknown): Refusal | undefined {
	try {
		check();
		return undefined;
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return [error.problem, error.hint];
	}
}

/** @returns why the whole card is refused, `undefined` when it is taken */
export const ofCard = (card: JsonObject): Refusal | undefined =>
	refusalOf(() => {
		checkCardElements(card, 'Card (JSON)');
	});

/** @returns why a card of these elements is refused, `undefined` when it is taken */
export const ofElements = (...elements: JsonValue[]): Refusal | undefined => ofCard({ elements });

export const PLAIN = { tag: 'plain_text', content: 'a' };
export const MARKDOWN = { tag: 'markdown', content: 'a' };
export const BUTTON = { tag: 'button', text: PLAIN };
export const HR = { tag: 'hr' };
export const IMG = { tag: 'img', img_key: 'img_1', alt: PLAIN };

/** @returns a column set of one column */
export const column = (...elements: JsonObject[]): JsonObject => ({
	tag: 'column_set',
	columns: [{ tag: 'column', elements }],
});

/** @returns a form */
export const form = (...elements: JsonObject[]): JsonObject => ({
	tag: 'form',
	name: 'f',
	elements,
});

/** @returns the buttons and menus of a row */
export const action = (...actions: JsonObject[]): JsonObject => ({ tag: 'action', actions });
