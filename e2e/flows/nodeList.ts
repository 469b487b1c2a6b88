import assert from 'node:assert/strict';

import { expect } from '@playwright/test';

import { test } from '../fixtures';
import { chain, manualTrigger, node } from '../workflows';

const NODE = 'Feishu Helpdesk';

/** How the list of nodes leads to what the package can do. */
export function nodeList(): void {
	for (const words of ['feishu', 'lark', '服务台', '知识库']) {
		test(`on an empty canvas, "${words}" leads to one entry`, async ({ editor }) => {
			const names = await editor.searchTrigger(words);
			await expect(names.filter({ hasText: /feishu/i })).toHaveText([NODE]);
		});
	}
	test('which has all triggers and all actions, by resource', async ({ editor }) => {
		const list = await editor.openFound(NODE);
		assert.match(list, /Triggers \(4\)/);
		assert.match(list, /Actions \(5\d\)/);
		assert.match(list, /On message sent in ticket/);
	});
	test('an action of it comes onto the canvas with a trigger before it', async ({ editor }) => {
		const panel = await editor.addAction('Get many tickets');
		await expect(panel.field('operation').locator('input')).toHaveValue('Get Many');
		await expect(panel.field('resource').locator('input')).toHaveValue('Ticket');
	});
	test('in a workflow, the same entry leads to the actions', async ({ editor }) => {
		await editor.startWorkflow();
		await expect((await editor.search('feishu')).filter({ hasText: /feishu/i })).toHaveText([NODE]);
		const list = await editor.openFound(NODE);
		assert.match(list, /Message[^]*Send a message/i);
	});
	test('among the tools of an agent there is one entry, and one that reviews them', async ({
		api,
		editor,
	}) => {
		const brain = node('Agent', '@n8n/n8n-nodes-langchain.agent', 3.1, {});
		const id = await api.createWorkflow(chain('Agents', manualTrigger(), brain));
		await editor.goto(`/workflow/${id}`);
		// What shows the list is loaded at its first use, which on a busy machine forgets what was asked for: then
		// n8n opens the list of all AI nodes instead of that of the tools.
		await editor.search('feishu');
		await editor.closeList();
		await editor.page
			.locator('[data-connection-type="ai_tool"] [data-test-id="canvas-handle-plus"]')
			.first()
			.click();
		const creator = editor.page.getByTestId('node-creator');
		await creator
			.getByRole('paragraph')
			.filter({ hasText: /^Tools$/ })
			.waitFor();
		const entries = editor.page.getByTestId('node-creator-item-name');
		await expect(entries.filter({ hasText: /^Language Models$/ })).toHaveCount(0);
		await creator.getByText('Human review', { exact: true }).click();
		await expect(entries.filter({ hasText: /feishu/i })).toHaveText([NODE]);
		await creator.getByTestId('nodes-list-header').getByRole('button').first().click();
		const names = await editor.search('feishu');
		// Below 'Human in the Loop' and below 'Other Tools'.
		await expect(names.filter({ hasText: /feishu/i })).toHaveText([NODE, `${NODE} Tool`]);
	});
}
