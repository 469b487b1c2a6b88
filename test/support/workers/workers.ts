import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { AccessTime } from './rowFile';

const PROJECT = resolve(__dirname, '../../..');

/** What a worker is started with. */
export interface Setting {
	/** Of the rows that all workers share. */
	folder: string;
	time: AccessTime;
	/** Of the sandbox. */
	baseUrl: string;
}

/** One run of `message: send` that goes on when an item fails. */
export interface Order {
	id: number;
	parameters: INodeParameters;
	items: INodeExecutionData[];
}

/** What came of it. */
export interface Answer {
	id: number;
	output: IDataObject[];
	durationMs: number;
}

/** A process of n8n. */
export interface Worker {
	run: (parameters: INodeParameters, items: INodeExecutionData[]) => Promise<Answer>;
	/** Ends it as `kill -9` does. */
	kill: () => Promise<void>;
}

/** Processes of n8n over one database. */
export interface Workers {
	readonly all: readonly Worker[];
	start: () => Promise<Worker>;
	/** Puts entries of messages long ago into every row that there is. */
	fill: (count: number) => Promise<void>;
	close: () => Promise<void>;
}

/**
 * Starts processes that run the built package in n8n's engine.
 *
 * @param count how many
 * @param baseUrl of the sandbox
 * @param time that the database takes for reading, and for writing
 * @throws {Error} when one does not start
 */
export async function startWorkers(
	count: number,
	baseUrl: string,
	time: AccessTime,
): Promise<Workers> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-rows-'));
	const children: ChildProcess[] = [];

	async function start(): Promise<Worker> {
		const setting: Setting = { folder, time, baseUrl };
		const child = fork(join(__dirname, 'worker.ts'), [JSON.stringify(setting)], {
			cwd: PROJECT,
			execArgv: ['--import', 'tsx'],
			// The built package: the sources need jest.
			env: { ...process.env, N8N_FEISHU_SOURCE: '0' },
		});
		children.push(child);
		const waiting = new Map<number, (answer: Answer) => void>();
		let orders = 0;
		child.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer));
		const started = new Promise<Answer>((end) => waiting.set(0, end));
		const failed = once(child, 'exit').then(() => {
			throw new Error('A worker ended');
		});
		await Promise.race([started, failed]);
		failed.catch(() => undefined);
		return {
			run: async (parameters, items) => {
				orders += 1;
				const id = orders;
				const answer = new Promise<Answer>((end) => waiting.set(id, end));
				child.send({ id, parameters, items } satisfies Order);
				return await Promise.race([answer, failed]);
			},
			kill: async () => {
				await end(child);
			},
		};
	}

	return {
		all: await Promise.all(Array.from({ length: count }, start)),
		start,
		fill: async (count) => {
			for (const name of await readdir(folder)) {
				const file = join(folder, name);
				const row = JSON.parse(await readFile(file, 'utf8')) as string[];
				const old = Array.from({ length: count }, () => randomBytes(16).toString('base64'));
				await writeFile(file, JSON.stringify([...old, ...row]));
			}
		},
		close: async () => {
			await Promise.all(children.map(end));
			await rm(folder, { recursive: true });
		},
	};
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	child.kill('SIGKILL');
	await once(child, 'exit');
}
