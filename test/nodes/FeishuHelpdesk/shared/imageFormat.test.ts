import {
	imageFormatNamed,
	imageFormatOf,
	withExtension,
} from '../../../../nodes/FeishuHelpdesk/shared/imageFormat';
import { gif, PNG } from '../../../support/images';

test('bytes tell the format', () => {
	expect(imageFormatOf(PNG)).toEqual({ type: 'png', mimeType: 'image/png' });
	expect(imageFormatOf(gif(1, 1))).toEqual({ type: 'gif', mimeType: 'image/gif' });
	expect(imageFormatOf(Buffer.from('BM is text'))).toBeUndefined();
	expect(imageFormatOf(Buffer.alloc(0))).toBeUndefined();
});

test.each([
	['image/jpg', 'jpg'],
	['IMAGE/PNG', 'png'],
	[' image/x-png', 'png'],
	['application/octet-stream', undefined],
	['constructor', undefined],
])('the header %s names %s', (header, type) => {
	expect(imageFormatNamed(header)?.type).toBe(type);
});

test.each([
	['photo', 'png', 'photo.png'],
	['photo.png', 'png', 'photo.png'],
	['photo.PNG', 'png', 'photo.PNG'],
	['photo.jpg', 'png', 'photo.png'],
	['photo.jpeg', 'jpg', 'photo.jpeg'],
	['scan.tif', 'tiff', 'scan.tif'],
	['download.bin', 'png', 'download.png'],
	['v1.2', 'png', 'v1.2.png'],
] as const)('%s with the content of a %s is called %s', (name, type, result) => {
	expect(withExtension(name, { type, mimeType: '' })).toBe(result);
});
