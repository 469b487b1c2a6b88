/** Codes of the endpoint that hands out addresses. Feishu's SDKs, and public logs of them. */
export const CODES = {
	systemBusy: 1,
	banned: 403,
	authFailed: 514,
	internalError: 1000040343,
	noCredential: 1000040344,
	notSupported: 1000040345,
	invalidAppId: 1000040346,
	tooManyConnections: 1000040350,
	incorrectDomain: 1000040351,
} as const;

/** What Feishu says beside each code; words that no public log shows are made up. */
export const CODE_MESSAGES: Readonly<Partial<Record<number, string>>> = {
	[CODES.systemBusy]: 'system busy',
	[CODES.banned]: 'forbidden',
	[CODES.authFailed]: 'auth failed',
	[CODES.internalError]: 'internal error',
	[CODES.noCredential]: 'app credential is empty',
	[CODES.notSupported]: 'not supported',
	[CODES.invalidAppId]: 'app_id is invalid',
	[CODES.tooManyConnections]: 'the number of connections exceeded the limit',
	[CODES.incorrectDomain]: 'Incorrect domain name',
};
