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
	return parseOrigin(String(credential.baseUrl ?? '').trim());
}

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
	return url.origin;
}
