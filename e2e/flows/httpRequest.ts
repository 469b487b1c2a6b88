import assert from 'node:assert/strict';

import { test } from '../fixtures';
import { runForOneMessage } from '../inbox';
import { chain, manualTrigger, node } from '../workflows';

/** The credential in n8n's own HTTP Request node, for what this package has no operation for. */
export function httpRequest(): void {
	test('the HTTP Request node sends with the credential', async ({ world }) => {
		const { credential, sandbox } = world;
		const request = {
			...node('Request', 'n8n-nodes-base.httpRequest', 4.2, {
				method: 'POST',
				url: `${sandbox.url}/open-apis/helpdesk/v1/message?user_id_type=open_id`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: 'feishuHelpdeskApi',
				sendBody: true,
				specifyBody: 'json',
				jsonBody: JSON.stringify({
					msg_type: 'text',
					content: JSON.stringify({ text: 'By HTTP Request' }),
					receiver_id: 'ou_alice',
					receive_type: 'user',
				}),
			}),
			credentials: { feishuHelpdeskApi: credential },
		};
		const workflow = chain('HTTP Request', manualTrigger(), request);
		const { message } = await runForOneMessage(world, workflow);
		assert.deepEqual(JSON.parse(message.rawContent), { text: 'By HTTP Request' });
	});
	test('the editor offers the credential in the HTTP Request node', async ({
		api,
		editor,
		credential,
	}) => {
		const request = node('Request', 'n8n-nodes-base.httpRequest', 4.2, {
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'feishuHelpdeskApi',
		});
		const id = await api.createWorkflow(chain('Offered', manualTrigger(), request));
		const panel = await editor.openNode(id, request.id);
		const type = panel.field('nodeCredentialType').locator('input').first();
		assert.equal(await type.inputValue(), 'Feishu Helpdesk API');
		await panel.chooseCredential(credential.name);
	});
}
