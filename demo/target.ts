import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { SUGGESTED_SECRETS } from '../sandbox/push/config';
import { startSandbox, type Sandbox } from '../sandbox/server';

/** Where the demo sends to. */
export type Target =
	| {
			kind: 'sandbox';
			sandbox: Sandbox;
			credential: ICredentialDataDecryptedObject;
			receiver: string;
	  }
	| {
			kind: 'feishu';
			region: string;
			credential: ICredentialDataDecryptedObject;
			receiver: string;
	  };

/** Environment variables that point the demo at a real helpdesk; the region may be left out. */
const VARIABLES = {
	appId: 'FEISHU_APP_ID',
	appSecret: 'FEISHU_APP_SECRET',
	helpdeskId: 'FEISHU_HELPDESK_ID',
	helpdeskToken: 'FEISHU_HELPDESK_TOKEN',
	receiver: 'FEISHU_RECEIVER',
} as const;

/**
 * Chooses the real helpdesk when any of its variables is set, else starts a sandbox.
 *
 * @param env environment variables
 * @param port of the sandbox; 0 takes a free one
 * @throws {Error} naming the variables that are missing when only some are set
 */
export async function openTarget(env: NodeJS.ProcessEnv, port: number): Promise<Target> {
	const given = Object.entries(VARIABLES).filter(([, name]) => env[name]);
	if (given.length === 0) {
		const sandbox = await startSandbox({ port });
		const credential = {
			region: 'custom',
			baseUrl: sandbox.url,
			...sandbox.credentials,
			...SUGGESTED_SECRETS,
		};
		return { kind: 'sandbox', sandbox, credential, receiver: 'ou_alice' };
	}
	const missing = Object.values(VARIABLES).filter((name) => !env[name]);
	if (missing.length > 0) {
		throw new Error(`To send to the real Feishu, also set ${missing.join(', ')}`);
	}
	const { receiver = '', ...secrets } = Object.fromEntries(
		given.map(([field, name]) => [field, env[name] ?? '']),
	);
	const region = env['FEISHU_REGION'] ?? 'feishu';
	return { kind: 'feishu', region, credential: { region, ...secrets }, receiver };
}
