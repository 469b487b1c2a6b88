import { cardContent } from '../../../../nodes/FeishuHelpdesk/content/card';

const CARD = { header: { title: { tag: 'plain_text', content: 'T' } }, elements: [{ tag: 'hr' }] };
const read = (value: unknown) => cardContent(value, 'Card').content;

describe('what people paste', () => {
	test.each([
		['a card of JSON 1.0', CARD, CARD],
		['the same as text', JSON.stringify(CARD), CARD],
		['as a language model writes it', `\`\`\`json\n${JSON.stringify(CARD)}\n\`\`\`\n`, CARD],
		['a card in the payload of a bot', { msg_type: 'interactive', card: CARD }, CARD],
		['a file that the card builder exports', { name: 'n', dsl: CARD, variables: [] }, CARD],
		['a card as text in a payload', { msg_type: 'interactive', card: JSON.stringify(CARD) }, CARD],
		[
			'elements by language',
			{ i18n_elements: { zh_cn: [{ tag: 'hr' }] } },
			{ i18n_elements: { zh_cn: [{ tag: 'hr' }] } },
		],
		[
			'a template',
			{ type: 'template', data: { template_id: 'AAq1' } },
			{ type: 'template', data: { template_id: 'AAq1' } },
		],
		[
			'a card with a header alone',
			{ header: CARD.header, elements: [] },
			{ header: CARD.header, elements: [] },
		],
	])('%s is taken', (_what, given, expected) => {
		expect(read(given)).toEqual(expected);
	});

	test.each([
		['code without an end', '```json\n{}', 'is not valid JSON'],
		['schema 2.0', { schema: '2.0', elements: [{ tag: 'hr' }] }, 'is a card of JSON 2.0'],
		['elements in a body', { body: { elements: [] }, header: {} }, 'is a card of JSON 2.0'],
		['2.0 in a payload', { card: { schema: '2.0' } }, 'is a card of JSON 2.0'],
		['2.0 in a file of the card builder', { dsl: { schema: '2.0' } }, 'is a card of JSON 2.0'],
		['null for all elements', { elements: null, i18n_elements: null }, 'it has no "elements"'],
		['a card entity', { type: 'card', data: { card_id: '1' } }, 'is a card entity'],
		['a template without id', { type: 'template', data: {} }, 'template without "template_id"'],
		['elements that are text', { elements: 'hr' }, '"elements" that are not a list'],
		['languages that are a list', { i18n_elements: [] }, '"i18n_elements" that are not an object'],
	])('%s is refused', (_what, given, message) => {
		expect(() => read(given)).toThrow(message);
	});
});
