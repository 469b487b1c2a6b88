import type { IBinaryData, INodeParameters } from 'n8n-workflow';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { CREDENTIALS } from '../sandbox/app/credentials';
import { CredentialStore } from '../test/support/credentialStore';
import { Engine } from '../test/support/engine';
import { startHost } from '../test/support/host';
import { PNG } from '../test/support/images';
import { HELLO } from '../test/support/scene';

/** What one process measures. */
export interface MemoryCase {
	messageType: 'text' | 'image';
	/** Where n8n keeps the file: in the item as base64, or on disk. */
	place: 'inside' | 'outside';
	/** Path of the picture. */
	file: string;
	/** Of the sandbox. */
	baseUrl: string;
}

/** Bytes at the peak above those before. */
export interface Growth {
	/** Of the process, as the system counts. */
	rss: number;
	/** Heap and external memory, as V8 counts. */
	managed: number;
}

// From a thread of its own, since the peak may come while this one is busy.
const SAMPLER = `
	const { workerData } = require('node:worker_threads');
	const peak = new Float64Array(workerData);
	setInterval(() => { peak[0] = Math.max(peak[0], process.memoryUsage.rss()); }, 2);`;

async function measure({ messageType, place, file, baseUrl }: MemoryCase): Promise<Growth> {
	if (place === 'outside') readFilesFromDisk();
	const store = new CredentialStore();
	store.set('feishuHelpdeskApi', { region: 'custom', baseUrl, ...CREDENTIALS });
	const engine = await Engine.load({ credentials: store });
	const send = async (parameters: INodeParameters, data: IBinaryData) => {
		const { error } = await engine.run({
			parameters: { resource: 'message', operation: 'send', ...HELLO, ...parameters },
			items: [{ json: {}, binary: { data } }],
		});
		if (error) throw error;
	};
	// Both ways once, so that what is loaded at the first use does not count.
	const small = { data: PNG.toString('base64'), mimeType: 'image/png', fileName: 'a.png' };
	await send({ messageType: 'text' }, small);
	await send({ messageType: 'image' }, small);
	const picture = await binaryData(place, file);

	const peak = new SharedArrayBuffer(8);
	const sampler = new Worker(SAMPLER, { eval: true, workerData: peak });
	await new Promise((resolve) => sampler.once('online', resolve));
	globalThis.gc?.();
	await new Promise((resolve) => setTimeout(resolve, 200));
	const before = { rss: process.memoryUsage.rss(), managed: managedBytes() };
	new Float64Array(peak)[0] = before.rss;
	let managed = before.managed;
	const timer = setInterval(() => {
		managed = Math.max(managed, managedBytes());
	}, 2);
	await send({ messageType }, picture);
	clearInterval(timer);
	await sampler.terminate();
	const [rss = 0] = new Float64Array(peak);
	return { rss: rss - before.rss, managed: managed - before.managed };
}

function managedBytes(): number {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

async function binaryData(place: MemoryCase['place'], file: string): Promise<IBinaryData> {
	const name = { mimeType: 'image/png', fileName: 'picture.png' };
	if (place === 'outside') return { ...name, data: 'filesystem-v2', id: `filesystem-v2:${file}` };
	return { ...name, data: (await readFile(file)).toString('base64') };
}

/** As n8n does in production: a file is a stream from disk. */
function readFilesFromDisk(): void {
	const unused = (): Promise<never> => Promise.reject(new Error('Files are only read here'));
	startHost().binaryData.setManager('filesystem-v2', {
		init: () => Promise.resolve(),
		getPath: (fileId) => fileId,
		getAsStream: (fileId) => Promise.resolve(createReadStream(fileId)),
		getAsBuffer: (fileId) => readFile(fileId),
		getMetadata: unused,
		store: unused,
		copyByFileId: unused,
		copyByFilePath: unused,
		rename: unused,
	});
}

measure(JSON.parse(process.argv[2] ?? '{}') as MemoryCase).then(
	(growth) => {
		console.log(JSON.stringify(growth));
		process.exit();
	},
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
