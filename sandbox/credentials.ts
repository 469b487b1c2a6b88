import type { Credentials } from './types';

/** The one app and the one helpdesk of the sandbox. */
export const CREDENTIALS: Readonly<Credentials> = {
	appId: 'cli_a5b2c7d8e9f0100c',
	appSecret: 'SandboxAppSecret0123456789abcdef',
	helpdeskId: '9007199254740993123',
	helpdeskToken: 'ht-3f1c9a52-7d64-4e0b-9a38-5c2f6e8b1d07',
};
