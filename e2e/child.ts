import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { atEnd } from './leftovers';
import { watchLog } from './warnings';

const KILL_AFTER_MS = 10_000;

/** Who a process runs as; the user of this program when empty. */
export interface User {
	uid?: number;
	gid?: number;
}

/** A process that runs until it is stopped. */
export interface Running {
	/** Where stdout and stderr go. */
	readonly log: string;
	/** The exit code, once it has ended by itself or by a signal. */
	exitCode(): number | undefined;
	/** Ends it and all that it started. */
	stop(): Promise<void>;
	/** Ends it at once, with no chance to put anything in order. */
	kill(): Promise<void>;
	/** Stops it as a machine does that sleeps, and wakes it. @param ms for how long */
	freeze(ms: number): Promise<void>;
}

/**
 * Starts a process in a group of its own, so that what it starts ends with it.
 *
 * @param file program
 * @param args its arguments
 * @param options environment, user, and the file that gets stdout and stderr
 * @returns the process; it also ends with the whole run
 */
export function start(
	file: string,
	args: readonly string[],
	{ log, ...options }: { env: NodeJS.ProcessEnv; log: string } & User,
): Running {
	const child = spawn(file, args, {
		...options,
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const output = createWriteStream(log, { flags: 'a' });
	watchLog(log);
	child.stdout.pipe(output, { end: false });
	child.stderr.pipe(output, { end: false });
	const ended = new Promise<number>((resolve) => {
		child.once('error', (error) => {
			output.write(`${error.message}\n`);
			resolve(-1);
		});
		child.once('close', (code) => {
			resolve(code ?? -1);
		});
	});
	let code: number | undefined;
	void ended.then((value) => {
		code = value;
		output.end();
	});
	const running = {
		log,
		exitCode: () => code,
		stop: () => stop(child, ended),
		async kill() {
			signalGroup(child, 'SIGKILL');
			await ended;
		},
		async freeze(ms: number) {
			signalGroup(child, 'SIGSTOP');
			await sleep(ms);
			signalGroup(child, 'SIGCONT');
		},
	};
	atEnd(running.stop);
	return running;
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
	signalGroup(child, 'SIGTERM');
	const timer = setTimeout(() => {
		signalGroup(child, 'SIGKILL');
	}, KILL_AFTER_MS);
	await ended;
	clearTimeout(timer);
	// The first process may go before those that it started.
	signalGroup(child, 'SIGKILL');
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
	if (pid === undefined) return;
	try {
		process.kill(-pid, signal);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
	}
}

/**
 * Runs a program to its end.
 *
 * @param file program
 * @param args its arguments
 * @param options folder, environment and user
 * @returns what it printed to stdout
 * @throws {Error} with the end of its output when it fails
 */
export async function runToEnd(
	file: string,
	args: readonly string[],
	options: { cwd: string; env?: NodeJS.ProcessEnv } & User,
): Promise<string> {
	const { stdout } = await promisify(execFile)(file, args, { ...options, maxBuffer: 64 << 20 });
	return stdout;
}
