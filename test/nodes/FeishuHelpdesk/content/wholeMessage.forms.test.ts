import type { MessageType } from '../../../../nodes/FeishuHelpdesk/content/messageTypes';
import { unwrapMessage } from '../../../../nodes/FeishuHelpdesk/content/wholeMessage';
import type { JsonObject, JsonValue } from '../../../../nodes/FeishuHelpdesk/shared/json';
import { refusalOf } from './cardChecks';

const CARD = { elements: [{ tag: 'hr' }] };
const unwrap = (value: JsonObject, type: MessageType = 'interactive') =>
	unwrapMessage(value, type, 'Card (JSON)');

/** @returns a value that was serialised so many times */
const serialised = (value: JsonValue, times: number): JsonValue =>
	times === 0 ? value : serialised(JSON.stringify(value), times - 1);

/** @returns a card in so many messages, each inside the next */
const wrapped = (times: number): JsonObject =>
	times === 0 ? CARD : { msg_type: 'interactive', content: wrapped(times - 1) };

describe('what is no whole message stays as it is', () => {
	test.each<[string, JsonObject]>([
		['an empty object', {}],
		['a card with a body, as JSON 2.0 has it', { body: { elements: [] } }],
		['a body with a content, but without a type', { body: { content: '{}' } }],
		['a card that has an attribute of that name', { ...CARD, card: { a: 1 } }],
		['the body of a post', { title: 'T', content: [[{ tag: 'hr' }]] }],
		['a content that is a number', { content: 1 }],
		['a content that is nothing', { content: null }],
		['a type that is no word', { msg_type: 1, message_type: null, elements: [] }],
		['a type alone', { msg_type: 'interactive' }],
		['a type beside an empty body', { msg_type: 'interactive', body: {} }],
		['a type beside a body that is text', { msg_type: 'interactive', body: 'Hi' }],
		['another type alone', { msg_type: 'text', text: 'Hi' }],
	])('%s', (_what, value) => {
		expect(unwrap(value)).toBe(value);
	});
});

describe('whatever the message calls its type', () => {
	test.each([
		['msg_type', { msg_type: 'text' }],
		['message_type', { message_type: 'text' }],
		['msgType', { msgType: 'text' }],
		['the first that is a word', { msg_type: 0, message_type: 'text', msgType: 'post' }],
	])('%s is compared with what the field is for', (_name, type) => {
		expect(unwrap({ ...type, content: '{"text":"Hi"}' }, 'text')).toEqual({ text: 'Hi' });
		expect(refusalOf(() => unwrap({ ...type, content: '{"text":"Hi"}' }))).toEqual([
			"is a whole message of the type 'text', not the content of a message of the type 'interactive'",
			'Choose the message type Text for it, or paste the content of a Card.',
		]);
	});

	test.each<[type: string, field: MessageType, hint: string]>([
		['post', 'text', 'Choose the message type Rich Text for it, or paste the content of a Text.'],
		['image', 'post', 'Choose the message type Image for it, or paste the content of a Rich Text.'],
		[
			'interactive',
			'post',
			'Choose the message type Card for it, or paste the content of a Rich Text.',
		],
		['audio', 'interactive', 'The helpdesk does not take this type. Paste the content of a Card.'],
		[
			'toString',
			'interactive',
			'The helpdesk does not take this type. Paste the content of a Card.',
		],
	])('a message of the type %s, where one of the type %s belongs', (type, field, hint) => {
		expect(refusalOf(() => unwrap({ msg_type: type, content: '{}' }, field))).toEqual([
			`is a whole message of the type '${type}', not the content of a message of the type '${field}'`,
			hint,
		]);
	});

	test('a long type is shortened', () => {
		expect(() => unwrap({ msg_type: 'x'.repeat(41), content: '{}' })).toThrow(
			`'Card (JSON)' is a whole message of the type '${'x'.repeat(40)}…', not`,
		);
	});
});

describe('where the content stands', () => {
	test.each<[string, JsonObject]>([
		['below content, as an object, without a type', { content: CARD }],
		['below content before body', { msg_type: 'interactive', content: CARD, body: { content: 1 } }],
		['below body.content', { msg_type: 'interactive', body: { content: CARD } }],
		['below card, without a type', { card: CARD }],
		['below card, beside an empty body', { msg_type: 'interactive', body: {}, card: CARD }],
		['below card, before a content', { card: CARD, content: '{}' }],
		['below content, before a card', { msg_type: 'interactive', content: CARD, card: {} }],
	])('%s', (_where, value) => {
		expect(unwrap(value)).toEqual(CARD);
	});
});

describe('how deep a content may be hidden', () => {
	test.each([0, 1, 2, 3, 4])('serialised %d times', (times) => {
		expect(unwrap({ msg_type: 'interactive', content: serialised(CARD, times) })).toEqual(CARD);
	});

	test.each([0, 1, 2, 3, 4])('in %d messages', (times) => {
		expect(unwrap(wrapped(times))).toEqual(CARD);
	});

	test('five messages inside each other are a mistake: what is left is read as a card', () => {
		expect(unwrap(wrapped(5))).toEqual(wrapped(1));
	});
});

describe('a content that is none', () => {
	const NONE = 'is a whole message whose "content" is not the JSON of an object';

	test.each<[string, JsonValue]>([
		['text', 'Hello'],
		['broken JSON', '{"elements":['],
		['a number', 1],
		['nothing', null],
		['JSON of a number', '1'],
		['a list, which only a post may have', [[{ tag: 'hr' }]]],
		['what was serialised five times', serialised(CARD, 5)],
	])('%s is refused', (_what, content) => {
		expect(refusalOf(() => unwrap({ msg_type: 'interactive', content }))).toEqual([
			NONE,
			'Paste only what belongs into the Card: the content of the message, { … }.',
		]);
	});

	test('of a post, it may be its paragraphs', () => {
		const content = [[{ tag: 'text', text: 'Hi' }]];
		expect(unwrap({ msg_type: 'post', content }, 'post')).toEqual({ content });
		expect(unwrap({ msg_type: 'post', content: serialised(content, 1) }, 'post')).toEqual({
			content,
		});
	});

	test('the hint names what the field is for', () => {
		expect(refusalOf(() => unwrap({ msg_type: 'post', content: 1 }, 'post'))).toEqual([
			NONE,
			'Paste only what belongs into the Rich Text: the content of the message, { … }.',
		]);
	});
});
