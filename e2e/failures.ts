import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: Promise<string> | undefined;

/** @returns a folder for screenshots, made at the first failure; it stays after the run */
export function failureFolder(): Promise<string> {
	folder ??= mkdtemp(join(tmpdir(), 'feishu-e2e-failures-'));
	return folder;
}
