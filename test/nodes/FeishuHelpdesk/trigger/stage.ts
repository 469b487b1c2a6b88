import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { RecordedRequest, SandboxOptions } from '../../../../sandbox/server';
import { Engine, type RunResult } from '../../../support/engine';
import { openScene, type Scene } from '../../../support/scene';
import { FROM_SOURCE } from '../../../support/sourcePackage';
import type { LiveWorkflow } from '../../../support/webhooks/liveWorkflow';
import type { TriggerInput } from '../../../support/webhooks/open';
import { encrypt, inSeconds, KEY, signedPush, TOKEN } from './event/push';

export const ALL_EVENTS = [
	'ticket.created_v1',
	'ticket.updated_v1',
	'ticket_message.created_v1',
	'notification.approve_v1',
];

export const SUBSCRIBE = 'POST /helpdesk/v1/events/subscribe';
export const UNSUBSCRIBE = 'POST /helpdesk/v1/events/unsubscribe';
export const GET_TICKET = 'GET /helpdesk/v1/tickets/:ticket_id';

/** What the credential proves events with. */
export interface Secrets {
	verificationToken?: string;
	encryptKey?: string;
}

/** A Feishu that pushes, and an n8n whose triggers listen. */
export interface Stage extends Scene {
	/** A trigger that does not listen yet; its events are all four unless given. */
	trigger(parameters?: INodeParameters, input?: TriggerInput): Promise<LiveWorkflow>;
	/** A trigger that listens and whose URL is the Request URL of the app. */
	listening(parameters?: INodeParameters, input?: TriggerInput): Promise<LiveWorkflow>;
	/** Makes the URL of a workflow the Request URL of the app; Feishu checks it. */
	connect(workflow: LiveWorkflow): Promise<void>;
	/** Of triggers that are given none. Each stage has its own, so that nothing is remembered of another. */
	workflowId: string;
	/** As after a restart of n8n: the same database, and nothing in memory. */
	restarted(): Promise<Engine>;
	/** Closes a workflow that the stage has not opened in the end. */
	keep<T extends LiveWorkflow>(workflow: T): T;
}

let stages = 0;

/**
 * @param secrets of the app and of the credential; default both
 * @param options of the sandbox
 */
export async function openStage(
	secrets: Secrets = { verificationToken: TOKEN, encryptKey: KEY },
	options: SandboxOptions = {},
): Promise<Stage> {
	const scene = await openScene({ eventTimeScale: 0.0001, ...options });
	// Feishu waits a second for an answer. That jest compiles sources at their first use takes no part of it.
	if (FROM_SOURCE) await import('../../../../nodes/FeishuHelpdesk/trigger/takeEvent');
	const { sandbox, store, engine, credentialId } = scene;
	store.set('feishuHelpdeskApi', { ...store.read(credentialId), ...secrets }, credentialId);
	const open = new Set<LiveWorkflow>();
	stages += 1;
	const workflowId = `workflow${stages}`;
	const stage: Stage = {
		...scene,
		workflowId,
		keep: (workflow) => {
			open.add(workflow);
			return workflow;
		},
		trigger: async (parameters = {}, input = {}) =>
			stage.keep(
				await engine.openTrigger({
					parameters: { events: ALL_EVENTS, ...parameters },
					workflowId,
					...input,
				}),
			),
		listening: async (parameters, input) => {
			const trigger = await stage.trigger(parameters, input);
			await trigger.activate();
			await stage.connect(trigger);
			return trigger;
		},
		connect: async ({ url }) => {
			const { verificationToken = TOKEN, encryptKey = '' } = secrets;
			await sandbox.setEventConfig({ url, verificationToken, encryptKey });
		},
		restarted: () =>
			Engine.load({
				credentials: store,
				log: (entry) => scene.logs.push(entry),
				anotherProcess: true,
			}),
		close: async () => {
			// First, because the end of a test event unsubscribes.
			await Promise.all([...open].map((workflow) => workflow.close()));
			await scene.close();
		},
	};
	return stage;
}

/** @returns what a trigger gave to its workflow, event by event */
export function items({ executions }: LiveWorkflow): IDataObject[] {
	return executions.map((outputs) => outputs[0]?.[0]?.json ?? {});
}

/** @returns the same, of one type of event */
export function itemsOf(trigger: LiveWorkflow, name: string): IDataObject[] {
	return items(trigger).filter((item) => item['event_type'] === `helpdesk.${name}`);
}

/** Waits until Feishu has every answer, and a little longer for what must not come. */
export async function settled({ sandbox }: Stage): Promise<void> {
	await sandbox.pushesDone();
	await sleep(30);
}

/** @returns the bodies of the requests to a route, in their order */
export function bodies({ sandbox }: Stage, route: string): unknown[] {
	return sandbox.requests
		.filter((request: RecordedRequest) => request.route === route)
		.map(({ rawBody }) => JSON.parse(rawBody.toString('utf8')) as unknown);
}

/** A request as Feishu sends it now, with an Encrypt Key. @param key of somebody else for a forgery */
export function sealed(
	body: unknown,
	key = KEY,
): { body: Buffer; headers: Record<string, string> } {
	const text = JSON.stringify({ encrypt: encrypt(JSON.stringify(body), key) });
	const { rawBody, headers } = signedPush(text, { timestamp: inSeconds(Date.now()), key });
	return { body: rawBody, headers: headers as Record<string, string> };
}

/**
 * Ends the subscription of an event as docs/trigger.md says it: by n8n's HTTP Request node.
 *
 * @param stage with the credential
 * @param event as Feishu names it
 */
export const unsubscribe = (
	{ engine, sandbox, credentialId }: Stage,
	event: { type: string; subtype: string },
): Promise<RunResult> =>
	engine.run({
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		credentials: { feishuHelpdeskApi: { id: credentialId, name: 'Feishu' } },
		parameters: {
			method: 'POST',
			url: `${sandbox.url}/open-apis/helpdesk/v1/events/unsubscribe`,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'feishuHelpdeskApi',
			sendBody: true,
			specifyBody: 'json',
			jsonBody: JSON.stringify({ events: [event] }),
		},
	});
