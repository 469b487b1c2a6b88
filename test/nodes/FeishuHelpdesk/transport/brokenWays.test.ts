import type { ExecutionError, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { FailureDetails } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import { issuedFor } from '../../../../nodes/FeishuHelpdesk/transport/token';
import { connectAccount } from '../../../support/account';
import * as ways from '../../../support/brokenWays';
import { PNG } from '../../../support/images';
import { byEmail, HELLO, openScene, receiver, type Scene } from '../../../support/scene';

let scene: Scene;
let account: string;
beforeAll(async () => {
	scene = await openScene();
	account = connectAccount(scene, { noted: 7200 });
	// The first request of a process loads what sends it, which takes longer than some of these wait.
	await scene.send(HELLO);
});
afterAll(() => scene.close());

/** Long enough for a second try, which comes after half a second at the latest. */
const OPTIONS = { maxWaitSeconds: 0.8 };

const picture: INodeExecutionData[] = [
	{
		json: {},
		binary: { data: { data: PNG.toString('base64'), mimeType: 'image/png', fileName: 'a.png' } },
	},
];
/** What the first request of a run does. */
const PHASES = {
	read: { parameters: { ...HELLO, receiver: byEmail('a@b.c') } },
	send: { parameters: HELLO },
	upload: { parameters: { ...HELLO, messageType: 'image' }, items: picture },
	token: { parameters: HELLO, cold: true },
	write: {
		parameters: { resource: 'faq', operation: 'delete', faqId: receiver('6856395634652479491') },
	},
	create: {
		parameters: { resource: 'category', operation: 'create', name: 'A' },
	},
	userToken: { parameters: { resource: 'user', operation: 'getConnected' } },
} satisfies Record<
	string,
	{ parameters: INodeParameters; items?: INodeExecutionData[]; cold?: boolean }
>;
type Phase = keyof typeof PHASES;
const ALL = Object.keys(PHASES) as Phase[];
/** Those whose users decide how long they wait; the others wait for three minutes. */
const PATIENT: Phase[] = ['read', 'send', 'upload', 'token'];

interface Outcome {
	/** What the user reads when the node stops. */
	text: string;
	/** What a workflow reads when it goes on. */
	details: FailureDetails;
	tries: number;
	arrived: number;
}

async function go(open: ways.OpenWay, phase: Phase): Promise<Outcome> {
	const way = await open();
	const {
		parameters,
		items,
		cold,
	}: (typeof PHASES)[Phase] & { items?: INodeExecutionData[]; cold?: boolean } = PHASES[phase];
	const fields = { region: 'custom', baseUrl: way.baseUrl, ...scene.sandbox.credentials };
	const token = {
		tenantAccessToken: 't-of-an-earlier-run',
		expiresAt: Date.now() + 3_600_000,
		issuedFor: issuedFor(fields),
	};
	scene.store.set('feishuHelpdeskApi', { ...fields, ...(!cold && token) }, scene.credentialId);
	const person = { ...scene.store.read(account), baseUrl: way.baseUrl };
	scene.store.set('feishuHelpdeskUserOAuth2Api', person, account);
	try {
		const input = { ...(items && { items }) };
		const { output } = await scene.send(
			{ ...parameters, options: OPTIONS },
			{ ...input, onError: 'continueRegularOutput' },
		);
		const counts = { tries: way.tries(), arrived: way.arrived() };
		const { error } = await scene.send({ ...parameters, options: { maxWaitSeconds: 0 } }, input);
		const { message, description } = error as ExecutionError;
		const details = output[0]?.[0]?.json.errorDetails as FailureDetails;
		return { text: `${message}\n${String(description)}`, details, ...counts };
	} finally {
		await way.close();
	}
}

type Row = [
	what: string,
	open: ways.OpenWay,
	message: RegExp,
	cause: RegExp | null,
	advice: RegExp,
];
const eachPhase = (rows: Row[], phases = ALL) =>
	rows.flatMap((row) => phases.map((phase) => [...row, phase] as const));

describe('before the first byte left: not sent, and tried again', () => {
	const reach = (what: string) => new RegExp(`^Feishu can't be reached: ${what}`);
	const base = /'Base URL'/;
	const env = /HTTPS_PROXY/;
	test.each(
		eachPhase(
			[
				[
					'a name that is unknown',
					ways.noName('ENOTFOUND'),
					reach('The host name is unknown'),
					/ENOTFOUND/,
					base,
				],
				[
					'a look-up that fails for now',
					ways.noName('EAI_AGAIN'),
					reach('The host name could not'),
					/EAI_AGAIN/,
					base,
				],
				[
					'a look-up that fails',
					ways.noName('EAI_FAIL'),
					reach('The host name could not'),
					/EAI_FAIL/,
					base,
				],
				[
					'a server of names that fails',
					ways.noName('ESERVFAIL'),
					reach('The host name could not'),
					/ESERVFAIL/,
					base,
				],
				[
					'nobody who listens',
					ways.nobodyListens,
					reach('The connection was refused'),
					/ECONNREFUSED/,
					base,
				],
				[
					'a handshake that was cut',
					ways.handshakeCut,
					reach('The encrypted'),
					/before secure TLS/,
					base,
				],
				[
					'a handshake that was reset',
					ways.handshakeReset,
					reach('The connection broke before'),
					/ECONNRESET|before secure/,
					base,
				],
				['no TLS at all', ways.notTls, reach('The encrypted'), /wrong version number/, base],
				[
					'no proxy',
					ways.proxyIsGone,
					reach('The proxy 127\\.0\\.0\\.1:\\d+ refused'),
					/ECONNREFUSED/,
					env,
				],
				[
					'a proxy that hangs up',
					ways.proxyHangsUp,
					reach('The proxy 127\\.0\\.0\\.1:\\d+ broke'),
					/CONNECT/,
					env,
				],
				[
					'a proxy that resets',
					ways.proxyResets,
					reach('The proxy 127\\.0\\.0\\.1:\\d+ broke'),
					/ECONNRESET/,
					env,
				],
				[
					'a proxy that talks nonsense',
					ways.proxyTalksNonsense,
					reach('The (proxy .* broke|connection broke before)'),
					/Parse Error/,
					env,
				],
				[
					'a tunnel that breaks',
					ways.proxyBreaksTheTunnel,
					reach('The encrypted'),
					/before secure TLS/,
					env,
				],
			],
			PATIENT,
		),
	)('%s', async (_what, open, message, cause, advice, phase) => {
		const { text, details, tries, arrived } = await go(open, phase);
		expect(details).toMatchObject({ delivery: 'notSent', retryable: true, code: null });
		expect(details.msg).toMatch(cause as RegExp);
		expect(arrived).toBe(0);
		if (open !== ways.proxyIsGone) expect(tries).toBeGreaterThan(1);
		for (const part of [message, cause as RegExp, advice]) expect(text).toMatch(part);
	});
});

describe('what waiting does not mend: not sent, and tried once', () => {
	const reach = /^Feishu can't be reached: The host's certificate/;
	const stranger = /^The answer is not from Feishu \(HTTP 4/;
	test.each(
		eachPhase([
			[
				'a certificate that signs itself',
				ways.selfSigned,
				reach,
				/self-signed/,
				/NODE_EXTRA_CA_CERTS/,
			],
			[
				'one of a stranger',
				ways.signedByAStranger,
				reach,
				/first certificate/,
				/NODE_EXTRA_CA_CERTS/,
			],
			[
				'a proxy that wants a login',
				ways.proxyWantsALogin,
				/proxy.*wants a login.*HTTP 407/,
				null,
				/gate\.corp/,
			],
			['a proxy that forbids it', ways.proxyForbids, stranger, null, /proxy/],
		]),
	)('%s', async (_what, open, message, cause, advice, phase) => {
		const { text, details, tries, arrived } = await go(open, phase);
		expect(details).toMatchObject({ delivery: 'notSent', retryable: false, code: null });
		expect([tries, arrived]).toEqual([1, 0]);
		for (const part of [message, cause ?? message, advice]) expect(text).toMatch(part);
	});
});

describe('after the first byte left: what is sent or created may be there, all else is tried again', () => {
	const broke = /^The connection to Feishu broke/;
	test.each(
		eachPhase([
			['a connection that ends', ways.hangsUpAfterRequest, broke, /socket hang up/, /broke/],
			['a connection that is reset', ways.resetsAfterRequest, broke, /ECONNRESET/, /broke/],
			['an answer that is cut', ways.cutsTheAnswer, broke, /aborted/, /broke/],
			[
				'a proxy that has trouble',
				ways.proxyHasTrouble,
				/not from Feishu \(HTTP 502\)/,
				null,
				/proxy/,
			],
			[
				'a gateway that has trouble',
				ways.answers(503),
				/not from Feishu \(HTTP 503\)/,
				null,
				/proxy/,
			],
		]),
	)('%s', async (_what, open, message, cause, advice, phase) => {
		const { text, details, tries } = await go(open, phase);
		const once = phase === 'send' || phase === 'create';
		const delivery = once || phase === 'write' ? 'unknown' : 'notSent';
		expect(details).toMatchObject({ delivery, retryable: true });
		if (once) expect(tries).toBe(1);
		else expect(tries).toBeGreaterThan(1);
		for (const part of [message, cause ?? message, advice]) expect(text).toMatch(part);
		const doubts = {
			send: /not known whether the message arrived/,
			create: /not known whether Feishu did this\. Look in Feishu before you run it again/,
			write: /not known whether Feishu has changed it\. Look in Feishu before you run it again/,
		};
		for (const [which, doubt] of Object.entries(doubts)) {
			expect([which, doubt.test(text)]).toEqual([which, which === phase]);
		}
	});
});
