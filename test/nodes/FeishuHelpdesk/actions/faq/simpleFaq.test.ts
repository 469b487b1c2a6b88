import type { JsonObject } from '../../../../../nodes/FeishuHelpdesk/shared/json';
import {
	imageKeysOf,
	richAnswerText,
} from '../../../../../nodes/FeishuHelpdesk/actions/faq/richAnswer';
import { simpleFaq } from '../../../../../nodes/FeishuHelpdesk/actions/faq/simpleFaq';

describe('richAnswerText', () => {
	it('writes links as text and address, breaks lines, and leaves pictures out', () => {
		expect(
			richAnswerText({
				answer_richtext: [
					{ type: 'text', content: 'Open ' },
					{ type: 'hyperlink', text: 'the page', url: 'https://example.com/a?b=(c)' },
					{ type: 'text', content: '' },
					{ type: 'img', key: 'img_1', src: 'https://example.com/img_1' },
					{ type: 'line break' },
					{ type: 'text', content: '完成 🎉' },
				],
			}),
		).toBe('Open the page (https://example.com/a?b=(c))\n\n完成 🎉');
	});

	it.each([
		['https://example.com', 'https://example.com', 'https://example.com'],
		['', 'https://example.com', 'https://example.com'],
		['no address', '', 'no address'],
	])('writes the link "%s" to "%s" once', (text, url, expected) => {
		expect(richAnswerText({ answer_richtext: [{ type: 'hyperlink', text, url }] })).toBe(expected);
	});

	it.each<JsonObject>([
		{},
		{ answer_richtext: null },
		{ answer_richtext: 'text' },
		{ answer_richtext: [1, null] },
	])('is empty for %j', (faq) => {
		expect(richAnswerText(faq)).toBe('');
	});

	it('leaves out nodes of kinds that are not documented', () => {
		expect(richAnswerText({ answer_richtext: [{ type: 'video', content: 'x' }, {}] })).toBe('');
	});
});

describe('imageKeysOf', () => {
	it('names each picture once, in order', () => {
		const answer_richtext = ['b', 'a', 'b', ''].map((key) => ({ type: 'img', key }));
		expect(imageKeysOf({ answer_richtext })).toEqual(['b', 'a']);
	});
});

describe('simpleFaq', () => {
	it('prefers the plain answer, and makes one of the rich answer where it is empty', () => {
		const answer_richtext = [{ type: 'text', content: 'rich' }];
		expect(simpleFaq({ answer: 'plain', answer_richtext }).answer).toBe('plain');
		expect(simpleFaq({ answer: '', answer_richtext }).answer).toBe('rich');
		expect(simpleFaq({ answer_richtext }).answer).toBe('rich');
	});

	it('reads times in seconds, and the older names of IDs', () => {
		expect(
			simpleFaq({
				id: '1',
				create_time: 1596379008,
				update_time: 0,
				expire_time: 1596379009,
				categories: [{ id: '2' }],
			}),
		).toMatchObject({
			faq_id: '1',
			created_at: '2020-08-02T14:36:48.000Z',
			updated_at: null,
			expire_time: '2020-08-02T14:36:49.000Z',
			category_ids: ['2'],
			category_names: [null],
		});
	});

	it('has all its fields even if Feishu sends none', () => {
		expect(simpleFaq({})).toEqual({
			faq_id: null,
			question: null,
			answer: '',
			tags: [],
			category_names: [],
			category_ids: [],
			created_at: null,
			updated_at: null,
			expire_time: null,
			created_by: null,
			updated_by: null,
			image_keys: [],
		});
	});
});
