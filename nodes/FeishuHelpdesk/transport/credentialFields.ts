import { visibleText } from '../shared/identifier';
import { InputError, visible } from '../shared/inputError';

/** The fields of the credential that name the app and the helpdesk. */
export interface IdentityFields {
	appId?: unknown;
	appSecret?: unknown;
	helpdeskId?: unknown;
	helpdeskToken?: unknown;
}

/** What proves the app and the helpdesk, as Feishu takes it. */
export interface Identity {
	appId: string;
	appSecret: string;
	helpdeskId: string;
	helpdeskToken: string;
}

const LABELS = Object.freeze({
	appId: 'App ID',
	appSecret: 'App Secret',
	helpdeskId: 'Helpdesk ID',
	helpdeskToken: 'Helpdesk Token',
} as const satisfies Record<keyof Identity, string>);

const NAMES = ['appId', 'appSecret', 'helpdeskId', 'helpdeskToken'] as const;

/** Quotes of any language, copied along from a configuration or a chat; no ID and no secret holds one. */
const QUOTES = /^["'`“”„‘’‚«»「」『』\s]+|["'`“”„‘’‚«»「」『』\s]+$/g;

/**
 * Cleans what was pasted into a field of the credential.
 *
 * @param value what the field holds
 * @returns the text without white space and quotes around it, and without what nobody sees
 */
export const pastedText = (value: unknown): string =>
	visibleText(typeof value === 'string' || typeof value === 'number' ? String(value) : '').replace(
		QUOTES,
		'',
	);

/**
 * Reads the fields that prove the app and the helpdesk. Never throws: also what is wrong has to be kept
 * out of messages. {@link assertIdentity} judges.
 *
 * @param credential as it was entered
 * @returns the fields, cleaned; of a token that was pasted with the helpdesk's ID, the token
 */
export function identityOf(credential: IdentityFields): Identity {
	const { appId, appSecret, helpdeskId, helpdeskToken } = credential;
	const id = pastedText(helpdeskId);
	const pasted = pastedText(helpdeskToken);
	const pair = pairIn(pasted);
	return {
		appId: pastedText(appId),
		appSecret: pastedText(appSecret),
		helpdeskId: id,
		helpdeskToken: pair?.id === id ? pair.token : pasted,
	};
}

/**
 * The header's value as Feishu's page shows how to make it: `id:token`, or its base64, which programs break
 * into lines and write without `=`; also with the header's name, or with the word before other tokens.
 */
function pairIn(text: string): { id: string; token: string } | undefined {
	const pasted = text.replace(/^(?:[\w-]+authorization\s*:\s*)?(?:(?:basic|bearer)\s+)?/i, '');
	const digits = pasted.replace(/\s+|=+$/g, '');
	const decoded = Buffer.from(digits, 'base64').toString();
	const isEncoded = Buffer.from(decoded).toString('base64').replace(/=+$/, '') === digits;
	const [, id, token] = /^\s*(\d{6,})\s*:\s*(\S+)\s*$/.exec(isEncoded ? decoded : pasted) ?? [];
	return id === undefined || token === undefined ? undefined : { id, token };
}

/**
 * Refuses a credential that cannot be right, before Feishu refuses it in words that do not tell the field.
 *
 * @param credential as it was entered
 * @throws {InputError} naming the field; of the secrets it shows nothing
 */
export function assertIdentity(credential: IdentityFields): void {
	const identity = identityOf(credential);
	for (const name of NAMES) {
		const problem = problemOf(name, identity[name], credential);
		if (problem !== undefined) throw new InputError(LABELS[name], ...problem);
	}
}

type Problem = [problem: string, hint: string];

function problemOf(
	name: keyof Identity,
	text: string,
	{ [name]: value, helpdeskId }: IdentityFields,
): Problem | undefined {
	const again = `Copy '${LABELS[name]}' again and paste it into the credential.`;
	if (text === '') return ['is empty', again];
	const isNumber = typeof value === 'number';
	if ((isNumber && !Number.isSafeInteger(value)) || /^\d\.\d+e\+?\d+$/i.test(text)) {
		return [`is a number that has lost digits: '${text}'`, `${again} It must be text.`];
	}
	const isSecret = name === 'appSecret' || name === 'helpdeskToken';
	const shown = isSecret ? '' : `: '${visible(text)}'`;
	const pair = name === 'helpdeskToken' ? pairIn(text) : undefined;
	if (pair !== undefined) {
		return [
			`was made for the helpdesk '${pair.id}', but 'Helpdesk ID' is '${pastedText(helpdeskId)}'`,
			"Copy 'Helpdesk ID' and 'Helpdesk Token' from the same page.",
		];
	}
	if (/[\s\p{C}]/u.test(text)) return [`holds white space or a control character${shown}`, again];
	return undefined;
}
