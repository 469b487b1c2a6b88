import { htmlHint } from '../content/htmlHint';
import { mentionText } from '../content/mention';
import { nativeMentions } from '../content/mentionDialects';
import { MAX_BODY_BYTES } from '../content/message';
import { neutralise } from '../content/neutralise';
import { splitText } from '../content/splitText';
import { textContent } from '../content/text';
import type { Params } from '../fields/params';
import { identifierText } from '../shared/identifier';
import type { PreparedContent } from './contentKind';
import { mentionsField } from './mentionsField';

/** The request body has other fields beside the text; a kilobyte is room enough. */
const MAX_TEXT_BYTES = MAX_BODY_BYTES.text - 1_024;

type TextName = 'text' | 'mentions' | 'options.neutralizeMarkup' | 'options.splitLongText';

/**
 * Reads the fields of a text message.
 *
 * @param params the item's fields
 * @returns the text, in parts if it is long and may be split
 * @throws {InputError} naming the field
 */
export function readText(params: Params<TextName>): PreparedContent {
	const given = params.text('text');
	textContent(given);
	const { value, hints } = params.flag('options.neutralizeMarkup')
		? { value: neutralise(given), hints: [] }
		: nativeMentions(given);
	const whole = mentionText(readMentions(params)) + value;
	const parts = params.flag('options.splitLongText') ? splitText(whole, MAX_TEXT_BYTES) : [whole];
	return {
		field: params.label('text'),
		needs: [],
		hints: [...hints, ...htmlHint(given)],
		build: () => parts.map(textContent),
	};
}

const readMentions = (params: Params<'mentions'>): { userId: string; name: string }[] =>
	params.rows(mentionsField, 'mention').map((row) => ({
		userId:
			row.choice('who', ['person', 'all']) === 'all'
				? 'all'
				: identifierText(row.value('userId'), params.label('mentions'), row.place),
		name: row.text('name'),
	}));
