import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { BrowserType } from '@playwright/test';

import {
	startSandbox,
	type Credentials,
	type Sandbox,
	type SandboxOptions,
} from '../sandbox/server';
import { Api } from './api';
import type { Installed } from './cache';
import { Editor } from './editor';
import { atEnd } from './leftovers';
import { startN8n, type N8n } from './n8n';
import { installPackage } from './packed';
import { progress, since } from './progress';

/** What a user types into the credential. */
export interface Secrets extends Credentials {
	region: 'custom';
	baseUrl: string;
}

/** What any n8n is made of. */
export interface Packed {
	/** Where n8n is. */
	readonly installed: Installed;
	/** The packed project. */
	readonly tarball: string;
}

/** What the flows of one n8n work on. */
export interface World extends Packed {
	readonly userFolder: string;
	readonly sandbox: Sandbox;
	readonly n8n: N8n;
	readonly api: Api;
	readonly editor: Editor;
	readonly secrets: Secrets;
	/** The credential that flows without an editor use. */
	readonly credential: { id: string; name: string };
}

/**
 * Starts a sandbox that ends with the run.
 *
 * @param options of the sandbox
 */
export async function openSandbox(options?: SandboxOptions): Promise<Sandbox> {
	const sandbox = await startSandbox(options);
	atEnd(() => sandbox.close());
	return sandbox;
}

/**
 * Makes a folder for n8n with the package in it; it is removed in the end.
 *
 * @param tarball the packed project
 * @returns the folder
 */
export async function makeUserFolder(tarball: string): Promise<string> {
	const userFolder = await temporaryFolder('feishu-e2e-n8n-');
	await installPackage(tarball, userFolder);
	return userFolder;
}

/**
 * Makes a folder that is removed in the end.
 *
 * @param prefix begin of its name
 */
export async function temporaryFolder(prefix: string): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), prefix));
	atEnd(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

/**
 * Starts all that the flows of one n8n need.
 *
 * @param packed n8n and the package
 * @param chromium starts the browser
 * @returns the world, with an owner and a credential in n8n and the editor open
 * @throws when something does not start
 */
export async function openWorld(packed: Packed, chromium: BrowserType): Promise<World> {
	const { installed, tarball } = packed;
	const sandbox = await openSandbox();
	const userFolder = await makeUserFolder(tarball);
	const startedAt = Date.now();
	const n8n = await startN8n(installed, { name: 'n8n', userFolder });
	progress(`n8n answers at ${n8n.url} after ${since(startedAt)}; sandbox at ${sandbox.url}`);
	const api = await Api.asOwner(n8n.url);
	const { secrets, credential } = await createCredential(api, sandbox);
	const editor = await Editor.open(chromium, n8n.url, await api.session());
	progress('the editor is open, its owner signed in');
	return { ...packed, userFolder, sandbox, n8n, api, editor, secrets, credential };
}

/**
 * Creates a credential for a sandbox, without the editor.
 *
 * @param api of n8n
 * @param sandbox to reach
 */
export async function createCredential(
	api: Api,
	sandbox: Sandbox,
): Promise<Pick<World, 'secrets' | 'credential'>> {
	const secrets: Secrets = { region: 'custom', baseUrl: sandbox.url, ...sandbox.credentials };
	const name = 'Feishu by API';
	const id = await api.createCredential(name, 'feishuHelpdeskApi', secrets);
	return { secrets, credential: { id, name } };
}

/**
 * Connects an account, as n8n stores it after its OAuth dialog.
 *
 * @param world with the app that it is connected to
 * @param openId who
 * @returns the credential
 */
export async function connectAccount(
	{ api, sandbox, secrets }: Pick<World, 'api' | 'sandbox' | 'secrets'>,
	openId: string,
): Promise<World['credential']> {
	const { accessToken, refreshToken } = sandbox.connectAccount(openId);
	const { region, baseUrl, appId, appSecret } = secrets;
	const name = 'Feishu account by API';
	const oauthTokenData = { access_token: accessToken, refresh_token: refreshToken };
	const fields = { region, baseUrl, appId, appSecret, oauthTokenData };
	return { id: await api.createCredential(name, 'feishuHelpdeskUserOAuth2Api', fields), name };
}
