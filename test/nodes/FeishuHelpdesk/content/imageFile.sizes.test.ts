import { createHash } from 'node:crypto';

import {
	checkImageFile,
	MAX_IMAGE_BYTES,
} from '../../../../nodes/FeishuHelpdesk/content/imageFile';
import { gif, PNG } from '../../../support/images';

const FIELD = 'Input Data Field Name';
const KB = 1024;

async function* chunksOf(bytes: Buffer, size: number) {
	for (let start = 0; start < bytes.length; start += size) {
		yield await Promise.resolve(bytes.subarray(start, start + size));
	}
}

const check = (bytes: Buffer, fileName = 'a.png', chunk = 64 * KB) =>
	checkImageFile({ fileName, open: () => chunksOf(bytes, chunk) }, FIELD);

/** @returns a PNG that claims a size */
function png(width: number, height: number) {
	const bytes = Buffer.from(PNG);
	bytes.writeUInt32BE(width, 16);
	bytes.writeUInt32BE(height, 20);
	return bytes;
}

/** @returns a bitmap that claims a size, with a header of so many bytes (40: of Windows) */
function bmp(width: number, height: number, header = 40) {
	const bytes = Buffer.alloc(26);
	bytes.write('BM');
	bytes.writeUInt32LE(header, 14);
	bytes.writeInt32LE(width, 18);
	bytes.writeInt32LE(height, 22);
	return bytes;
}

/** @returns a JPEG that claims to be 12,001 pixels wide, behind so many bytes */
function wideJpeg(metadata: number) {
	const parts = [Buffer.from([0xff, 0xd8])];
	for (let rest = metadata - 2; rest > 0; rest -= 50_000) {
		const segment = Buffer.alloc(Math.min(rest, 50_000));
		segment.writeUInt16BE(0xffe1, 0);
		segment.writeUInt16BE(segment.length - 2, 2);
		parts.push(segment);
	}
	const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, 0, 10, 0, 0]);
	frame.writeUInt16BE(12_001, 7);
	return Buffer.concat([...parts, frame, Buffer.alloc(100)]);
}

test('what comes out is what the upload needs', async () => {
	const opened: string[] = [];
	const open = () => {
		opened.push('again');
		return chunksOf(PNG, 7);
	};
	const file = await checkImageFile({ fileName: 'photo.jpg', open }, FIELD);
	expect(file).toEqual({
		fileName: 'photo.png',
		mimeType: 'image/png',
		size: PNG.length,
		sha256: createHash('sha256').update(PNG).digest('hex'),
		open,
	});
	expect(opened).toHaveLength(1);
});

test('an empty file is refused, and the step before is to blame', async () => {
	await expect(check(Buffer.alloc(0), 'shot.png')).rejects.toMatchObject({
		field: FIELD,
		problem: "holds an empty file ('shot.png', 0 bytes)",
		hint: 'Check the step before that reads or downloads the file.',
	});
});

describe('how many bytes an image may have', () => {
	const padded = (bytes: number) => Buffer.concat([PNG, Buffer.alloc(bytes - PNG.length)]);

	test('10 MB are taken, as they are', async () => {
		const bytes = padded(10 * KB * KB);
		expect(MAX_IMAGE_BYTES).toBe(10_485_760);
		await expect(check(bytes)).resolves.toMatchObject({
			size: 10_485_760,
			sha256: createHash('sha256').update(bytes).digest('hex'),
		});
	});

	test('one byte more is refused', async () => {
		await expect(check(padded(10 * KB * KB + 1), 'big.png')).rejects.toMatchObject({
			field: FIELD,
			problem: "holds an image over 10 MB ('big.png')",
			hint: 'Make the image smaller, e.g. with the Edit Image node.',
		});
	});

	test('a file is read no further than it takes to know', async () => {
		let pieces = 0;
		async function* endless() {
			while (pieces++ < 100) yield await Promise.resolve(Buffer.alloc(KB * KB));
		}
		await expect(checkImageFile({ fileName: 'a', open: endless }, FIELD)).rejects.toThrow(
			'over 10 MB',
		);
		expect(pieces).toBe(11);
	});
});

describe('how many pixels an image may have', () => {
	test.each<[string, Buffer]>([
		['a PNG', png(12_000, 12_000)],
		['a GIF', gif(2_000, 2_000)],
		['a bitmap', bmp(12_000, 12_000)],
		['a bitmap from top to bottom', bmp(12_000, -12_000)],
		['a bitmap whose header is cut off', bmp(12_001, 12_001).subarray(0, 25)],
		['a bitmap of OS/2, whose size stands elsewhere', bmp(12_001, 12_001, 12)],
		['an icon, whose size is not read', Buffer.from('\0\0\x01\0\x01\0\0\0' + '\0'.repeat(20))],
	])('%s of the largest size, or of none that can be read, is taken', async (_what, bytes) => {
		await expect(check(bytes)).resolves.toMatchObject({ size: bytes.length });
	});

	test.each<[string, Buffer, string, string]>([
		['a wide PNG', png(12_001, 1), '12001 × 1', '12000 × 12000'],
		['a tall PNG', png(1, 12_001), '1 × 12001', '12000 × 12000'],
		['a wide GIF', gif(2_001, 2_000), '2001 × 2000', '2000 × 2000'],
		['a tall GIF', gif(2_000, 2_001), '2000 × 2001', '2000 × 2000'],
		['a wide bitmap', bmp(12_001, 1), '12001 × 1', '12000 × 12000'],
		['a tall bitmap', bmp(1, 12_001), '1 × 12001', '12000 × 12000'],
		['a tall bitmap from top to bottom', bmp(1, -12_001), '1 × 12001', '12000 × 12000'],
		['a bitmap of a newer header', bmp(12_001, 1, 124), '12001 × 1', '12000 × 12000'],
		['a wide JPEG', wideJpeg(100), '12001 × 10', '12000 × 12000'],
		['a JPEG after a preview', wideJpeg(200 * KB), '12001 × 10', '12000 × 12000'],
	])('%s is refused', async (_what, bytes, sides, most) => {
		await expect(check(bytes, 'x')).rejects.toMatchObject({
			field: FIELD,
			problem: `holds an image of ${sides} pixels ('x')`,
			hint: `Feishu takes up to ${most} pixels for this type. Make the image smaller, e.g. with the Edit Image node.`,
		});
	});

	test.each([
		['in one piece', 1_000 * KB],
		['in large pieces', 200 * KB],
		['in small pieces', 10 * KB],
	])('behind 256 KB nobody looks for a size, so Feishu decides: %s', async (_how, chunk) => {
		const bytes = wideJpeg(256 * KB);
		await expect(check(bytes, 'a.jpg', chunk)).resolves.toMatchObject({ size: bytes.length });
	});

	test.each([
		['in one piece', 1_000 * KB],
		['in large pieces', 200 * KB],
		['in small pieces', 10 * KB],
	])('before that it is found: %s', async (_how, chunk) => {
		await expect(check(wideJpeg(256 * KB - 9), 'a.jpg', chunk)).rejects.toThrow('12001 × 10');
	});
});
