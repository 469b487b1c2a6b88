import { checkImageFile } from '../../../../nodes/FeishuHelpdesk/content/imageFile';
import { gif, PNG } from '../../../support/images';

async function* inChunks(bytes: Buffer, size = 7) {
	for (let start = 0; start < bytes.length; start += size) {
		yield await Promise.resolve(bytes.subarray(start, start + size));
	}
}

const check = (bytes: Buffer) =>
	checkImageFile({ fileName: 'a', open: () => inChunks(bytes) }, 'Input Data Field Name');
const pad = (head: Buffer | string) => Buffer.concat([Buffer.from(head), Buffer.alloc(64)]);

/** The box of brands that HEIC, AVIF and MP4 begin with. */
function brands(major: string, ...compatible: string[]) {
	const box = Buffer.from(`\0\0\0\0ftyp${major}\0\0\0\0${compatible.join('')}`);
	box.writeUInt32BE(box.length, 0);
	return Buffer.concat([box, Buffer.alloc(64)]);
}

test.each([
	['PNG', PNG, 'image/png'],
	['GIF', gif(2000, 2000), 'image/gif'],
	['JPEG with an unreadable size', pad(Buffer.from([0xff, 0xd8, 0xff, 0xe0])), 'image/jpeg'],
	['HEIC', pad('\0\0\0\x18ftypheic'), 'image/heic'],
	['HEIC by a compatible brand', brands('mif1', 'mif1', 'heic'), 'image/heic'],
	['HEIC of several layers', brands('heim', 'mif1'), 'image/heic'],
	['a sequence', brands('hevs', 'msf1'), 'image/heic'],
	['a picture that names no coding', brands('mif1', 'miaf'), 'image/heic'],
	['TIFF with an unreadable size', pad('II*\0'), 'image/tiff'],
])('%s is known by its content', async (_type, bytes, mimeType) => {
	await expect(check(bytes)).resolves.toMatchObject({ mimeType, size: bytes.length });
});

test.each([
	['text that begins like a bitmap', Buffer.from('BM is how this sentence begins, nothing else')],
	['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')],
	['PDF', pad('%PDF-1.7')],
	['AVIF', brands('avif', 'mif1', 'miaf')],
	['AVIF that begins like HEIC', brands('mif1', 'avif', 'miaf')],
	['MP4', brands('isom', 'mp42')],
	['one byte', Buffer.from([0])],
])('%s is refused', async (_type, bytes) => {
	await expect(check(bytes)).rejects.toThrow('not an image Feishu takes');
});

test('a GIF of 2001 pixels is refused', async () => {
	await expect(check(gif(2001, 1))).rejects.toThrow('2001 × 1 pixels');
});

test.each([
	['SVG', Buffer.from('<?xml version="1.0"?><svg/>'), 'an SVG. Put the Edit Image node'],
	['AVIF', brands('mif1', 'avif'), 'an AVIF. Put the Edit Image node'],
	['PDF', pad('%PDF-1.7'), 'a PDF. n8n cannot draw its pages'],
	['MP4', brands('isom', 'mp42'), 'a video'],
	['a login page', Buffer.from('<!DOCTYPE html><p>Log in'), 'a web page'],
	['an error of an API', Buffer.from('{"code":1}'), 'probably JSON'],
	['text', Buffer.from('Hello'), 'For another kind of picture: Put the Edit Image node'],
])('the refusal of %s says how to go on', async (_type, bytes, advice) => {
	await expect(check(bytes)).rejects.toMatchObject({
		hint: expect.stringContaining(advice) as string,
	});
});
