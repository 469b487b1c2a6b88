import { InputError, excerpt } from '../shared/inputError';

/** Where an app lives: Feishu and Lark share nothing, so an app exists on one of them only. */
export const REGION_HOSTS = Object.freeze({
	feishu: 'https://open.feishu.cn',
	lark: 'https://open.larksuite.com',
});

/** The fields of the credential that say where Feishu is. */
export interface HostFields {
	region?: unknown;
	baseUrl?: unknown;
}

/**
 * Tells where requests go.
 *
 * @param credential region and, for `custom`, the base URL
 * @returns the origin and, of a gateway, its path; without a slash at the end
 * @throws {InputError} when the base URL is no http(s) address, or would be sent in another way
 */
export function baseUrlOf(credential: HostFields): string {
	const { region } = credential;
	if (region === 'lark') return REGION_HOSTS.lark;
	if (region !== 'custom') return REGION_HOSTS.feishu;
	return parseBaseUrl(String(credential.baseUrl ?? '').replace(NO_PART_OF_A_URL, ''));
}

/** What copying brings along: what nobody sees, and quotes. Space inside is refused, not removed. */
const NO_PART_OF_A_URL = /^[\s"'`“”‘’\p{Cf}\p{DI}]+|[\p{Cf}\p{DI}]+|[\s"'`“”‘’\p{Cf}\p{DI}]+$/gu;

/**
 * The same as {@link baseUrlOf}, and its host alone, as n8n's expressions: n8n asks for both where it
 * does not call this package. They are not checked; `preAuthentication` has done that before.
 *
 * @param credential how expressions call the credential there
 * @returns JavaScript, without braces
 */
export function originExpressions(credential: '$credentials' | '$self'): {
	baseUrl: string;
	host: string;
} {
	const baseUrl = `(${JSON.stringify(REGION_HOSTS)})[${credential}.region] || ${typedExpression(credential)}`;
	return { baseUrl, host: `(${baseUrl}).replace(${String(AROUND_HOST)}, '')` };
}

function typedExpression(credential: '$credentials' | '$self'): string {
	return `String(${credential}.baseUrl).replace(${String(NO_PART_OF_A_URL)}, '')`;
}

/** Where a person says that the app may act for them: another host than that of the API. */
const ACCOUNTS_HOSTS = Object.freeze({
	feishu: 'https://accounts.feishu.cn',
	lark: 'https://accounts.larksuite.com',
} as const satisfies Record<keyof typeof REGION_HOSTS, string>);

/** The base URL of that page, as an n8n expression, without braces; a private one has all in one place. */
export const accountsExpression = `(${JSON.stringify(ACCOUNTS_HOSTS)})[$self.region] || ${typedExpression('$self')}`;

/**
 * What was pasted into a field of the credential, as an n8n expression.
 *
 * @param name of the field
 * @returns JavaScript, without braces; the text without what copying brings along
 */
export const pastedExpression = (name: 'appId' | 'appSecret'): string =>
	`String($self.${name}).replace(${String(NO_PART_OF_A_URL)}, '')`;

/** All of a base URL but its host. */
const AROUND_HOST = /^\w+:[/]+|(?::\d+)?(?:[/].*)?$/g;

/** Nothing in it is written anew, decoded or left out on the way, so it always stays what it is. */
const PLAIN_PATH = /^(?:\/[\w~-][\w.~-]*)*\/?$/;

function parseBaseUrl(text: string): string {
	const refuse = (problem: string, hint = HINT): never => {
		throw new InputError('Base URL', problem, hint);
	};
	const shown = `: '${excerpt(text)}'`;
	if (text === '') refuse('is empty');
	if (!/^https?:\/\//i.test(text)) refuse(`does not begin with http:// or https://${shown}`);
	if (!URL.canParse(text)) refuse(`is not a URL${shown}`);
	const { origin, hostname, pathname, username, password } = new URL(text);
	if (username !== '' || password !== '') refuse('holds a user name or password');
	const [own, added] = pathname.split(/\/open-apis(?:\/|$)/, 2);
	if (added !== undefined) {
		refuse(`holds '/open-apis', which the node adds itself${shown}`, inWords(origin + own));
	}
	const path = text.replace(/^\w+:\/+[^/?#]*/, '') || '/';
	if (path !== pathname || !PLAIN_PATH.test(path)) {
		refuse(`has something other than a plain path after the host${shown}`);
	}
	// n8n compares hosts by their letters, so they must be written as they are sent.
	if (text.toLowerCase().replace(AROUND_HOST, '') !== hostname) {
		refuse(`writes its host in another way than it is sent${shown}`, inWords(origin + path));
	}
	return (origin + path).replace(/\/$/, '');
}

const inWords = (url: string) => `In the credential, write '${url.replace(/\/$/, '')}'.`;

const HINT =
	"In the credential, write scheme and host, e.g. 'https://feishu.example.com', and behind them the path of a gateway, if it has one.";
