import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { PNG } from '../test/support/images';
import { startRemoteSandbox } from '../test/support/remoteSandbox';
import { median } from './median';
import type { Growth, MemoryCase } from './memoryRun';

const PROJECT = resolve(__dirname, '..');
const ROUNDS = 3;
const PICTURE_BYTES = 10 * 1024 * 1024;
const RUN = ['--expose-gc', '--import', 'tsx', 'bench/memoryRun.ts'];

/**
 * Measures how much more memory an image of 10 MB takes at its peak than a text message from the same
 * item, with the file inside the item and outside of it. Each run has a process of its own.
 *
 * @yields lines to print
 * @throws {Error} when a run fails
 */
export async function* benchMemory(): AsyncGenerator<string> {
	const folder = await mkdtemp(join(tmpdir(), 'bench-memory-'));
	const remote = await startRemoteSandbox();
	try {
		const file = join(folder, 'picture.png');
		await writeFile(file, Buffer.concat([PNG, Buffer.alloc(PICTURE_BYTES - PNG.length, 7)]));
		for (const place of ['inside', 'outside'] as const) {
			const text = await grow({ messageType: 'text', place, file, baseUrl: remote.url });
			const image = await grow({ messageType: 'image', place, file, baseUrl: remote.url });
			yield `Peak memory, 10 MB image ${place} the item: ${line(image)}; a text message ${line(text)}; ${mb(image.rss - text.rss)} MB more`;
		}
	} finally {
		await remote.close();
		await rm(folder, { recursive: true });
	}
}

async function grow(run: MemoryCase): Promise<Growth> {
	const rounds: Growth[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		const { stdout } = await promisify(execFile)(process.execPath, [...RUN, JSON.stringify(run)], {
			cwd: PROJECT,
		});
		rounds.push(JSON.parse(stdout) as Growth);
	}
	return {
		rss: median(rounds.map(({ rss }) => rss)),
		managed: median(rounds.map(({ managed }) => managed)),
	};
}

const mb = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
const line = ({ rss, managed }: Growth) =>
	`+${mb(rss)} MB resident (+${mb(managed)} MB heap and external)`;
