import { expect } from '@playwright/test';

import type { Sandbox } from '../sandbox/server';
import type { Api, WorkflowNode } from './api';
import { readOutput } from './executionData';
import { byId, chain, feishuNode, node } from './workflows';
import type { World } from './world';

/** Where people are asked. */
export interface AskingStage {
	readonly api: Api;
	readonly sandbox: Sandbox;
	readonly credential: World['credential'];
	/** Of n8n. */
	readonly url: string;
}

/** A button of a card. */
export interface CardLink {
	label: string;
	url: string;
}

/** An execution that waits. */
export interface Asked {
	executionId: string;
	/** The buttons of each card that arrived, in the order of arrival. */
	cards: CardLink[][];
}

/** What a page said. */
export interface Answered {
	status: number;
	body: string;
}

let workflows = 0;

/** Asks with both buttons. */
export const BOTH = {
	approvalOptions: {
		values: { approvalType: 'double', approveLabel: 'Yes', disapproveLabel: 'No' },
	},
};

/**
 * @param stage whose credential it has
 * @param parameters of Message → Send and Wait for Response
 * @param name of the node
 */
export function askNode(
	{ credential }: Pick<AskingStage, 'credential'>,
	parameters: Record<string, unknown>,
	name = 'Ask',
): WorkflowNode {
	const asks = {
		operation: 'sendAndWait',
		receiver: byId('ou_alice'),
		subject: 'Expenses',
		message: 'May Bob spend 100 €?',
		...parameters,
	};
	return { ...feishuNode(asks, credential), id: name.toLowerCase(), name };
}

/**
 * Starts a published workflow by its webhook, and waits until somebody is asked.
 *
 * @param stage n8n and the sandbox
 * @param nodes behind the webhook
 * @param receivers how many are asked
 */
export async function start(
	stage: AskingStage,
	nodes: WorkflowNode[],
	receivers = 1,
): Promise<Asked> {
	const path = `ask-${++workflows}`;
	const hook = node('Hook', 'n8n-nodes-base.webhook', 2, { httpMethod: 'POST', path });
	const id = await stage.api.createWorkflow(chain(path, { ...hook, webhookId: path }, ...nodes));
	await stage.api.activate(id);
	return await asked(stage, receivers, async () => {
		await fetch(`${stage.url}/webhook/${path}`, { method: 'POST' });
	});
}

/**
 * Asks in a workflow of its own; once it goes on, it sends `went on` to ou_end.
 *
 * @param stage n8n and the sandbox
 * @param parameters of Message → Send and Wait for Response
 * @param receivers how many are asked
 */
export async function ask(
	stage: AskingStage,
	parameters: Record<string, unknown> = {},
	receivers = 1,
): Promise<Asked> {
	const end = { receiver: byId('ou_end'), messageType: 'text', text: 'went on' };
	const after = { ...feishuNode(end, stage.credential), id: 'end', name: 'End' };
	return await start(stage, [askNode(stage, parameters), after], receivers);
}

/**
 * Does something after which somebody is asked.
 *
 * @param stage n8n and the sandbox
 * @param receivers how many are asked
 * @param act what leads to the question
 */
export async function asked(
	{ api, sandbox }: AskingStage,
	receivers: number,
	act: () => Promise<unknown>,
): Promise<Asked> {
	const before = sandbox.inbox.length;
	await act();
	await expect.poll(() => sandbox.inbox.length - before, 'the cards have arrived').toBe(receivers);
	const cards = sandbox.inbox.slice(before).map(({ rawContent }) => linksOf(rawContent));
	const executionId = new URL(cards[0]?.[0]?.url ?? '').pathname.split('/')[2] ?? '';
	await expect.poll(() => statusOf(api, executionId), 'it waits').toBe('waiting');
	return { executionId, cards };
}

function linksOf(rawContent: string): CardLink[] {
	const { elements } = JSON.parse(rawContent) as {
		elements: { actions?: { text: { content: string }; url: string }[] }[];
	};
	return elements.flatMap(({ actions = [] }) =>
		actions.map(({ text, url }) => ({ label: text.content, url })),
	);
}

/** @returns e.g. `waiting` */
export async function statusOf(api: Api, executionId: string): Promise<string> {
	return ((await api.call('GET', `/rest/executions/${executionId}`)) as { status: string }).status;
}

/**
 * @param url of n8n
 * @param link as it stands in a card
 * @returns the same link, to the n8n that runs now
 */
export function onto(url: string, link: string | undefined): string {
	const { pathname, search } = new URL(link ?? '');
	return url + pathname + search;
}

/**
 * Sends a request to a link.
 *
 * @param stage n8n
 * @param link as it stands in a card
 * @param init method and the like; a `form` is sent as a browser sends it
 */
export async function visit(
	{ url }: Pick<AskingStage, 'url'>,
	link: string | undefined,
	{ form, ...init }: RequestInit & { form?: Record<string, string> } = {},
): Promise<Answered> {
	const sent = form && { method: 'POST', body: new URLSearchParams(form) };
	const answer = await fetch(onto(url, link), { redirect: 'manual', ...init, ...sent });
	return { status: answer.status, body: await answer.text() };
}

/**
 * @param api of n8n
 * @param asked an execution that goes on, or soon will
 * @param name of the node that asked
 * @returns `data` of what it put out in the end
 * @throws {Error} when the execution failed
 */
export async function answerOf(api: Api, { executionId }: Asked, name = 'Ask'): Promise<unknown> {
	const { status, data } = await api.ended(executionId);
	const output = readOutput(data);
	if (output.error !== undefined) throw new Error(output.error);
	const [item] = output.items(name);
	if (item?.['data'] === undefined)
		throw new Error(`execution ${executionId} ended, ${status}: ${data}`);
	return item['data'];
}
