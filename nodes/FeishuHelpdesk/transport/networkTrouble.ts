/** What broke a request that got no answer. */
export type Trouble =
	/** n8n did not let it out. */
	| 'hostRefused'
	| 'certificate'
	| 'lookUp'
	| 'connect'
	| 'proxy'
	| 'handshake'
	/** Before the connection stood; `underWay` it is an answer that did not come. */
	| 'timeout'
	| 'broken';

/** What is known of a request that got no answer. */
export interface NetworkError {
	/** Node's code, `''` when there is none. */
	code: string;
	/** What the network library or n8n said. */
	msg: string;
}

/** Node.js docs, `dns`: error codes; libuv adds the EAI ones. ENOTFOUND belongs to both. */
const LOOK_UP =
	/^(EAI_\w+|ENOTFOUND|ENODATA|EFORMERR|ESERVFAIL|ENOTIMP|EREFUSED|EBADQUERY|EBADNAME|EBADFAMILY|EBADRESP|ETIMEOUT|EDESTRUCTION|EBADFLAGS|ENONAME|EBADHINTS|ENOTINITIALIZED|ELOADIPHLPAPI|EADDRGETNETWORKPARAMS)$/;
const LOOK_UP_TEXT = /^(getaddrinfo|getnameinfo|query\w*) E|^DNS lookup for /;

/** Node.js docs, `tls`: X509 certificate error codes. */
const CERTIFICATE =
	/CERT|^(CRL_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|UNABLE_TO_(VERIFY|GET_ISSUER|GET_CRL|DECRYPT|DECODE)|ERROR_IN_CERT|ERR_TLS_CERT)/;
/** The server refuses what n8n showed of itself, with TLS 1.3 only after n8n's side of the handshake. */
const CERTIFICATE_TEXT =
	/alert (certificate|bad certificate|unknown ca|unsupported certificate|access denied)|self.signed certificate|certificate (has expired|is not yet valid|revoked)|unable to (verify the first|get (local )?issuer) certificate|certificate's altnames/i;

const CONNECT = /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)$/;
const CONNECT_TEXT = /^connect E/;
const BROKE_LATER = /^(read|write) E/;
/** Of several addresses that all failed, Node.js tells the first code and no text; axios makes it `Error`. */
const OF_SEVERAL = /^E(TIMEDOUT|CONNRESET|ACCES|PERM|INVAL) (Error)?$/;

const HANDSHAKE = /^(EPROTO$|ERR_SSL_|ERR_TLS_)/;
const HANDSHAKE_TEXT = /before secure TLS connection was established/;
/** Told by a connection that stands, too: of its records, its keys or its end. */
const AFTER_HANDSHAKE =
	/bad.?(record|length)|overflow|decrypt|unexpected|notify|operation|shutdown/i;

/** The URL that axios is given was checked, so one that cannot be read is a proxy's. */
const PROXY_TEXT =
	/^(Invalid URL|URI malformed|Proxy connection ended before receiving CONNECT response)/;
const HOST_REFUSED =
	/^(Domain not allowed|The request was blocked because|Cannot determine the host for this connection|Access to .* is (blocked|not allowed))/;
const TIMEOUT = /^(ECONNABORTED|ETIMEDOUT|ERR_SOCKET_CONNECTION_TIMEOUT)$/;

/**
 * Sorts an error by what it says. Whether the request had left is another question, which only the socket
 * answers; see {@link saysUnsent} for n8n releases that do not keep it.
 *
 * @param error code and text
 * @returns the kind of trouble
 */
export function troubleOf({ code, msg }: NetworkError): Trouble {
	if (HOST_REFUSED.test(msg)) return 'hostRefused';
	if (PROXY_TEXT.test(msg)) return 'proxy';
	if (LOOK_UP.test(code) || LOOK_UP_TEXT.test(msg)) return 'lookUp';
	if (CERTIFICATE.test(code) || CERTIFICATE_TEXT.test(msg)) return 'certificate';
	if (CONNECT_TEXT.test(msg) || OF_SEVERAL.test(`${code} ${msg}`)) return 'connect';
	if (CONNECT.test(code) && !BROKE_LATER.test(msg)) return 'connect';
	if (HANDSHAKE_TEXT.test(msg)) return 'handshake';
	if (HANDSHAKE.test(code) && !AFTER_HANDSHAKE.test(`${code} ${msg}`)) return 'handshake';
	return TIMEOUT.test(code) ? 'timeout' : 'broken';
}

/**
 * Tells from words alone that a request had not left.
 *
 * @param trouble of the request
 * @returns `false` where the same words also come from a connection that stood
 */
export function saysUnsent(trouble: Trouble): boolean {
	return trouble !== 'timeout' && trouble !== 'broken';
}
