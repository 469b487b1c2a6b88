import path from 'node:path';
import { fileOf } from '../support/binaryData';
import { Engine } from '../support/engine';
import { storeFor } from './fixture';

const download = { type: 'fixture', parameters: { operation: 'download', path: 'Grüße' } };

async function load(binaryMode?: 'filesystem'): Promise<Engine> {
	return await Engine.load({
		packageDir: path.join(__dirname, 'fixture'),
		credentials: storeFor('http://127.0.0.1:9'),
		...(binaryMode && { binaryMode }),
	});
}

// The order counts: files stay outside the items once an engine was loaded that way.
describe('a file that a node puts out', () => {
	it.each([undefined, 'filesystem' as const])('can be read in binary mode %s', async (mode) => {
		const engine = await load(mode);
		const { output } = await engine.run(download);
		const item = output[0]?.[0];
		const file = await fileOf(item);
		expect(file).toEqual({
			bytes: Buffer.from('Grüße'),
			fileName: 'a b.txt',
			mimeType: 'text/plain',
		});
		const { id, data } = item?.binary?.['data'] ?? {};
		if (mode === undefined) {
			expect({ id, data }).toEqual({ id: undefined, data: file.bytes.toString('base64') });
		} else {
			expect(id).toMatch(/^filesystem-v2:/);
			expect(data).toBe('filesystem-v2');
		}
	});

	it('is missed by its field', async () => {
		const engine = await load();
		const { output } = await engine.run(download);
		await expect(fileOf(output[0]?.[0], 'other')).rejects.toThrow('no file in "other"');
		await expect(fileOf(undefined)).rejects.toThrow('no file in "data"');
	});
});
