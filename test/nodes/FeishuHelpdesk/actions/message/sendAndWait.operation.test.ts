import type { INodeParameters } from 'n8n-workflow';
import { ticketClosed } from '../../../../../sandbox/server';
import { byEmail, items, receiver, ROUTES } from '../../../../support/scene';
import { dig, text } from '../../../../support/values';
import { answersOf, BOTH, openAsking, type Asking, type Question } from './asking';

let scene: Asking;
beforeEach(async () => {
	scene = await openAsking();
});
afterEach(() => scene.close());

const link = (question: Question, nth = 0, card = 0): string =>
	question.cards[card]?.[nth]?.url ?? '';

/** Sends the form of the page, and waits until what went on has ended. */
async function answer(
	question: Question,
	form: Record<string, string | string[]> = {},
	{ nth = 0, card = 0, multipart = false } = {},
) {
	const visited = await question.waiting.visit(link(question, nth, card), { form, multipart });
	await question.waiting.idle();
	return visited;
}

const limit = (values: INodeParameters) => ({ options: { limitWaitTime: { values } } });
const HOUR = limit({ resumeAmount: 1, resumeUnit: 'hours' });

describe('an approval', () => {
	it.each([
		['Yes', 0, true],
		['No', 1, false],
	])('by the button %s', async (label, nth, approved) => {
		const question = await scene.ask(BOTH);
		expect(question.cards[0]?.[nth]?.label).toBe(label);
		const page = await question.waiting.visit(link(question, nth));
		expect(page.status).toBe(200);
		expect(page.body).toContain('May Bob spend 100 €?');
		expect(question.waiting.resumed).toEqual([]);
		const done = await answer(question, { comment: 'Fine\r\nby me' }, { nth });
		expect(done.body).toContain('your answer was recorded');
		expect(answersOf(question.waiting)).toEqual([
			{
				approved,
				comment: 'Fine\nby me',
				respondedAt: expect.any(String) as string,
				responder: { id: 'ou_alice', source: 'link' },
				messageId: scene.sandbox.inbox[0]?.messageId,
			},
		]);
	});

	it('offers to approve only, unless it is said otherwise', async () => {
		const { cards } = await scene.ask();
		expect(cards[0]?.map(({ label, type }) => [label, type])).toEqual([['Approve', 'primary']]);
	});

	it('draws the buttons as chosen', async () => {
		const { cards } = await scene.ask({
			approvalOptions: { values: { approvalType: 'double', buttonApprovalStyle: 'secondary' } },
		});
		expect(cards[0]?.map(({ label, type }) => [label, type])).toEqual([
			['Approve', 'default'],
			['Decline', 'default'],
		]);
	});

	it("has an empty comment where none was given, and no 'comment' where none was asked for", async () => {
		const asked = await scene.ask();
		await answer(asked);
		expect(answersOf(asked.waiting)[0]).toHaveProperty('comment', '');
		const unasked = await scene.ask({ options: { askForComment: false } });
		expect((await unasked.waiting.visit(link(unasked))).body).not.toContain('<textarea');
		await answer(unasked, { comment: 'not asked for' });
		expect(answersOf(unasked.waiting)[0]).not.toHaveProperty('comment');
	});
});

describe('a free text', () => {
	it('arrives as it was written, and not without any', async () => {
		const question = await scene.ask({ responseType: 'freeText' });
		expect(question.cards[0]?.map(({ label }) => label)).toEqual(['Respond']);
		expect((await answer(question, { 'field-0': ' \r\n ' }, { multipart: true })).status).toBe(422);
		expect(question.waiting.resumed).toEqual([]);
		const written = '<b>"Zwölf" & \'Äpfel\'</b> 🍏\n第二行';
		await answer(question, { 'field-0': written });
		expect(answersOf(question.waiting)[0]).toMatchObject({ text: written });
	});
});

const element = (fieldLabel: string, fieldType = 'text', more: INodeParameters = {}) => ({
	fieldLabel,
	fieldType,
	...more,
});
const options = (...values: string[]) => ({
	fieldOptions: { values: values.map((option) => ({ option })) },
});
const formOf = (...values: INodeParameters[]): INodeParameters => ({
	responseType: 'customForm',
	formFields: { values },
});

describe('a form', () => {
	const FORM = formOf(
		element('Why?', 'textarea', { requiredField: true, placeholder: 'e.g. "because"' }),
		element('Amount', 'number'),
		element('Mail', 'email'),
		element('Until', 'date'),
		element('Color', 'dropdown', options('<red>', 'blue')),
		element('Size', 'radio', options('S', 'M')),
		element('Extras', 'checkbox', options('a, b', 'c')),
		element('Name'),
	);
	const filled = {
		'field-0': 'So\r\nthat',
		'field-1': '12.5',
		'field-2': 'a@b.example',
		'field-3': '2026-12-24',
		'field-4': '<red>',
		'field-5': 'M',
		'field-6': ['a, b', 'c'],
		'field-7': '',
	};
	const send = async (question: Question, change: Record<string, string | string[]> = {}) =>
		await answer(question, { ...filled, ...change }, { multipart: true });

	it('puts out each element under its label', async () => {
		const question = await scene.ask(FORM);
		expect((await send(question)).status).toBe(200);
		expect(answersOf(question.waiting)).toEqual([
			{
				'Why?': 'So\nthat',
				Amount: 12.5,
				Mail: 'a@b.example',
				Until: '2026-12-24',
				Color: '<red>',
				Size: 'M',
				Extras: ['a, b', 'c'],
				Name: null,
				respondedAt: expect.any(String) as string,
				responder: { id: 'ou_alice', source: 'link' },
				messageId: expect.any(String) as string,
			},
		]);
	});

	it.each([
		['nothing where something is required', { 'field-0': '' }, 'fill this in'],
		['a number that is none', { 'field-1': 'many' }, 'check this'],
		['a mail address that is none', { 'field-2': 'me' }, 'check this'],
		['a date that is none', { 'field-3': 'soon' }, 'check this'],
		['a choice that was not offered', { 'field-4': 'green' }, 'check this'],
		['two of a choice of one', { 'field-5': ['S', 'M'] }, 'check this'],
		['a box that was not offered', { 'field-6': ['c', 'd'] }, 'check this'],
	])('takes no %s, shows what was entered, and waits on', async (_what, change, words) => {
		const question = await scene.ask(FORM);
		const page = await send(question, change);
		expect(page.status).toBe(422);
		expect(page.body).toContain(words);
		expect(page.body).toContain('value="12.5"'.slice(0, 'field-1' in change ? 6 : undefined));
		expect(question.waiting.resumed).toEqual([]);
		await send(question);
		expect(question.waiting.resumed).toHaveLength(1);
	});

	it('has its own title, description and button', async () => {
		const question = await scene.ask({
			...FORM,
			options: {
				responseFormTitle: 'The title',
				responseFormDescription: 'The description',
				responseFormButtonLabel: 'The button',
				messageButtonLabel: 'Fill in',
			},
		});
		expect(question.cards[0]?.map(({ label }) => label)).toEqual(['Fill in']);
		const { body } = await question.waiting.visit(link(question));
		for (const each of ['The title', 'The description', 'The button']) expect(body).toContain(each);
		expect(body).not.toContain('May Bob');
	});

	it('lets no label replace what the server knows', async () => {
		const question = await scene.ask(formOf(element('respondedAt'), element('responder')));
		await answer(question, { 'field-0': 'x', 'field-1': 'y' }, { multipart: true });
		expect(answersOf(question.waiting)[0]).toMatchObject({ responder: { id: 'ou_alice' } });
		expect(answersOf(question.waiting)[0]).not.toMatchObject({ respondedAt: 'x' });
	});

	it.each(['hasOwnProperty', 'toString', '__defineGetter__', 'a.b[0]', '项目 "1"', '😀'])(
		'takes the label %s',
		async (label) => {
			const question = await scene.ask(formOf(element(label)));
			await answer(question, { 'field-0': 'x' }, { multipart: true });
			const data = answersOf(question.waiting)[0] as object;
			expect(Object.getOwnPropertyDescriptor(data, label)?.value).toBe('x');
		},
	);

	it.each([
		['__proto__', [element('__proto__')], "has the label '__proto__' in element 1"],
		['constructor', [element('Name'), element('constructor')], "'constructor' in element 2"],
		['one label twice', [element('Name'), element('Name ')], 'twice'],
		['no label', [element(' ')], 'has no label in element 1'],
		['no options', [element('Size', 'radio')], 'offers nothing to choose in element 1'],
		['no elements', [], 'is empty'],
	])('is refused with %s before anything is sent', async (_what, values, words) => {
		const { error } = await scene.run(formOf(...values));
		expect(error?.message).toContain(`'Form Elements' `);
		expect(error?.message).toContain(words);
		expect(scene.sandbox.inbox).toEqual([]);
	});
});

describe('opening a link answers nothing', () => {
	it.each([
		['Mozilla/5.0 (Macintosh) Safari/605 Lark/7.0'],
		['Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)'],
		['facebookexternalhit/1.1'],
		['Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1) SafeLinks'],
		[''],
	])('by %j', async (agent) => {
		const question = await scene.ask();
		const ahead = { purpose: 'prefetch', 'sec-purpose': 'prefetch;prerender' };
		for (const more of [{}, ahead]) {
			const headers = { 'user-agent': agent, ...more };
			expect((await question.waiting.visit(link(question), { headers })).status).toBe(200);
		}
		await question.waiting.idle();
		expect(question.waiting.resumed).toEqual([]);
	});

	it.each(['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('by %s', async (method) => {
		const question = await scene.ask();
		await question.waiting.visit(link(question), { method });
		await question.waiting.idle();
		expect(question.waiting.resumed).toEqual([]);
		await answer(question);
		expect(question.waiting.resumed).toHaveLength(1);
	});
});

describe('a link that is not of the open question', () => {
	const changed = (url: string, change: (query: URLSearchParams) => void) => {
		const copy = new URL(url);
		change(copy.searchParams);
		return copy.href;
	};

	it.each<[string, (query: URLSearchParams, token: string) => void]>([
		[
			'without a token',
			(query) => {
				query.delete('t');
			},
		],
		[
			'with a shortened token',
			(query, token) => {
				query.set('t', token.slice(0, -1));
			},
		],
		[
			'with an extended token',
			(query, token) => {
				query.set('t', `${token}A`);
			},
		],
		[
			'with two tokens',
			(query, token) => {
				query.append('t', token);
			},
		],
		[
			'with an empty token',
			(query) => {
				query.set('t', '');
			},
		],
	])('%s says so and changes nothing', async (_what, change) => {
		const question = await scene.ask();
		const url = link(question);
		const token = new URL(url).searchParams.get('t') ?? '';
		const other = changed(url, (query) => {
			change(query, token);
		});
		for (const visit of [{}, { form: {} }]) {
			const page = await question.waiting.visit(other, visit);
			expect(page.status).toBe(403);
			expect(page.body).toContain('belongs to no open question');
		}
		await question.waiting.idle();
		expect(question.waiting.resumed).toEqual([]);
	});

	it('of the question before, as in a loop, says so and answers nothing', async () => {
		const first = await scene.ask({ message: 'Pay 1?' });
		await answer(first);
		const second = await scene.ask({ message: 'Pay 1000000?' });
		const page = await second.waiting.visit(link(first), { form: {} });
		expect(page.status).toBe(403);
		await second.waiting.idle();
		expect(second.waiting.resumed).toEqual([]);
	});

	it('of a choice that was not offered is none', async () => {
		const question = await scene.ask();
		const no = changed(link(question), (query) => {
			query.set('approved', 'false');
		});
		expect((await question.waiting.visit(no, { form: {} })).status).toBe(403);
		await question.waiting.idle();
		expect(question.waiting.resumed).toEqual([]);
	});
});

it('goes on once when four answers come at once, and tells the others', async () => {
	const question = await scene.ask(BOTH);
	const pages = await Promise.all(
		[0, 1, 0, 1].map((nth) => question.waiting.visit(link(question, nth), { form: {} })),
	);
	await question.waiting.idle();
	expect(question.waiting.resumed).toHaveLength(1);
	expect(pages.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
	expect(pages.filter(({ body }) => body.includes('answered already'))).toHaveLength(3);
});

describe('a limit', () => {
	it('that is over is told apart from a no', async () => {
		const question = await scene.ask(HOUR);
		expect(question.run.run.waitTill?.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
		const run = await question.waiting.expire();
		expect(run.data.resultData.error).toBeUndefined();
		expect(answersOf(question.waiting)).toEqual([{ approved: false, timedOut: true }]);
	});

	it('takes no answer after it, even if n8n waits on', async () => {
		const question = await scene.ask(limit({ resumeAmount: 0.0005, resumeUnit: 'minutes' }));
		await new Promise((resolve) => setTimeout(resolve, 50));
		for (const visit of [{}, { form: {} }]) {
			const page = await question.waiting.visit(link(question), visit);
			expect(page.status).toBe(410);
			expect(page.body).toContain('time to answer is over');
		}
		await question.waiting.idle();
		expect(question.waiting.resumed).toEqual([]);
	});

	it('at a time is meant in the time zone of the workflow', async () => {
		const { run } = await scene.ask(
			limit({ limitType: 'atSpecifiedTime', maxDateAndTime: '2099-05-01T09:00:00' }),
			{ settings: { timezone: 'Asia/Shanghai' } },
		);
		expect(run.run.waitTill?.toISOString()).toBe('2099-05-01T01:00:00.000Z');
	});

	it.each([
		['in the past', { limitType: 'atSpecifiedTime', maxDateAndTime: '2020-01-01' }, 'is over'],
		['without a date', { limitType: 'atSpecifiedTime', maxDateAndTime: '' }, 'has no date'],
		['of no time', { resumeAmount: 0 }, 'amount'],
		['before now', { resumeAmount: -5 }, 'amount'],
		['that is no number', { resumeAmount: 'soon' }, 'amount'],
		['of an eternity', { resumeAmount: 1e12, resumeUnit: 'days' }, 'too far away'],
	])('%s is refused before anything is sent', async (_what, values, words) => {
		const { error } = await scene.run(limit(values));
		expect(error?.message).toContain("'Limit Wait Time'");
		expect(error?.message).toContain(words);
		expect(scene.sandbox.inbox).toEqual([]);
	});

	it('is not there unless it was set', async () => {
		const { run } = await scene.ask();
		expect(run.run.waitTill?.getUTCFullYear()).toBe(3000);
	});
});

describe('several receivers', () => {
	const TWO = { receiver: byEmail('alice@example.com, bob@example.com') };

	it('get a link each, which tells whose it was; the first answer wins', async () => {
		const question = await scene.ask(TWO);
		expect(question.cards).toHaveLength(2);
		const bob = scene.sandbox.inbox.findIndex(({ receiverId }) => receiverId === 'ou_bob');
		expect((await question.waiting.visit(link(question, 0, bob))).body).toContain(
			'sent to bob@example.com',
		);
		await answer(question, {}, { card: bob });
		const late = await question.waiting.visit(link(question, 0, 1 - bob));
		expect(late.body).toContain('No action required');
		expect(answersOf(question.waiting)).toMatchObject([
			{
				responder: { id: 'ou_bob', email: 'bob@example.com', source: 'link' },
				messageId: scene.sandbox.inbox[bob]?.messageId,
			},
		]);
	});

	it('wait for the others where one is unknown, and say who was not asked', async () => {
		const question = await scene.ask({
			receiver: byEmail('alice@example.com, nobody@example.com, bob@example.com'),
		});
		expect(question.cards).toHaveLength(2);
		const hints = dig(question.run.run.data.resultData.runData.Node?.[0], 'hints');
		expect(JSON.stringify(hints)).toContain('Not asked: nobody@example.com');
		await answer(question);
		expect(question.waiting.resumed).toHaveLength(1);
	});

	it('wait for the others where Feishu refuses one', async () => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message, times: 1 });
		const question = await scene.ask(TWO);
		expect(question.cards).toHaveLength(1);
	});

	it('are an error where none could be asked', async () => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message, times: 2 });
		const { error, run } = await scene.run(TWO);
		expect(error).toBeDefined();
		expect(run.waitTill).toBeUndefined();
	});

	it('are error items where none could be asked and the node goes on', async () => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message, times: 2 });
		const { output, run } = await scene.run(TWO, { onError: 'continueRegularOutput' });
		expect(output[0]?.map(({ json }) => dig(json, 'errorDetails.receiver'))).toEqual([
			'alice@example.com',
			'bob@example.com',
		]);
		expect(run.waitTill).toBeUndefined();
	});
});

it.each([undefined, 'continueRegularOutput'] as const)(
	'refuses more than one item before anything is sent, and says how to loop (%s)',
	async (onError) => {
		const { error, output, run } = await scene.run(
			{},
			{ items: items({}, {}, {}), ...(onError && { onError }) },
		);
		const said = error?.description ?? text(dig(output[0]?.[0]?.json, 'errorDetails.hint'));
		expect(said).toContain('Loop Over Items');
		expect(error?.message ?? text(output[0]?.[0]?.json.error)).toContain('3 items');
		expect(scene.sandbox.inbox).toEqual([]);
		expect(run.waitTill).toBeUndefined();
	},
);

describe("with n8n's 'Retry On Fail'", () => {
	const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } as const;

	it('asks once, and the card of the first try stays good', async () => {
		scene.sandbox.fault({ ...ticketClosed, route: ROUTES.message, times: 1 });
		const question = await scene.ask({}, RETRY);
		expect(question.cards).toHaveLength(1);
		expect((await answer(question)).status).toBe(200);
		expect(question.waiting.resumed).toHaveLength(1);
	});

	it('does not ask again where the card may have arrived', async () => {
		scene.sandbox.fault({ kind: 'resetAfterDelivery', route: ROUTES.message });
		const { error } = await scene.run({}, RETRY);
		expect(error?.description).toMatch(/not known whether the message arrived/);
		expect(scene.sandbox.inbox).toHaveLength(1);
	});
});

it('does not wait when it was cancelled while sending', async () => {
	scene.sandbox.fault({ kind: 'latency', ms: 200, route: ROUTES.message });
	const stop = new AbortController();
	const running = scene.run({}, { signal: stop.signal });
	while (scene.sandbox.count(ROUTES.message) === 0) await new Promise((go) => setTimeout(go, 5));
	stop.abort();
	expect((await running).run.waitTill).toBeUndefined();
});

describe('a preview', () => {
	it('shows the card with a placeholder for the token, and does not wait', async () => {
		const { output, run } = await scene.run({ options: { previewOnly: true } });
		expect(run.waitTill).toBeUndefined();
		expect(scene.sandbox.inbox).toEqual([]);
		const content = text(dig(output[0]?.[0]?.json, 'request.body.content'));
		const url = new URL(text(dig(JSON.parse(content), 'elements.1.actions.0.url')));
		expect(url.searchParams.get('t')).toBe('SET-WHEN-SENT');
		expect(url.searchParams.get('signature')).toBe('SET-WHEN-SENT');
	});

	it('warns of links that others cannot open', async () => {
		const { output } = await scene.run({ options: { previewOnly: true } });
		expect(JSON.stringify(output[0]?.[0]?.json.hints)).toContain('http://localhost:5678');
	});
});

it('keeps the token out of output, log and execution data', async () => {
	const question = await scene.ask(TWICE());
	await answer(question);
	const tokens = question.cards.flat().map(({ url }) => new URL(url).searchParams.get('t') ?? '');
	expect(tokens.length).toBeGreaterThan(0);
	const stored = JSON.stringify([question.run.run, question.waiting.resumed, scene.logs]);
	for (const token of tokens) {
		expect(token).toMatch(/^[\w-]{24}$/);
		expect(stored).not.toContain(token);
	}
});
const TWICE = () => ({ receiver: byEmail('alice@example.com, bob@example.com'), ...BOTH });

describe('what is asked', () => {
	const NASTY = '<script>alert(1)</script>\r\n<at id=all></at> [x](https://evil.example) "&amp;"';

	it('is plain text in card and page, whatever it holds', async () => {
		const question = await scene.ask({ subject: NASTY, message: NASTY });
		const card: unknown = JSON.parse(scene.sandbox.inbox[0]?.rawContent ?? '');
		const shown = NASTY.replace('\r\n', '\n');
		expect(dig(card, 'header.title')).toEqual({ tag: 'plain_text', content: shown });
		expect(dig(card, 'elements.0.text')).toEqual({ tag: 'plain_text', content: shown });
		const { body } = await question.waiting.visit(link(question));
		expect(body).not.toContain('<script>alert');
		expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;\n&lt;at id=all&gt;');
	});

	it('is refused where it is nothing', async () => {
		const { error } = await scene.run({ message: ' \r\n ' });
		expect(error?.message).toContain("'Message' is empty");
	});

	it('is refused with a button that is too long', async () => {
		const { error } = await scene.run({
			approvalOptions: { values: { approveLabel: 'x'.repeat(101) } },
		});
		expect(error?.message).toContain("'Approval Options' has a button over 100 characters");
	});

	it('goes out privately where the service group is closed by a ticket, if so chosen', async () => {
		scene.sandbox.startConversation('ou_alice', 'VPN');
		const question = await scene.ask({
			receiveType: 'chat',
			options: { onOpenTicket: 'sendPrivately' },
		});
		expect(scene.sandbox.inbox[0]?.receiveType).toBe('user');
		await answer(question);
		expect(question.waiting.resumed).toHaveLength(1);
	});
});

describe('the page', () => {
	it.each([
		['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN', '确认：Approve'],
		['en-US,en;q=0.9,zh;q=0.8', 'en', 'Confirm: Approve'],
		['en;q=0.2,zh;q=0.9', 'zh-CN', '确认'],
		['fr, ja', 'en', 'Confirm'],
		['', 'en', 'Confirm'],
	])('for %j is in %s', async (header, lang, words) => {
		const question = await scene.ask();
		const { body } = await question.waiting.visit(link(question), {
			headers: { 'accept-language': header },
		});
		expect(body).toContain(`<html lang="${lang}">`);
		expect(body).toContain(words);
	});

	it('is in the language that was chosen', async () => {
		const question = await scene.ask({ options: { pageLanguage: 'zh' } });
		const { body } = await question.waiting.visit(link(question), {
			headers: { 'accept-language': 'en' },
		});
		expect(body).toContain('zh-CN');
	});

	it('loads nothing and lets nothing else in', async () => {
		const question = await scene.ask();
		const { headers, body } = await question.waiting.visit(link(question));
		const policy = headers.get('content-security-policy') ?? '';
		const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(body.match(/<(?:script|style)[^>]*>/g)).toEqual([
			`<style nonce="${nonce}">`,
			`<script nonce="${nonce}">`,
		]);
		expect(body).not.toMatch(/\b(?:src|href|action)=|url\(|@import/);
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('referrer-policy')).toBe('no-referrer');
	});
});

it('is not a tool that an agent calls by itself, which could not wait', async () => {
	const { callTool } = await import('../../../../support/toolAgent');
	const call = await callTool(scene.engine, {
		parameters: {
			resource: 'message',
			operation: 'sendAndWait',
			receiver: receiver('ou_alice'),
			message: 'May I?',
		},
		arguments: {},
	}).then(
		({ failure, response }) => `${failure ?? ''}${response ?? ''}`,
		(error: unknown) => String(error),
	);
	expect(call).toContain('Human review');
	expect(scene.sandbox.inbox).toEqual([]);
});
