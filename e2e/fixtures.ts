import { test as base } from '@playwright/test';

import { installOnce } from './cache';
import { endAll } from './leftovers';
import { pack } from './packed';
import { progress } from './progress';
import { readWarnings } from './warnings';
import { openWorld, temporaryFolder, type Packed, type World } from './world';

/** Two processes that start one after another on a busy machine, and a browser, ms. */
const OPEN_TIMEOUT_MS = 480_000;

interface Fixtures extends Pick<World, Part> {
	/** For an n8n of one's own. */
	packed: Packed;
	/** All of it, for helpers that need several parts. */
	world: World;
}

type Part = 'api' | 'credential' | 'editor' | 'n8n' | 'sandbox' | 'secrets' | 'userFolder';

/**
 * Playwright's `test`, with the world and its parts as fixtures. They live as long as the worker:
 * through all flows, until a check fails.
 */
export const test = base.extend<{ warnings: undefined }, Fixtures>({
	warnings: [
		// eslint-disable-next-line no-empty-pattern
		async ({}, use, testInfo) => {
			await use(undefined);
			if (testInfo.errors.length === 0) return;
			await testInfo.attach('warnings of all processes', { body: await readWarnings() });
		},
		{ auto: true },
	],
	packed: [
		// Playwright wants the names of the fixtures that are used, and there are none.
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			try {
				const installed = await installOnce();
				const tarball = await pack(await temporaryFolder('feishu-e2e-pack-'));
				progress(`packed ${tarball}`);
				await use({ installed, tarball });
			} finally {
				await endAll();
				progress('all is ended and removed');
			}
		},
		{ scope: 'worker', timeout: OPEN_TIMEOUT_MS },
	],
	world: [
		async ({ packed, playwright: { chromium } }, use) => use(await openWorld(packed, chromium)),
		{ scope: 'worker', timeout: OPEN_TIMEOUT_MS },
	],
	api: [async ({ world }, use) => use(world.api), { scope: 'worker' }],
	credential: [async ({ world }, use) => use(world.credential), { scope: 'worker' }],
	editor: [async ({ world }, use) => use(world.editor), { scope: 'worker' }],
	n8n: [async ({ world }, use) => use(world.n8n), { scope: 'worker' }],
	sandbox: [async ({ world }, use) => use(world.sandbox), { scope: 'worker' }],
	secrets: [async ({ world }, use) => use(world.secrets), { scope: 'worker' }],
	userFolder: [async ({ world }, use) => use(world.userFolder), { scope: 'worker' }],
});
