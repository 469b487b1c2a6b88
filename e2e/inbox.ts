import assert from 'node:assert/strict';

import type { DeliveredMessage } from '../sandbox/server';
import type { WorkflowJson } from './api';
import { readOutput, type Output } from './executionData';
import type { World } from './world';

/**
 * Does something that sends one message.
 *
 * @param world the sandbox
 * @param send what sends
 * @returns the one message that arrived meanwhile
 * @throws when none or several arrived
 */
export async function theOneMessage(
	{ sandbox }: Pick<World, 'sandbox'>,
	send: () => Promise<unknown>,
): Promise<DeliveredMessage> {
	const before = sandbox.inbox.length;
	const said = await send();
	const arrived = sandbox.inbox.slice(before);
	const explanation = `${arrived.length} messages arrived, not 1. n8n says: ${String(said)}`;
	assert.equal(arrived.length, 1, explanation.slice(0, 2000));
	const [message] = arrived;
	assert.ok(message);
	return message;
}

/**
 * Runs a workflow that is started by hand and sends one message.
 *
 * @param world n8n and the sandbox
 * @param workflow starts with the node Start
 * @returns the message, and what the nodes put out
 * @throws when none or several messages arrived
 */
export async function runForOneMessage(
	world: World,
	workflow: WorkflowJson,
): Promise<{ message: DeliveredMessage; output: Output }> {
	const id = await world.api.createWorkflow(workflow);
	const outputs: Output[] = [];
	const message = await theOneMessage(world, async () => {
		const { status, data } = await world.api.run(id, 'Start');
		outputs.push(readOutput(data));
		return `${status} ${outputs[0]?.error ?? data}`;
	});
	const [output] = outputs;
	assert.ok(output);
	return { message, output };
}

/**
 * @param world the sandbox and a browser
 * @returns what the inbox page shows, as text
 */
export async function readInbox({ sandbox, editor }: World): Promise<string> {
	const page = await editor.page.context().newPage();
	try {
		await page.goto(`${sandbox.url}/`);
		return await page.locator('body').innerText();
	} finally {
		await page.close();
	}
}
