import { join } from 'node:path';
import {
	selectors,
	type Browser,
	type BrowserContextOptions,
	type BrowserType,
	type Locator,
	type Page,
} from '@playwright/test';

import { CHROMIUM } from './debian';
import { atEnd } from './leftovers';
import { NodePanel } from './nodePanel';
import { Received } from './received';
import { CrashedAtStart, startAnewIfCrashed } from './startAnew';
import { TriggerPanel } from './triggerPanel';

/** Long enough for a busy machine with two cores. */
const TIMEOUT_MS = 60_000;

/** n8n's editor in a browser. */
export class Editor {
	private constructor(
		readonly page: Page,
		private readonly url: string,
		/** What n8n told the browser. */
		readonly received: Received,
	) {}

	/**
	 * Opens a browser that reaches nothing but this machine.
	 *
	 * @param chromium starts it
	 * @param url of n8n
	 * @param storageState the session of the owner
	 * @param screen its size, and how sharp it is
	 * @throws {Error} when there is no Chromium
	 */
	static async open(
		chromium: BrowserType,
		url: string,
		storageState: BrowserContextOptions['storageState'],
		screen: BrowserContextOptions = { viewport: { width: 1400, height: 1000 } },
	): Promise<Editor> {
		selectors.setTestIdAttribute('data-test-id');
		const browser = await startAnewIfCrashed('the browser', () => launch(chromium));
		atEnd(() => browser.close());
		const context = await browser.newContext({ ...screen, storageState });
		context.setDefaultTimeout(TIMEOUT_MS);
		await context.route(/^https?:\/\/(?!127\.0\.0\.1[:/])/, (route) => route.abort());
		const page = await context.newPage();
		return new Editor(page, url, new Received(page));
	}

	/** Opens a page of the editor. @param path e.g. `/workflow/new` */
	async goto(path: string): Promise<void> {
		await this.page.goto(this.url + path, { waitUntil: 'domcontentloaded' });
	}

	/** Chooses from the menu + at the top left, which every page has. @param entry e.g. `New workflow` */
	async plus(entry: string): Promise<void> {
		await this.page.getByTestId('universal-add').click();
		await this.page.getByText(entry, { exact: true }).click();
	}

	/** Opens an empty canvas and searches for its first node. @returns the names it finds */
	async searchTrigger(words: string): Promise<Locator> {
		await this.goto('/workflow/new');
		await this.page.getByTestId('canvas-add-button').click();
		await this.page.getByTestId('node-creator-search-bar').waitFor();
		return await this.search(words);
	}

	/** Opens an empty canvas and puts the Manual Trigger on it. */
	async startWorkflow(): Promise<void> {
		await this.searchTrigger('manual');
		await this.found('Manual Trigger').click();
		await this.page.getByTestId('canvas-trigger-node').waitFor();
	}

	/** Opens the search for a node to add behind the selected one. @returns the names it finds */
	async search(words: string): Promise<Locator> {
		const bar = this.page.getByTestId('node-creator-search-bar');
		if (!(await bar.isVisible())) await this.page.getByTestId('node-creator-plus-button').click();
		await bar.fill(words);
		return this.page.getByTestId('node-creator-item-name');
	}

	/** Closes the list of nodes. */
	async closeList(): Promise<void> {
		const list = this.page.getByTestId('node-creator');
		await this.page.keyboard.press('Escape');
		await list.waitFor({ state: 'hidden' });
	}

	/**
	 * Opens an entry of the list of nodes, as found by `search` or `searchTrigger`.
	 *
	 * @param node its name in the list
	 * @returns what the list then shows, as text: triggers, and actions by resource
	 */
	async openFound(node: string): Promise<string> {
		const list = this.page.getByTestId('node-creator');
		await this.found(node).click();
		// n8n may show a page about a community node first.
		const add = this.page.getByText('Add to workflow');
		const sections = list.getByText(/^(Triggers|Actions) \(\d+\)$/);
		await add.or(sections).first().waitFor();
		if (await add.isVisible()) await add.click();
		await list.getByTestId('node-creator-item-name').first().waitFor();
		return await list.innerText();
	}

	/** Adds what an opened entry can do, and opens its node. @param action e.g. `Send a message` */
	async addAction(action: string): Promise<NodePanel> {
		const entry = this.found(action);
		// Beside triggers, the actions are folded.
		if (!(await entry.isVisible())) await this.page.getByText(/^Actions \(\d+\)$/).click();
		await entry.click();
		await this.page.getByTestId('ndv').waitFor();
		return new NodePanel(this.page);
	}

	/**
	 * Adds the node of this package, as found by `search`, and opens it.
	 *
	 * @param node its name in the list
	 * @param action one of its actions
	 */
	async addFound(node: string, action: string): Promise<NodePanel> {
		await this.openFound(node);
		return await this.addAction(action);
	}

	/**
	 * Adds the trigger of this package, as found by `searchTrigger`, and opens it.
	 *
	 * @param node its name in the list
	 * @param event one of its triggers
	 */
	async addFoundTrigger(node: string, event: string): Promise<TriggerPanel> {
		await this.openFound(node);
		await this.addAction(event);
		return new TriggerPanel(this.page);
	}

	/**
	 * Opens a node of a stored workflow.
	 *
	 * @param workflowId the workflow
	 * @param nodeId id of the node in it
	 */
	async openNode(workflowId: string, nodeId: string): Promise<NodePanel> {
		await this.goto(`/workflow/${workflowId}/${nodeId}`);
		await this.page.getByTestId('ndv').waitFor();
		return new NodePanel(this.page);
	}

	/** @returns the file it made */
	async screenshot(folder: string, name: string): Promise<string> {
		const path = join(folder, `${name}.png`);
		await this.page.screenshot({ path });
		return path;
	}

	private found(name: string): Locator {
		return this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true }).first();
	}
}

async function launch(chromium: BrowserType): Promise<Browser> {
	const options = {
		executablePath: CHROMIUM,
		// Else playwright ends this process before n8n has ended.
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
	};
	return await chromium.launch(options).catch((error: unknown) => {
		throw new CrashedAtStart(error instanceof Error ? error.message : String(error));
	});
}
