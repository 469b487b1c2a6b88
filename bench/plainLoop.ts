import type { INodeExecutionData } from 'n8n-workflow';
import type { Sandbox } from '../sandbox/server';

/** What people write themselves: one token, then one request after another, stopping at the first error. */
export class PlainLoop {
	private token = '';

	/** @param sandbox where it sends to */
	constructor(private readonly sandbox: Sandbox) {}

	/**
	 * Sends one message per item.
	 *
	 * @param list items with `to` and `text`
	 * @returns what it would tell its user
	 */
	async send(list: readonly INodeExecutionData[]): Promise<string> {
		this.token ||= await this.fetchToken();
		for (const { json } of list) {
			const answer = await this.post('/helpdesk/v1/message?user_id_type=open_id', {
				receiver_id: json['to'],
				receive_type: 'chat',
				msg_type: 'text',
				content: JSON.stringify({ text: json['text'] }),
			}).catch(() => ({ status: 0, body: {} }));
			if (answer.status !== 200) return `HTTP ${answer.status}`;
		}
		return '';
	}

	private async fetchToken(): Promise<string> {
		const { appId, appSecret } = this.sandbox.credentials;
		const { body } = await this.post('/auth/v3/tenant_access_token/internal', {
			app_id: appId,
			app_secret: appSecret,
		});
		return String(Reflect.get(body, 'tenant_access_token'));
	}

	private async post(path: string, body: object): Promise<{ status: number; body: object }> {
		const { helpdeskId, helpdeskToken } = this.sandbox.credentials;
		const response = await fetch(`${this.sandbox.url}/open-apis${path}`, {
			method: 'POST',
			headers: {
				'Content-Type': 'application/json; charset=utf-8',
				Authorization: `Bearer ${this.token}`,
				'X-Lark-Helpdesk-Authorization': Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString(
					'base64',
				),
			},
			body: JSON.stringify(body),
		});
		return { status: response.status, body: (await response.json()) as object };
	}
}
