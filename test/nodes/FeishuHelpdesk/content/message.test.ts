import {
	assertFits,
	encodeMessage,
	MAX_BODY_BYTES,
} from '../../../../nodes/FeishuHelpdesk/content/message';
import {
	MESSAGE_TYPES,
	type MessageType,
} from '../../../../nodes/FeishuHelpdesk/content/messageTypes';
import { refusalOf } from './cardChecks';

test('content is JSON in a text, whatever the author wrote', () => {
	expect(encodeMessage({ msg_type: 'text', content: { text: 'He said "a\\b"\n好' } })).toEqual({
		msg_type: 'text',
		content: '{"text":"He said \\"a\\\\b\\"\\n好"}',
	});
});

/** @returns a body of so many bytes */
function body(msg_type: MessageType, bytes: number) {
	const empty = { msg_type, content: '' };
	return { msg_type, content: 'x'.repeat(bytes - JSON.stringify(empty).length) };
}

describe('how large a message may be', () => {
	test.each<[MessageType, number]>([
		['text', 153_600],
		['post', 30_720],
		['image', 30_720],
		['interactive', 30_720],
	])('%s: %d bytes, and not one more', (type, most) => {
		expect(MAX_BODY_BYTES[type]).toBe(most);
		expect(
			refusalOf(() => {
				assertFits(body(type, most), 'Text');
			}),
		).toBeUndefined();
		expect(() => {
			assertFits(body(type, most + 1), 'Text');
		}).toThrow("'Text' is too large");
	});

	test.each<[MessageType, number, string]>([
		['text', 153_601, '150.1 kB, Feishu takes 150 kB'],
		['text', 153_702, '150.1 kB, Feishu takes 150 kB'],
		['text', 153_703, '150.2 kB, Feishu takes 150 kB'],
		['post', 30_721, '30.1 kB, Feishu takes 30 kB'],
		['interactive', 61_440, '60 kB, Feishu takes 30 kB'],
	])('%s of %d bytes: the refusal says %s', (type, bytes, sizes) => {
		expect(
			refusalOf(() => {
				assertFits(body(type, bytes), 'Text');
			})?.[0],
		).toBe(`is too large: the request would have ${sizes}`);
	});

	test('bytes count, not characters', () => {
		const empty = { msg_type: 'image' as const, content: '' };
		const room = MAX_BODY_BYTES.image - JSON.stringify(empty).length;
		const chinese = '好'.repeat(Math.floor(room / 3));
		const rest = 'x'.repeat(room % 3);
		const fits = (content: string) =>
			refusalOf(() => {
				assertFits({ ...empty, content }, 'Image');
			}) === undefined;
		expect(fits(chinese + rest)).toBe(true);
		expect(fits(`${chinese}${rest}x`)).toBe(false);
	});

	const SPLIT =
		'Shorten it, or add the option Split Long Text: it sends a text, or rich text from elements, Markdown or HTML, as several messages.';
	const SHORTEN = 'Shorten the content, or send it as several messages.';
	const hints: Record<MessageType, string> = {
		text: SPLIT,
		post: SPLIT,
		image: SHORTEN,
		interactive: SHORTEN,
	};

	test.each(MESSAGE_TYPES)('the hint of a %s names a way that it has', (type) => {
		expect(
			refusalOf(() => {
				assertFits(body(type, 200_000), 'Text');
			})?.[1],
		).toBe(hints[type]);
	});
});
