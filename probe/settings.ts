import { DOCUMENTED_LIMITS, startSandbox } from '../sandbox/server';

/** Which helpdesk is probed, and as whom. */
export interface Settings {
	/** Origin of Feishu's API, without a path. */
	readonly baseUrl: string;
	readonly region: string;
	readonly appId: string;
	readonly appSecret: string;
	readonly helpdeskId: string;
	readonly helpdeskToken: string;
	/** E-mail address, mobile number or ID of the test person; empty until asked. */
	readonly receiver: string;
	/** Of an agent; only a few facts need one. */
	readonly userToken?: string;
	/** A published card template that the app may use. */
	readonly templateId?: string;
	/** Where events arrive on this machine, through a public address. */
	readonly eventPort?: number;
	readonly encryptKey?: string;
}

const SECRETS = {
	appId: 'FEISHU_APP_ID',
	appSecret: 'FEISHU_APP_SECRET',
	helpdeskId: 'FEISHU_HELPDESK_ID',
	helpdeskToken: 'FEISHU_HELPDESK_TOKEN',
} as const;

const HOSTS: Readonly<Record<string, string>> = {
	feishu: 'https://open.feishu.cn',
	lark: 'https://open.larksuite.com',
};

/**
 * Reads the environment as the demo does.
 *
 * @param env environment variables
 * @param to replaces `FEISHU_RECEIVER`
 * @returns undefined when none of the four secrets is given
 * @throws {Error} naming what is missing or wrong
 */
export function readSettings(env: NodeJS.ProcessEnv, to?: string): Settings | undefined {
	const names = Object.values(SECRETS);
	const missing = names.filter((name) => !env[name]);
	if (missing.length === names.length) return undefined;
	if (missing.length > 0) throw new Error(`Also set ${missing.join(', ')}`);
	const region = env['FEISHU_REGION'] ?? 'feishu';
	const { FEISHU_USER_TOKEN: userToken, FEISHU_TEMPLATE_ID: templateId } = env;
	const { FEISHU_EVENT_PORT: port, FEISHU_ENCRYPT_KEY: encryptKey } = env;
	return {
		baseUrl: region === 'custom' ? customHost(env['FEISHU_BASE_URL']) : knownHost(region),
		region,
		appId: env[SECRETS.appId] ?? '',
		appSecret: env[SECRETS.appSecret] ?? '',
		helpdeskId: env[SECRETS.helpdeskId] ?? '',
		helpdeskToken: env[SECRETS.helpdeskToken] ?? '',
		receiver: to ?? env['FEISHU_RECEIVER'] ?? '',
		...(userToken ? { userToken } : {}),
		...(templateId ? { templateId } : {}),
		...(port ? { eventPort: portOf(port) } : {}),
		...(encryptKey ? { encryptKey } : {}),
	};
}

function portOf(text: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new Error(`FEISHU_EVENT_PORT must be a number from 1 to 65535, not "${text}"`);
	}
	return port;
}

function knownHost(region: string): string {
	const host = HOSTS[region];
	if (host === undefined) {
		throw new Error(`FEISHU_REGION must be feishu, lark or custom, not "${region}"`);
	}
	return host;
}

function customHost(address: string | undefined): string {
	if (address === undefined || !URL.canParse(address) || !/^https?:/.test(address)) {
		throw new Error('With FEISHU_REGION=custom, set FEISHU_BASE_URL, e.g. http://127.0.0.1:3030');
	}
	return new URL(address).origin;
}

/** A sandbox on this machine, for a first look. @param to whom to write to */
export async function sandboxSettings(
	to = 'ou_alice',
): Promise<{ settings: Settings; close: () => Promise<void> }> {
	const sandbox = await startSandbox({ rateLimits: DOCUMENTED_LIMITS });
	const settings = {
		baseUrl: sandbox.url,
		region: 'custom',
		...sandbox.credentials,
		receiver: to,
		templateId: 'AAqProbe',
		userToken: sandbox.connectAccount().accessToken,
	};
	return { settings, close: () => sandbox.close() };
}
