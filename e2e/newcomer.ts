import { chromium } from '@playwright/test';

import type { Sandbox } from '../sandbox/server';
import { Api } from './api';
import { Editor } from './editor';
import { startN8n } from './n8n';
import { makeUserFolder, openSandbox, type Secrets, type World } from './world';

/** Somebody with an n8n of their own that has nothing but the package. */
export interface Newcomer {
	readonly editor: Editor;
	readonly url: string;
	readonly sandbox: Sandbox;
	/** What the newcomer has read in Feishu. */
	readonly secrets: Secrets;
	/** Ends n8n. */
	close(): Promise<void>;
}

/** @returns the newcomer, signed in. @param world where n8n and the package are */
export async function openNewcomer({
	installed,
	tarball,
}: Pick<World, 'installed' | 'tarball'>): Promise<Newcomer> {
	const sandbox = await openSandbox();
	const userFolder = await makeUserFolder(tarball);
	const n8n = await startN8n(installed, { name: 'n8n', userFolder });
	const api = await Api.asOwner(n8n.url);
	const editor = await Editor.open(chromium, n8n.url, await api.session());
	const secrets: Secrets = { region: 'custom', baseUrl: sandbox.url, ...sandbox.credentials };
	return { editor, url: n8n.url, sandbox, secrets, close: () => n8n.stop() };
}
