import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

import type { Sandbox } from '../../sandbox/server';

const PROJECT = resolve(__dirname, '../..');

/** How a command ended. */
export interface Ended {
	/** Null when it was killed. */
	readonly code: number | null;
	/** What it wrote. */
	readonly said: string;
}

/** A probe in a process of its own. */
export interface Command {
	readonly child: ChildProcess;
	readonly ended: Promise<Ended>;
}

/**
 * Runs `npm run probe` without npm.
 *
 * @param sandbox to be probed
 * @param args of the command line
 * @param answers what is typed at each question, in order; the last one again and again
 */
export function command(
	sandbox: Sandbox,
	args: readonly string[],
	answers: readonly string[] = [],
): Command {
	const { appId, appSecret, helpdeskId, helpdeskToken } = sandbox.credentials;
	const child = spawn(process.execPath, ['--import', 'tsx', 'probe/main.ts', ...args], {
		cwd: PROJECT,
		env: {
			PATH: process.env['PATH'],
			FEISHU_APP_ID: appId,
			FEISHU_APP_SECRET: appSecret,
			FEISHU_HELPDESK_ID: helpdeskId,
			FEISHU_HELPDESK_TOKEN: helpdeskToken,
			FEISHU_REGION: 'custom',
			FEISHU_BASE_URL: sandbox.url,
			FEISHU_USER_TOKEN: sandbox.connectAccount().accessToken,
		},
	});
	let said = '';
	let asked = 0;
	const hear = (chunk: Buffer): void => {
		said += chunk.toString();
		// Each question ends with a blank and no line.
		if (!/(?:\]|person:) $/.test(said) || answers.length === 0) return;
		child.stdin.write(`${answers[Math.min(asked, answers.length - 1)] ?? ''}\n`);
		asked += 1;
	};
	child.stdout.on('data', hear);
	child.stderr.on('data', hear);
	if (answers.length === 0) child.stdin.end();
	const ended = new Promise<Ended>((done) => {
		child.once('close', (code) => {
			done({ code, said });
		});
	});
	return { child, ended };
}
