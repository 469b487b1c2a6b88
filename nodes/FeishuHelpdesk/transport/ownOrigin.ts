import { InputError, excerpt, visible } from '../shared/inputError';
import { baseUrlOf, type HostFields } from './hosts';

/** Where a request goes, in the words of n8n's two request helpers, the old one of which says `uri`. */
export interface Addressed {
	url?: unknown;
	uri?: unknown;
	baseURL?: unknown;
	proxy?: unknown;
	rejectUnauthorized?: unknown;
	skipSslCertificateValidation?: unknown;
}

/**
 * Refuses a request that would carry the credential's secrets to somebody else. The HTTP Request node
 * takes any address from the workflow, and the helpdesk token never expires.
 *
 * @param credential region and base URL
 * @param request where it goes
 * @throws {InputError} when that is not the origin of the credential: scheme, host and port; or not below
 * the path of its gateway, behind which others may live; or a proxy on the way could read along
 */
export function assertOwnOrigin(credential: HostFields, request: Addressed): void {
	const own = baseUrlOf(credential);
	const { origin } = new URL(own);
	const prefix = own.slice(origin.length);
	// The old helper sends to one of both; which one wins is n8n's business, so both must be right.
	const addresses = [request.url, request.uri].filter((part) => part !== undefined);
	for (const address of addresses.length > 0 ? addresses : ['']) {
		const target = resolve(String(address ?? ''), String(request.baseURL ?? ''));
		const isOwn = target?.origin === origin && target.username === '' && target.password === '';
		if (isOwn && (prefix === '' || isBelow(prefix, target))) continue;
		const path = isOwn ? excerpt(target.pathname) : '';
		const found = target ? target.origin + path : visible(excerpt(String(address)));
		throw new InputError(
			'URL',
			`goes to '${found}', but this credential is only for '${own}', so nothing was sent`,
			`Begin the URL with ${own}, or choose another credential.`,
		);
	}
	if (isReadOnTheWay(own, request)) {
		throw new InputError(
			'Proxy',
			`could read the secrets of the credential for '${own}', so nothing was sent`,
			"Switch off 'Ignore SSL Issues' beside a proxy, or remove the proxy.",
		);
	}
}

/** A proxy is any address of the workflow, too: it sees what is not encrypted, or not for a known server. */
const isReadOnTheWay = (own: string, request: Addressed): boolean =>
	Boolean(request.proxy) &&
	(own.startsWith('http:') ||
		request.rejectUnauthorized === false ||
		request.skipSslCertificateValidation === true);

/** As axios does it (buildFullPath): a base counts only for what has no scheme and no `//`. */
function resolve(url: string, base: string): URL | undefined {
	const absolute = /^([a-z][a-z\d+\-.]*:)?\/\//i.test(url);
	const joined = url === '' ? base : `${base.replace(/\/?\/$/, '')}/${url.replace(/^\/+/, '')}`;
	const full = absolute || base === '' ? url : joined;
	return URL.canParse(full) ? new URL(full) : undefined;
}

/** As a gateway may read it, which decodes a path, once or more, before it resolves the dots. */
function isBelow(prefix: string, { origin, pathname }: URL): boolean {
	for (let path = pathname, last = ''; path !== last; path = decoded(last)) {
		// Some servers take `..;x` for a step up.
		const plain = path.replace(/;[^/\\]*/g, '');
		if (!new URL(origin + plain).pathname.startsWith(`${prefix}/`)) return false;
		last = path;
	}
	return true;
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
