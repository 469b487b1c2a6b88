import type { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import {
	failureOfNetwork,
	type BrokenRequest,
} from '../../../../nodes/FeishuHelpdesk/transport/networkFailure';
import type { Phase } from '../../../../nodes/FeishuHelpdesk/transport/phase';

const URL = 'https://feishu.test/open-apis';

const failure = (code: string, msg: string, more: Partial<BrokenRequest> = {}): Failure =>
	failureOfNetwork(
		{ code, msg, phase: undefined, url: URL, ...more },
		{ effect: 'send', about: ['message', 'person', 'receiver'] },
	);

const TLS_CUT = 'Client network socket disconnected before secure TLS connection was established';
const WRONG_VERSION =
	'write EPROTO 80CC:error:0A00010B:SSL routines:tls:wrong version number:1.c:3:';

describe('of a send of which n8n keeps only code and text (1.101 to 2.33)', () => {
	test.each([
		// The name was not found out.
		['ENOTFOUND', 'getaddrinfo ENOTFOUND feishu.test'],
		['EAI_AGAIN', 'getaddrinfo EAI_AGAIN feishu.test'],
		['EAI_FAIL', 'getaddrinfo EAI_FAIL feishu.test'],
		['EAI_NODATA', 'getaddrinfo EAI_NODATA feishu.test'],
		['EAI_NONAME', 'getaddrinfo EAI_NONAME feishu.test'],
		['EAI_MEMORY', 'getaddrinfo EAI_MEMORY feishu.test'],
		['ESERVFAIL', 'queryA ESERVFAIL feishu.test'],
		['ETIMEOUT', 'queryA ETIMEOUT feishu.test'],
		['ENODATA', 'queryAaaa ENODATA feishu.test'],
		['', 'DNS lookup for feishu.test returned no results'],
		// No connection.
		['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:443'],
		['EHOSTUNREACH', 'connect EHOSTUNREACH 10.0.0.1:443'],
		['ENETUNREACH', 'connect ENETUNREACH 10.0.0.1:443'],
		['ETIMEDOUT', 'connect ETIMEDOUT 10.0.0.1:443'],
		['ECONNRESET', 'connect ECONNRESET 10.0.0.1:443'],
		['EACCES', 'connect EACCES 10.0.0.1:443'],
		['EPERM', 'connect EPERM 10.0.0.1:443'],
		['EADDRNOTAVAIL', 'connect EADDRNOTAVAIL 10.0.0.1:443'],
		['ECONNREFUSED', ''],
		['ETIMEDOUT', ''],
		['ETIMEDOUT', 'Error'],
		// No encrypted connection.
		['ECONNRESET', TLS_CUT],
		['EPROTO', WRONG_VERSION],
		['ERR_SSL_WRONG_VERSION_NUMBER', '80CC:error:0A00010B:SSL routines:tls:wrong version number'],
		['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'tlsv1 alert protocol version'],
		['CERT_HAS_EXPIRED', 'certificate has expired'],
		['CERT_NOT_YET_VALID', 'certificate is not yet valid'],
		['CERT_REVOKED', 'certificate revoked'],
		['CERT_UNTRUSTED', 'certificate not trusted'],
		['CERT_SIGNATURE_FAILURE', 'certificate signature failure'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'],
		['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify the first certificate'],
		['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unable to get local issuer certificate'],
		['UNABLE_TO_GET_ISSUER_CERT', 'unable to get issuer certificate'],
		['ERR_TLS_CERT_ALTNAME_INVALID', "Hostname/IP does not match certificate's altnames: x"],
		['HOSTNAME_MISMATCH', 'Hostname mismatch'],
		['INVALID_CA', 'invalid CA certificate'],
		['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tlsv13 alert certificate required'],
		// No place to connect from; Node.js then names the own end, too.
		['ENETUNREACH', 'connect ENETUNREACH 2600:9000:256c::1:443 - Local (:::0)'],
		['EADDRNOTAVAIL', 'connect EADDRNOTAVAIL 10.0.0.1:443 - Local (0.0.0.0:0)'],
		['EMFILE', 'connect EMFILE 10.0.0.1:443 - Local (undefined:undefined)'],
		['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'SSL routines:tls_get_more_records:packet length too long'],
		[
			'EPROTO',
			'write EPROTO 80CC:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/openssl/ssl/record/ssl3_record.c:350:',
		],
		[
			'EPROTO',
			'write EPROTO 4022:error:0A000458:SSL routines:ssl3_read_bytes:tlsv1 unrecognized name:../deps/openssl/openssl/ssl/record/rec_layer_s3.c:916:SSL alert number 112',
		],
		[
			'EPROTO',
			'write EPROTO 809B:error:0A000152:SSL routines:final_renegotiate:unsafe legacy renegotiation disabled:1.c:922:',
		],
		// A proxy, and n8n itself.
		['ERR_INVALID_URL', 'Invalid URL'],
		['', 'URI malformed'],
		['', 'Proxy connection ended before receiving CONNECT response'],
		['ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.9:3128'],
		['', 'Domain not allowed: This credential is restricted from accessing feishu.test. Only …'],
		['', 'The request was blocked because it resolves to a restricted IP address'],
		['', 'The request was blocked because the destination hostname is restricted'],
	])('%s %s: surely not sent', (code, msg) => {
		expect(failure(code, msg).details).toMatchObject({ delivery: 'notSent', msg });
	});

	test.each([
		['ECONNRESET', 'read ECONNRESET'],
		['ECONNRESET', 'socket hang up'],
		['EPIPE', 'write EPIPE'],
		['ETIMEDOUT', 'read ETIMEDOUT'],
		['EHOSTUNREACH', 'read EHOSTUNREACH'],
		['ENETUNREACH', 'write ENETUNREACH'],
		['ECONNABORTED', 'timeout of 30000ms exceeded'],
		['ERR_BAD_RESPONSE', 'stream has been aborted'],
		['HPE_INVALID_CONSTANT', 'Parse Error: Expected HTTP/'],
		['ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC', 'sslv3 alert bad record mac'],
		[
			'EPROTO',
			'write EPROTO 80CC:error:0A0003FC:SSL routines:ssl3:sslv3 alert bad record mac:1.c:3:',
		],
		// A connection that stood, and its records went wrong.
		[
			'ERR_SSL_CIPHER_OPERATION_FAILED',
			'Provider routines:ossl_gcm_stream_update:cipher operation failed',
		],
		['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'decryption failed or bad record mac'],
		['ERR_SSL_BAD_RECORD_TYPE', 'bad record type'],
		['ERR_SSL_BAD_LENGTH', 'bad length'],
		['ERR_SSL_TLSV1_ALERT_RECORD_OVERFLOW', 'tlsv1 alert record overflow'],
		['ERR_SSL_SSLV3_ALERT_UNEXPECTED_MESSAGE', 'sslv3 alert unexpected message'],
		['ERR_SSL_UNEXPECTED_EOF_WHILE_READING', 'unexpected eof while reading'],
		['ERR_SSL_APPLICATION_DATA_AFTER_CLOSE_NOTIFY', 'application data after close notify'],
		['ERR_SSL_PROTOCOL_IS_SHUTDOWN', 'protocol is shutdown'],
		[
			'EPROTO',
			'write EPROTO 4C2F:error:1C800066:Provider routines:ossl_gcm_stream_update:cipher operation failed:1.c:325:',
		],
		['', ''],
	])('%s %s: nobody knows', (code, msg) => {
		expect(failure(code, msg).details).toMatchObject({ delivery: 'unknown', msg });
	});
});

describe('where the socket tells', () => {
	test.each<[string, string, Phase, string]>([
		['ECONNRESET', 'read ECONNRESET', 'unsent', 'notSent'],
		['ECONNABORTED', 'timeout of 30000ms exceeded', 'unsent', 'notSent'],
		['ECONNABORTED', 'timeout of 30000ms exceeded', 'underWay', 'unknown'],
		['EHOSTUNREACH', 'read EHOSTUNREACH', 'underWay', 'unknown'],
		['EPROTO', WRONG_VERSION, 'underWay', 'unknown'],
		['SOMETHING_NEW', 'a code of a Node.js to come', 'unsent', 'notSent'],
	])('%s %s %s is %s, whatever the code', (code, msg, phase, delivery) => {
		expect(failure(code, msg, { phase }).details.delivery).toBe(delivery);
	});

	test('a server that asks for a certificate after the first byte takes nothing', () => {
		const alert = failure(
			'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
			'alert certificate required',
			{
				phase: 'underWay',
			},
		);
		expect(alert.details).toMatchObject({ delivery: 'notSent', retryable: false });
	});
});

test('a read is never unknown', () => {
	const broken = { code: 'ECONNRESET', msg: 'socket hang up', phase: undefined, url: URL };
	expect(failureOfNetwork(broken, { effect: 'read' }).details.delivery).toBe('notSent');
});

describe('waiting', () => {
	test.each([
		['EAI_AGAIN', 'getaddrinfo EAI_AGAIN feishu.test'],
		['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:443'],
		['ECONNRESET', TLS_CUT],
		['', 'Proxy connection ended before receiving CONNECT response'],
	])('can help after %s %s', (code, msg) => {
		const { details, reason } = failure(code, msg);
		expect([details.retryable, reason]).toEqual([true, 'unreachable']);
	});

	test.each([
		['CERT_HAS_EXPIRED', 'certificate has expired'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'],
		['', 'Domain not allowed: This credential is restricted from accessing x.'],
		['', 'The request was blocked because it resolves to a restricted IP address'],
	])('cannot help after %s %s', (code, msg) => {
		const { details, reason } = failure(code, msg);
		expect([details.retryable, reason]).toEqual([false, 'refused']);
	});
});

describe('what the user reads', () => {
	const says = (code: string, msg: string, more: Partial<BrokenRequest> = {}) => {
		const { message, description } = failure(code, msg, more);
		return `${message}\n${description}`;
	};

	test.each<[string, string, RegExp, RegExp]>([
		['EAI_FAIL', 'getaddrinfo EAI_FAIL feishu.test', /could not be looked up/, /'Base URL'/],
		['ECONNREFUSED', 'connect ECONNREFUSED 1.2.3.4:443', /connection was refused/, /'Base URL'/],
		['ECONNRESET', TLS_CUT, /encrypted connection could not be set up/, /'Base URL'/],
		[
			'DEPTH_ZERO_SELF_SIGNED_CERT',
			'self-signed certificate',
			/self-signed/,
			/NODE_EXTRA_CA_CERTS/,
		],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'x', /cannot be verified/, /NODE_EXTRA_CA_CERTS/],
		['CERT_HAS_EXPIRED', 'certificate has expired', /has expired/, /clock/],
		['CERT_NOT_YET_VALID', 'certificate is not yet valid', /not valid yet/, /clock/],
		['CERT_REVOKED', 'certificate revoked', /was revoked/, /new certificate/],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'altnames: IP: 1.2.3.4', /for another name/, /'Base URL'/],
		['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'x', /wants a certificate/, /client certificate/],
		['ETIMEDOUT', 'connect ETIMEDOUT 1.2.3.4:443', /not be made in time/, /'Base URL'/],
		[
			'',
			'The request was blocked because it resolves to a restricted IP address',
			/n8n did not let the request out/,
			/SSRF protection.*'feishu\.test'.*N8N_SSRF_ALLOWED_HOSTNAMES/,
		],
		[
			'',
			'Domain not allowed: …',
			/n8n did not let the request out/,
			/'feishu\.test'.*Allowed Domains/,
		],
	])('%s %s', (code, msg, what, advice) => {
		const text = says(code, msg);
		expect(text).toMatch(what);
		expect(text).toMatch(advice);
		expect(text).toContain(`Cause: ${msg}`);
	});

	test.each<[string, string, Partial<BrokenRequest>, string]>([
		[
			'ECONNREFUSED',
			'connect ECONNREFUSED 10.0.0.9:3128',
			{},
			'10.0.0.9:3128 refused the connection',
		],
		['ENOTFOUND', 'getaddrinfo ENOTFOUND proxy.corp', {}, 'proxy.corp is unknown'],
		['', 'Proxy connection ended before receiving CONNECT response', {}, 'broke the connection'],
		[
			'ECONNRESET',
			'read ECONNRESET',
			{ phase: 'unsent', proxy: { name: 'proxy.corp:8080', passed: false } },
			'proxy.corp:8080 broke the connection',
		],
		[
			'ECONNABORTED',
			'timeout of 30000ms exceeded',
			{ phase: 'unsent', proxy: { name: 'proxy.corp:8080', passed: false } },
			'proxy.corp:8080 did not answer in time',
		],
	])('%s %s: names the proxy', (code, msg, more, expected) => {
		const text = says(code, msg, more);
		expect(text).toContain(`Feishu can't be reached: The proxy`);
		expect(text).toContain(expected);
		expect(text).toMatch(/HTTPS_PROXY.*NO_PROXY/);
	});

	test('a certificate behind a proxy names both', () => {
		const text = says('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain', {
			phase: 'unsent',
			proxy: { name: 'proxy.corp:8080', passed: true },
		});
		expect(text).toMatch(/self-signed[^]*NODE_EXTRA_CA_CERTS.*proxy\.corp:8080/);
	});
});
