import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import type { Sandbox } from '../sandbox/server';
import { EVENT_SECRETS } from './events';

/** Those of people have more than a thousand characters; one that was cut is a leak, too. */
const TOKEN_CHARS = 64;

/**
 * Lists what must not get anywhere; not the two IDs, which Feishu itself names in tickets and events.
 *
 * @param sandbox whose credentials n8n has
 */
export function secretsOf({ credentials, issuedTokens, issuedUserTokens }: Sandbox): string[] {
	const { appSecret, helpdeskId, helpdeskToken } = credentials;
	const header = Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString('base64');
	return [
		...[appSecret, helpdeskToken, header, ...Object.values(EVENT_SECRETS), ...issuedTokens],
		...issuedUserTokens.map((token) => token.slice(0, TOKEN_CHARS)),
	];
}

/**
 * Searches files, but not those of packages.
 *
 * @param folder with all below it
 * @param texts what to look for
 * @returns the files that hold one of the texts, and which
 */
export async function filesWith(folder: string, texts: readonly string[]): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const found: string[] = [];
	for (const entry of entries) {
		const file = join(entry.parentPath, entry.name);
		if (!entry.isFile() || file.includes('/node_modules/')) continue;
		const bytes = await readFile(file);
		const held = texts.filter((text) => bytes.includes(text));
		if (held.length > 0) found.push(`${relative(folder, file)}: ${held.join(', ')}`);
	}
	return found;
}
