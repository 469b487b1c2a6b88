import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { startSandbox } from '../../sandbox/server';
import type { Sandbox, SandboxOptions } from '../../sandbox/server';
import { CredentialStore } from './credentialStore';
import { Engine } from './engine';
import type { RunInput, RunResult } from './engine';
import { closedInTheEnd } from './leftOpen';
import type { LogEntry } from './logSink';

/** Route ids of the sandbox, for counting requests. */
export const ROUTES = {
	token: 'POST /auth/v3/tenant_access_token/internal',
	message: 'POST /helpdesk/v1/message',
	image: 'POST /im/v1/images',
	lookUp: 'POST /contact/v3/users/batch_get_id',
	tickets: 'GET /helpdesk/v1/tickets',
	ticketMessage: 'POST /helpdesk/v1/tickets/:ticket_id/messages',
} as const;

/** A Feishu, an n8n with the built package, and a credential that fits. */
export interface Scene {
	sandbox: Sandbox;
	engine: Engine;
	store: CredentialStore;
	/** Id of the credential in the store. */
	credentialId: string;
	/** What was logged so far. */
	logs: LogEntry[];
	/** Runs `message: send`; `parameters` may be anything but resource and operation. */
	send(parameters: INodeParameters, input?: Partial<RunInput>): Promise<RunResult>;
	/** Ends the sandbox. */
	close(): Promise<void>;
}

/**
 * @param options of the sandbox
 * @returns the scene, with nothing sent yet
 */
export async function openScene(options: SandboxOptions = {}): Promise<Scene> {
	const sandbox = await startSandbox(options);
	const store = new CredentialStore();
	const { id } = store.set('feishuHelpdeskApi', {
		region: 'custom',
		baseUrl: sandbox.url,
		...sandbox.credentials,
	});
	const logs: LogEntry[] = [];
	const engine = await Engine.load({ credentials: store, log: (entry) => logs.push(entry) });
	return {
		sandbox,
		engine,
		store,
		credentialId: String(id),
		logs,
		send: (parameters, input = {}) =>
			engine.run({
				...input,
				parameters: { resource: 'message', operation: 'send', ...parameters },
			}),
		close: closedInTheEnd(() => sandbox.close()),
	};
}

/**
 * @param value ID of the receiver
 * @returns the parameter `receiver` as the editor stores it
 */
export function receiver(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value };
}

/**
 * @param value e-mail addresses, or an expression that yields some
 * @returns the parameter `receiver` as the editor stores it
 */
export function byEmail(value: string): INodeParameters {
	return { __rl: true, mode: 'email', value };
}

/**
 * @param value mobile numbers, or an expression that yields some
 * @returns the parameter `receiver` as the editor stores it
 */
export function byMobile(value: string): INodeParameters {
	return { __rl: true, mode: 'mobile', value };
}

/** The smallest message that is accepted. */
export const HELLO: INodeParameters = {
	receiver: receiver('ou_alice'),
	receiveType: 'chat',
	messageType: 'text',
	text: 'Hello',
};

/**
 * @param values `json` of the items
 * @returns the items
 */
export function items(...values: INodeExecutionData['json'][]): INodeExecutionData[] {
	return values.map((json) => ({ json }));
}
