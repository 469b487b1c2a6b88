import { isCardAddress } from '../../../../nodes/FeishuHelpdesk/content/cardSchema/addresses';
import type { JsonObject, JsonValue } from '../../../../nodes/FeishuHelpdesk/shared/json';
import { action, BUTTON, ofElements, PLAIN } from './cardChecks';

const IN_QUOTES = 'Put it in quotes: {{ JSON.stringify(String(…)) }}.';
const WHOLE_ADDRESS =
	'Write the whole address, e.g. https://example.com/page. One wrong link makes Feishu refuse the whole card.';
const UPLOAD = "Upload the image first (resource 'Image') and write its key, 'img_v3_…'.";

const link = (url: JsonValue) => action({ ...BUTTON, url });
const img = (key: JsonValue): JsonObject => ({ tag: 'img', img_key: key, alt: PLAIN });

describe('the key of an image', () => {
	test.each(['img_v3_02bc_1f0e', 'img_1', '7cdd0b2a-1f3c-4b7e-9c5f-0a1b2c3d4e5f'])(
		'%s is taken',
		(key) => {
			expect(ofElements(img(key))).toBeUndefined();
		},
	);

	test.each(['https:example.com', 'images/a.png', 'my image', 'C:a.png'])('%s is none', (key) => {
		expect(ofElements(img(key))).toEqual([
			`has '${key}' at elements[0].img_key, where an image key belongs`,
			UPLOAD,
		]);
	});

	test('an empty one is refused as such', () => {
		expect(ofElements(img(''))).toEqual(['has nothing at elements[0].img_key', 'Fill it in.']);
	});
});

describe('the address of a button', () => {
	test.each([
		'https://example.com/page',
		'http://example.com',
		' https://example.com ',
		'lark://msgcard/unsupported_action',
		'',
	])("'%s' is taken", (url) => {
		expect(ofElements(link(url))).toBeUndefined();
	});

	test.each(['example.com', ' ', 'javascript:alert(1)', 'mailto:a@example.com', 'https://'])(
		"'%s' is refused",
		(url) => {
			expect(ofElements(link(url))).toEqual([
				`has '${url}' at elements[0].actions[0].url, where a web address belongs`,
				WHOLE_ADDRESS,
			]);
		},
	);

	test('a number is no text', () => {
		expect(ofElements(link(1))).toEqual([
			'has 1 at elements[0].actions[0].url, where text belongs',
			IN_QUOTES,
		]);
	});

	test.each([
		['lark://x', true],
		['LARK://x', true],
		['lark://', false],
		['lark:/x', false],
		['xlark://x', false],
		['lark://a b', false],
		['lark://a\u0000', false],
		['lark://a ', false],
		['https://example.com', true],
		['ftp://example.com', false],
	])("'%s' as the address of a card: %s", (address, isTaken) => {
		expect(isCardAddress(address)).toBe(isTaken);
	});
});
