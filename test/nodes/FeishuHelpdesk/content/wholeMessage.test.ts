import { parsePost } from '../../../../nodes/FeishuHelpdesk/content/post';
import { unwrapMessage } from '../../../../nodes/FeishuHelpdesk/content/wholeMessage';
import type { JsonObject } from '../../../../nodes/FeishuHelpdesk/shared/json';

const CARD = { elements: [{ tag: 'div', text: { tag: 'plain_text', content: 'Hi' } }] };
const TEMPLATE = { type: 'template', data: { template_id: 'AAq1' } };
const POST = { zh_cn: { title: 'T', content: [[{ tag: 'text', text: 'Hi' }]] } };
const text = (value: unknown) => JSON.stringify(value);

test.each<[string, JsonObject, JsonObject]>([
	['a card itself', CARD, CARD],
	['a template itself', TEMPLATE, TEMPLATE],
	[
		'the request of the message API',
		{ receive_id: 'ou_1', msg_type: 'interactive', content: text(CARD) },
		CARD,
	],
	['the same with its content as an object', { msg_type: 'interactive', content: CARD }, CARD],
	['a template in it', { msg_type: 'interactive', content: text(TEMPLATE) }, TEMPLATE],
	[
		'the request of the helpdesk API',
		{
			msg_type: 'interactive',
			content: text(CARD),
			receiver_id: 'ou_1',
			receive_type: 'user',
		},
		CARD,
	],
	['the payload of a group bot', { msg_type: 'interactive', card: CARD }, CARD],
	['its card as text', { msg_type: 'interactive', card: text(CARD) }, CARD],
	['a card in a bot payload in a request', { content: { card: CARD } }, CARD],
	[
		'an answer of the message API',
		{ msg_type: 'interactive', body: { content: text(CARD) } },
		CARD,
	],
	['a message of an event', { message_type: 'interactive', content: text(CARD) }, CARD],
	[
		'content that was serialised twice',
		{ msg_type: 'interactive', content: text(text(CARD)) },
		CARD,
	],
	['content without a type', { receive_id: 'x', content: text(CARD) }, CARD],
])('takes the card out of %s', (_, value, card) => {
	expect(unwrapMessage(value, 'interactive', 'Card (JSON)')).toEqual(card);
});

test.each<[string, unknown]>([
	['a post by language', POST],
	['a post below its key', { post: POST }],
	['the request of the message API', { msg_type: 'post', content: text(POST), receive_id: 'x' }],
	['the payload of a group bot', { msg_type: 'post', content: { post: POST } }],
	['a whole message given as text', text({ msg_type: 'post', content: text({ post: POST }) })],
	['a message that was received', { message_type: 'post', content: text(POST.zh_cn) }],
])('takes the rich text out of %s', (_, value) => {
	expect(parsePost(value, 'Rich Text (JSON)')).toEqual(POST);
});

test.each<[unknown, string, string]>([
	[
		{ msg_type: 'text', content: '{"text":"Hi"}' },
		"is a whole message of the type 'text'",
		'Choose the message type Text for it, or paste the content of a Rich Text.',
	],
	[
		{ msg_type: 'share_chat', content: '{}' },
		"is a whole message of the type 'share_chat'",
		'The helpdesk does not take this type. Paste the content of a Rich Text.',
	],
	[
		{ msg_type: 'post', content: 'Hi' },
		'is a whole message whose "content" is not the JSON of an object',
		'Paste only what belongs into the Rich Text',
	],
	[{ zh_cn: { content: [] }, fr_fr: {} }, "has an unknown language 'fr_fr'", 'Languages: zh_cn'],
	[
		{ msg_type: 'post', content: [[{ tag: 'nope' }]] },
		"unknown tag 'nope' as element 1 in paragraph 1 of 'zh_cn'",
		'text, a, at',
	],
])('refuses %j', (value, problem, hint) => {
	expect(() => parsePost(value, 'Rich Text (JSON)')).toThrow(
		expect.objectContaining({
			problem: expect.stringContaining(problem) as string,
			hint: expect.stringContaining(hint) as string,
		}) as Error,
	);
});
