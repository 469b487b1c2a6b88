import { chromium, type Locator, type Page } from '@playwright/test';

import type { Sandbox } from '../../sandbox/server';
import { Api, type WorkflowNode } from '../api';
import type { Installed } from '../cache';
import { Editor } from '../editor';
import { startN8n } from '../n8n';
import type { NodePanel } from '../nodePanel';
import { pack } from '../packed';
import { chain, manualTrigger, node, readExample } from '../workflows';
import { makeUserFolder, openSandbox, temporaryFolder } from '../world';

/** High enough for all fields of a card: n8n's panels are as high as the window. */
const SCREEN = { viewport: { width: 1400, height: 2100 }, deviceScaleFactor: 1.5 };
const MARGIN = 3;

/** What floats over the canvas. */
const BUTTONS =
	':is(.vue-flow__panel, [class*=executionButtons], [class*=nodeButtons], [data-test-id=canvas-wrapper] button)';

/** What a picture shows, in pixels of the page. */
export interface Area {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** n8n and a sandbox, with what is needed to take pictures of the editor. */
export class Studio {
	private credentialId: string | undefined;

	constructor(
		readonly editor: Editor,
		private readonly api: Api,
		private readonly sandbox: Sandbox,
	) {}

	get page(): Page {
		return this.editor.page;
	}

	/**
	 * Opens the node of this package behind a Manual Trigger.
	 *
	 * @param name what the node is called in the workflow
	 * @param parameters its fields
	 */
	async openAction(name: string, parameters: Record<string, unknown>): Promise<NodePanel> {
		return await this.open(manualTrigger(), ownNode(name, 'feishuHelpdesk', parameters));
	}

	/** Opens the trigger of this package. @param parameters its fields */
	async openTrigger(parameters: Record<string, unknown>): Promise<NodePanel> {
		return await this.open(ownNode('Feishu Helpdesk Trigger', 'feishuHelpdeskTrigger', parameters));
	}

	/**
	 * Opens a workflow of examples/ on the canvas, all of it in view.
	 *
	 * @param name its file without the ending
	 * @returns what stands on the canvas
	 */
	async openExample(name: string): Promise<Locator[]> {
		const workflow = await readExample(`${name}.json`, await this.credential());
		const id = await this.api.createWorkflow(workflow);
		// A canvas as wide as a README shows it: n8n zooms until all is in view.
		await this.page.setViewportSize({ width: 900, height: 680 });
		await this.editor.goto(`/workflow/${id}`);
		const nodes = this.page.locator('.vue-flow__node');
		await nodes.first().waitFor();
		await this.page.getByTestId('zoom-to-fit').click();
		// n8n's own buttons lie over the nodes.
		await this.page.addStyleTag({ content: `${BUTTONS} { visibility: hidden !important; }` });
		return await nodes.all();
	}

	private async open(...nodes: WorkflowNode[]): Promise<NodePanel> {
		const credential = await this.credential();
		const last = nodes.pop();
		if (!last) throw new Error('no node to open');
		const own = { ...last, credentials: { feishuHelpdeskApi: credential } };
		const id = await this.api.createWorkflow(chain('My workflow', ...nodes, own));
		const panel = await this.editor.openNode(id, own.id);
		await this.page.getByTestId('node-credentials-select').waitFor();
		return panel;
	}

	/** As n8n itself names it. */
	private async credential(): Promise<{ id: string; name: string }> {
		const name = 'Feishu Helpdesk account';
		const { url, credentials } = this.sandbox;
		const secrets = { region: 'custom', baseUrl: url, ...credentials };
		this.credentialId ??= await this.api.createCredential(name, 'feishuHelpdeskApi', secrets);
		return { id: this.credentialId, name };
	}

	/**
	 * @param inside what the picture must show
	 * @returns the smallest area around all of it
	 */
	async around(...inside: Locator[]): Promise<Area> {
		// Else n8n shows what is for the field below the pointer.
		await this.page.mouse.move(0, 0);
		// n8n fades and slides nearly everything in.
		await this.page.waitForTimeout(600);
		const boxes = await Promise.all(inside.map((locator) => locator.boundingBox()));
		const found = boxes.filter((box) => box !== null);
		const left = Math.min(...found.map(({ x }) => x)) - MARGIN;
		const top = Math.min(...found.map(({ y }) => y)) - MARGIN;
		return {
			x: left,
			y: top,
			width: Math.max(...found.map(({ x, width }) => x + width)) + MARGIN - left,
			height: Math.max(...found.map(({ y, height }) => y + height)) + MARGIN - top,
		};
	}

	/** Saves a picture. @param path the file @param clip what to show */
	async take(path: string, clip: Area): Promise<void> {
		await this.page.screenshot({ path, clip, caret: 'hide' });
	}
}

/**
 * Starts n8n, a sandbox and a browser.
 *
 * @param installed where n8n is
 * @returns the studio; it ends with the run
 */
export async function openStudio(installed: Installed): Promise<Studio> {
	const sandbox = await openSandbox();
	const userFolder = await makeUserFolder(await pack(await temporaryFolder('feishu-e2e-pack-')));
	// The trigger's URLs, as they look on a server.
	const env = { WEBHOOK_URL: 'https://n8n.example.com/' };
	const n8n = await startN8n(installed, { name: 'n8n', userFolder, env });
	const api = await Api.asOwner(n8n.url);
	const editor = await Editor.open(chromium, n8n.url, await api.session(), SCREEN);
	return new Studio(editor, api, sandbox);
}

const ownNode = (
	name: string,
	type: string,
	parameters: Record<string, unknown>,
): WorkflowNode => ({
	...node(name, `n8n-nodes-feishu-helpdesk.${type}`, 1, parameters),
	id: type,
});
