import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { CredentialStore } from '../test/support/credentialStore';
import { Engine, type RunResult } from '../test/support/engine';
import { startRemoteSandbox, type RemoteSandbox } from '../test/support/remoteSandbox';
import { items, receiver } from '../test/support/scene';
import { loadHttpRequestNode } from './httpRequestNode';

/** n8n's engine with our node and the HTTP Request node, and a Feishu in a process of its own. */
export interface Stage {
	remote: RemoteSandbox;
	/** Sends with our node. */
	ours(list: INodeExecutionData[], options?: INodeParameters): Promise<RunResult>;
	/** Does the same sends with n8n's HTTP Request node and our credential. */
	httpRequest(list: INodeExecutionData[]): Promise<RunResult>;
}

/**
 * @param count how many
 * @returns items for as many people
 */
export function people(count: number): INodeExecutionData[] {
	return items(...Array.from({ length: count }, (_, n) => ({ to: `ou_${n}`, text: `Text ${n}` })));
}

/**
 * Opens the stage and warms both nodes up.
 *
 * @returns the stage; close `remote` in the end
 */
export async function openStage(): Promise<Stage> {
	const remote = await startRemoteSandbox();
	const store = new CredentialStore();
	const { url: baseUrl, credentials } = remote;
	store.set('feishuHelpdeskApi', { region: 'custom', baseUrl, ...credentials });
	const engine = await Engine.load({
		credentials: store,
		nodes: { 'n8n-nodes-base.httpRequest': loadHttpRequestNode() },
	});
	const credential = { feishuHelpdeskApi: { id: 'credential-1', name: 'Feishu' } };
	const stage: Stage = {
		remote,
		ours: (list, options = {}) =>
			engine.run({
				items: list,
				parameters: {
					resource: 'message',
					operation: 'send',
					receiver: receiver('={{ $json.to }}'),
					receiveType: 'chat',
					messageType: 'text',
					text: '={{ $json.text }}',
					options,
				},
			}),
		httpRequest: (list) =>
			engine.run({
				items: list,
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				credentials: credential,
				parameters: {
					method: 'POST',
					url: `${baseUrl}/open-apis/helpdesk/v1/message?user_id_type=open_id`,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: 'feishuHelpdeskApi',
					sendBody: true,
					specifyBody: 'json',
					jsonBody:
						'={{ { receiver_id: $json.to, receive_type: "chat", msg_type: "text", content: JSON.stringify({ text: $json.text }) } }}',
				},
			}),
	};
	await stage.ours(people(40));
	await stage.httpRequest(people(40));
	return stage;
}
