import { imageContent, parseImageKey } from '../../../../nodes/FeishuHelpdesk/content/image';
import { refusalOf } from './cardChecks';

const HINT =
	"An image key looks like 'img_v3_…' and comes from uploading the image with the same app. To send a file, choose 'Binary File' as the image source.";

test('a message of an image holds its key', () => {
	expect(imageContent('img_v3_1')).toEqual({
		msg_type: 'image',
		content: { image_key: 'img_v3_1' },
	});
});

test.each([
	['img_1', 'img_1'],
	['img_v3_02bc-1F0e', 'img_v3_02bc-1F0e'],
	[' img_v3_1\n', 'img_v3_1'],
	['\u200bimg_v3_1\ufeff', 'img_v3_1'],
])('%j is the key %j', (typed, key) => {
	expect(parseImageKey(typed, 'Image Key')).toBe(key);
});

test.each(['', ' ', '\u200b'])('%j is empty', (typed) => {
	expect(refusalOf(() => parseImageKey(typed, 'Image Key'))).toEqual(['is empty', HINT]);
});

test.each([
	'img_',
	'img',
	'IMG_1',
	'file_v3_1',
	'my img_1',
	'img_1 2',
	'img_1.png',
	'https://example.com/img_1',
])("'%s' is no key", (typed) => {
	expect(refusalOf(() => parseImageKey(typed, 'Image Key'))).toEqual([
		`is not an image key: '${typed}'`,
		HINT,
	]);
});

test('a long one is shortened, and the field is named', () => {
	expect(() => parseImageKey('x'.repeat(41), 'Image Key')).toThrow(
		`'Image Key' is not an image key: '${'x'.repeat(40)}…'`,
	);
});
