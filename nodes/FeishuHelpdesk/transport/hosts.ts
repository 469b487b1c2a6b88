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
 * @returns the origin, without a slash at the end
 * @throws {InputError} when the base URL is no http(s) origin
 */
export function baseUrlOf(credential: HostFields): string {
	const { region } = credential;
	if (region === 'lark') return REGION_HOSTS.lark;
	if (region !== 'custom') return REGION_HOSTS.feishu;
	return parseOrigin(String(credential.baseUrl ?? '').replace(NO_PART_OF_AN_ORIGIN, ''));
}

/** What copying brings along: what nobody sees, and quotes. Space inside is refused, not removed. */
const NO_PART_OF_AN_ORIGIN =
	/^[\s"'`“”‘’\p{Cf}\p{DI}]+|[\p{Cf}\p{DI}]+|[\s"'`“”‘’\p{Cf}\p{DI}]+$/gu;

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
	const typed = `String(${credential}.baseUrl).replace(${String(NO_PART_OF_AN_ORIGIN)}, '')`;
	const baseUrl = `(${JSON.stringify(REGION_HOSTS)})[${credential}.region] || ${typed}`;
	return { baseUrl, host: `(${baseUrl}).replace(${String(AROUND_HOST)}, '')` };
}

/** All of an origin but its host. */
const AROUND_HOST = /^\w+:[/]+|(?::\d+)?[/]*$/g;

function parseOrigin(text: string): string {
	const field = 'Base URL';
	const hint = "In the credential, write only scheme and host, e.g. 'https://feishu.example.com'.";
	if (text === '') throw new InputError(field, 'is empty', hint);
	if (!/^https?:\/\//i.test(text)) {
		throw new InputError(
			field,
			`does not begin with http:// or https://: '${excerpt(text)}'`,
			hint,
		);
	}
	if (!URL.canParse(text)) throw new InputError(field, `is not a URL: '${excerpt(text)}'`, hint);
	const url = new URL(text);
	if (url.username !== '' || url.password !== '') {
		throw new InputError(field, 'holds a user name or password', hint);
	}
	if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
		throw new InputError(field, `has a path after the host: '${excerpt(text)}'`, hint);
	}
	// n8n compares hosts by their letters, so they must be written as they are sent.
	if (text.toLowerCase().replace(AROUND_HOST, '') === url.hostname) return url.origin;
	throw new InputError(
		field,
		`writes its host in another way than it is sent: '${excerpt(text)}'`,
		`In the credential, write '${url.origin}'.`,
	);
}
