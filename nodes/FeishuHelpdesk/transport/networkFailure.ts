import { doubtAbout } from './advice';
import type { Asked } from './request';
import { Failure, type FailureCause } from './failure';
import { saysUnsent, troubleOf, type NetworkError, type Trouble } from './networkTrouble';
import type { Phase, ProxyInUse } from './phase';

/** What is known of a request that got no answer, and of its way. */
export interface BrokenRequest extends NetworkError {
	/** `undefined` where only code and text are known. */
	phase: Phase | undefined;
	/** The proxy that n8n went through, if that is known. */
	proxy?: ProxyInUse | undefined;
	/** Where the request was meant to go. */
	url: string;
}

const CHECK_ADDRESS =
	"Check 'Region' and 'Base URL' in the credential, and that this n8n server reaches the internet.";
const TRUST =
	"Give n8n the certificate of the company's gateway or of your own Feishu server: put it into a file, name that file in the environment variable NODE_EXTRA_CA_CERTS, and restart n8n.";
const CLOCK_OR_RENEWAL =
	"Check the clock of this n8n server. If it is right, ask whoever runs the server of 'Base URL', or the proxy, for a new certificate.";

/**
 * Words a request that got no answer.
 *
 * @param broken what is known of it
 * @param asked what the request would have done
 * @returns the failure; `unknown` only where the first byte of a message or a change may have left. What surely did
 * not leave can be tried again, unless waiting cannot help: a certificate, or n8n's own refusal
 */
export function failureOfNetwork(broken: BrokenRequest, asked: Asked): Failure {
	const trouble = broken.phase === 'notTried' ? withoutClient(broken) : troubleOf(broken);
	const unsent = isUnsent(broken, trouble);
	const unknown = asked.effect !== 'read' && !unsent;
	const { message, hint, reason } = words(broken, trouble, unsent);
	return new Failure(
		message,
		{
			code: null,
			msg: reason === 'cancelled' ? '' : broken.msg,
			httpStatus: null,
			logId: null,
			hint: unknown ? `${doubtAbout(asked)} ${hint}` : hint,
			retryable: reason === 'unreachable' || reason === 'interrupted',
			delivery: unknown ? 'unknown' : 'notSent',
		},
		reason,
	);
}

/** A server that wants another certificate says so when n8n has already begun, and takes nothing. */
function isUnsent({ phase }: BrokenRequest, trouble: Trouble): boolean {
	if (trouble === 'certificate' || trouble === 'hostRefused') return true;
	return phase === undefined ? saysUnsent(trouble) : phase !== 'underWay';
}

/**
 * n8n's check of inner addresses looks names up itself, and what stands for a proxy may be no address; all else
 * that comes so early is its refusal.
 */
function withoutClient(broken: BrokenRequest): Trouble {
	const trouble = troubleOf(broken);
	return trouble === 'lookUp' || trouble === 'proxy' ? trouble : 'hostRefused';
}

interface Words {
	message: string;
	hint: string;
	reason: FailureCause;
}

function words(broken: BrokenRequest, trouble: Trouble, unsent: boolean): Words {
	const { code } = broken;
	if (code === 'ERR_CANCELED') {
		const when = unsent ? 'this was sent' : 'Feishu answered';
		return { message: `The execution was cancelled before ${when}`, hint: '', reason: 'cancelled' };
	}
	if (trouble === 'hostRefused') return refusedByHost(broken);
	if (!unsent) {
		const timedOut = trouble === 'timeout' || code === 'ETIMEDOUT';
		return {
			message: timedOut ? 'Feishu did not answer in time' : 'The connection to Feishu broke',
			hint: 'The connection broke before Feishu answered.',
			reason: 'interrupted',
		};
	}
	if (trouble === 'certificate') {
		const [what, hint] = certificateWords(broken);
		return { message: unreachable(what), hint: `${hint}${viaProxy(broken)}`, reason: 'refused' };
	}
	const proxy = proxyInTheWay(broken, trouble);
	if (proxy !== undefined) return brokenProxy(proxy, broken, trouble);
	return {
		message: unreachable(connectionWords(broken, trouble)),
		hint: `${CHECK_ADDRESS}${viaProxy(broken)}`,
		reason: 'unreachable',
	};
}

const unreachable = (what: string) => `Feishu can't be reached: ${what}`;

const CONNECTION_WORDS: Readonly<Record<string, string>> = Object.freeze({
	ECONNREFUSED: 'The connection was refused',
	ENOTFOUND: 'The host name is unknown',
	EHOSTUNREACH: 'The host cannot be reached',
	ENETUNREACH: 'The network cannot be reached',
});

function connectionWords({ code }: NetworkError, trouble: Trouble): string {
	const known = CONNECTION_WORDS[code];
	if (known !== undefined) return known;
	if (trouble === 'lookUp') return 'The host name could not be looked up';
	if (trouble === 'handshake') return 'The encrypted connection could not be set up';
	if (trouble === 'timeout' || code === 'ETIMEDOUT') {
		return 'The connection could not be made in time';
	}
	return trouble === 'connect'
		? 'The connection could not be made'
		: 'The connection broke before anything was sent';
}

/** Codes and texts: Node.js docs, `tls`, X509 certificate error codes; of OpenSSL where Node has none. */
function certificateWords({ code, msg }: NetworkError): [what: string, hint: string] {
	const told = `${code} ${msg}`;
	if (/EXPIRED|has expired/.test(told) && !/alert/i.test(told)) {
		return ["The host's certificate has expired", CLOCK_OR_RENEWAL];
	}
	if (/NOT_YET_VALID|not yet valid/.test(told)) {
		return ["The host's certificate is not valid yet", CLOCK_OR_RENEWAL];
	}
	if (/SELF_SIGNED|self.signed/.test(told)) return ["The host's certificate is self-signed", TRUST];
	if (/ALTNAME|HOSTNAME_MISMATCH|altnames/.test(told)) {
		return [
			"The host's certificate is for another name",
			"Check 'Base URL' in the credential: the certificate of the server must name its host.",
		];
	}
	if (/alert/i.test(told)) {
		return [
			'The server wants a certificate that n8n does not have',
			"Ask whoever runs the server of 'Base URL', or the proxy, to let n8n in without a client certificate.",
		];
	}
	if (/REVOKED|revoked/.test(told)) {
		return ["The host's certificate was revoked", CLOCK_OR_RENEWAL];
	}
	return ["The host's certificate cannot be verified", TRUST];
}

/** What n8n says itself comes below; here is where its administrator can change it. */
function refusedByHost({ msg, url }: BrokenRequest): Words {
	const host = hostOf(url);
	const message = 'n8n did not let the request out';
	if (/^Domain not allowed/.test(msg)) {
		const hint = `In the credential, add '${host.name}' to 'Allowed Domains', or allow all.`;
		return { message, hint, reason: 'refused' };
	}
	if (/^The request was blocked|^Cannot determine the host|^Access to/.test(msg)) {
		const hint = `n8n protects its network from requests to inner addresses (SSRF protection). Ask n8n's administrator to allow this host: add '${host.name}' to the environment variable N8N_SSRF_ALLOWED_HOSTNAMES, or its address to N8N_SSRF_ALLOWED_IP_RANGES, and restart n8n.`;
		return { message, hint, reason: 'refused' };
	}
	return {
		message,
		hint: 'Nothing was sent. Check the credential of the node.',
		reason: 'refused',
	};
}

/**
 * Finds the proxy that broke the connection, if it was one.
 *
 * @returns its name, `''` when there was one without a name, `undefined` when there was none
 */
function proxyInTheWay(broken: BrokenRequest, trouble: Trouble): string | undefined {
	const { msg, proxy, url } = broken;
	const host = hostOf(url);
	const [, looked] = /^getaddrinfo \S+ (\S+)$/.exec(msg) ?? [];
	if (looked !== undefined) return looked === host.name ? undefined : looked;
	const [, address, port] = /^connect \S+ (\S+):(\d+)/.exec(msg) ?? [];
	const elsewhere = address !== undefined && port !== host.port;
	if (elsewhere) return proxy?.name || `${address}:${port}`;
	if (trouble === 'proxy') return proxy?.name ?? '';
	return proxy?.passed === false ? proxy.name : undefined;
}

function brokenProxy(proxy: string, { code }: NetworkError, trouble: Trouble): Words {
	const name = proxy === '' ? '' : ` ${proxy}`;
	const what =
		trouble === 'lookUp'
			? 'is unknown'
			: code === 'ECONNREFUSED'
				? 'refused the connection'
				: trouble === 'timeout' || code === 'ETIMEDOUT'
					? 'did not answer in time'
					: trouble === 'connect'
						? 'cannot be reached'
						: 'broke the connection';
	return {
		message: unreachable(`The proxy${name} ${what}`),
		hint: `n8n goes through this proxy because of its environment variables HTTPS_PROXY, HTTP_PROXY or ALL_PROXY. Correct them, add Feishu's host to NO_PROXY, or ask whoever runs the proxy.`,
		reason: 'unreachable',
	};
}

const viaProxy = ({ proxy }: BrokenRequest) =>
	proxy
		? ` n8n goes through the proxy ${proxy.name} (environment variables HTTPS_PROXY, HTTP_PROXY).`
		: '';

function hostOf(url: string): { name: string; port: string } {
	if (!URL.canParse(url)) return { name: url, port: '' };
	const { hostname, port, protocol } = new URL(url);
	return {
		name: hostname.replace(/^\[|\]$/g, ''),
		port: port || (protocol === 'https:' ? '443' : '80'),
	};
}
