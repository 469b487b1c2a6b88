/** The four secrets a user pastes into the credential. */
export interface Credentials {
	appId: string;
	appSecret: string;
	/** Decimal and above 2^53, as real helpdesk ids are: a program that makes a number of it fails. */
	helpdeskId: string;
	helpdeskToken: string;
}

/** The one app and the one helpdesk of the sandbox. */
export const CREDENTIALS: Readonly<Credentials> = {
	appId: 'cli_a5b2c7d8e9f0100c',
	appSecret: 'SandboxAppSecret0123456789abcdef',
	helpdeskId: '9007199254740993123',
	helpdeskToken: 'ht-3f1c9a52-7d64-4e0b-9a38-5c2f6e8b1d07',
};
