import assert from 'node:assert/strict';

import { expect, type BrowserContextOptions, type Page } from '@playwright/test';

import {
	answerOf,
	ask,
	asked,
	askNode,
	BOTH,
	onto,
	start,
	statusOf,
	visit,
	type Asked,
} from '../asking';
import { test } from '../fixtures';
import { filesWith } from '../leaks';
import { startModelServer } from '../modelServer';
import { openOwnN8n, type OwnN8n } from '../ownN8n';
import { openQueue } from '../queueMode';
import { agentNodes, byId, chain, feishuNode, manualTrigger, node, NODE_TYPE } from '../workflows';
import type { World } from '../world';

const PHONE: BrowserContextOptions = { viewport: { width: 375, height: 812 } };
const FORM = {
	responseType: 'customForm',
	formFields: {
		values: [
			{ fieldLabel: 'Why?', fieldType: 'textarea', requiredField: true },
			{ fieldLabel: 'Amount', fieldType: 'number' },
			{ fieldLabel: 'Until', fieldType: 'date' },
			...(['dropdown', 'radio', 'checkbox'] as const).map((fieldType) => ({
				fieldLabel: fieldType,
				fieldType,
				fieldOptions: { values: [{ option: 'a "b" <c>' }, { option: '选项 🍏' }] },
			})),
			{ fieldLabel: 'A label that is as long as a whole sentence/without/a/blank/in/it' },
		],
	},
};

let opened: OwnN8n | undefined;
/** Of all cards, for the search for tokens. */
const links: string[] = [];

/** Questions, and the pages on which people answer them: docs/send-and-wait.md. */
export function sendAndWait(): void {
	test('approved with a comment, in a browser', async ({ world }) => {
		opened = await openOwnN8n(world, undefined, 'debug');
		const question = await asks(BOTH);
		const { page } = await browse(world, question);
		await expect(page.locator('main')).toContainText('May Bob spend 100 €?');
		await page.getByLabel('Comment').fill('Fine <b>by me</b>\n👍');
		await page.getByRole('button', { name: 'Confirm: Yes' }).click();
		await expect(page.locator('h1')).toHaveText('Thank you, your answer was recorded');
		const { inbox } = stage().sandbox;
		assert.deepEqual(await answerOf(stage().api, question), {
			approved: true,
			comment: 'Fine <b>by me</b>\n👍',
			respondedAt: ((await answerOf(stage().api, question)) as { respondedAt: string }).respondedAt,
			responder: { id: 'ou_alice', source: 'link' },
			messageId: inbox[0]?.messageId,
		});
	});
	test('answered again, by Back and by the link, it stays as it was', async ({ world }) => {
		const question = await asks(BOTH);
		const { page } = await browse(world, question, PHONE, 1);
		await page.getByRole('button', { name: 'Confirm: No' }).click();
		await page.locator('h1').filter({ hasText: 'Thank you' }).waitFor();
		await page.goBack();
		for (const nth of [0, 1]) await visit(stage(), linkOf(question, nth), { form: {} });
		assert.equal(approvedIn(await answerOf(stage().api, question)), false);
	});
	test('a free text arrives as it was written', async ({ world }) => {
		const question = await asks({ responseType: 'freeText' });
		const { page } = await browse(world, question);
		await page.getByRole('button').click();
		assert.equal(await statusOf(stage().api, question.executionId), 'waiting');
		await page.locator('textarea').fill('第一行\n<script>alert(1)</script> "&amp;" \\');
		await page.getByRole('button').click();
		await page.locator('h1').filter({ hasText: 'Thank you' }).waitFor();
		const { text } = (await answerOf(stage().api, question)) as { text: string };
		assert.equal(text, '第一行\n<script>alert(1)</script> "&amp;" \\');
	});
	test('a form of seven elements arrives', async ({ world }) => {
		const question = await asks(FORM);
		const { page } = await browse(world, question);
		await page.getByLabel('Why?').fill('So');
		await page.getByLabel('Amount').fill('12.5');
		await page.getByLabel('Until').fill('2026-12-24');
		await page.locator('select').selectOption('a "b" <c>');
		await page.locator('[type=radio]').nth(1).check();
		for (const nth of [0, 1]) await page.locator('[type=checkbox]').nth(nth).check();
		await page.getByRole('button').click();
		await page.locator('h1').filter({ hasText: 'Thank you' }).waitFor();
		assert.deepEqual(
			Object.entries((await answerOf(stage().api, question)) as object).slice(0, 7),
			[
				['Why?', 'So'],
				['Amount', 12.5],
				['Until', '2026-12-24'],
				['dropdown', 'a "b" <c>'],
				['radio', '选项 🍏'],
				['checkbox', ['a "b" <c>', '选项 🍏']],
				['A label that is as long as a whole sentence/without/a/blank/in/it', null],
			],
		);
	});
	for (const locale of ['zh-CN', 'en-US'] as const) {
		for (const colorScheme of ['light', 'dark'] as const) {
			test(`a ${colorScheme} page on a phone in ${locale} fits, and breaks no rule`, async ({
				world,
			}) => {
				for (const [name, parameters] of Object.entries({ approval: BOTH, form: FORM })) {
					const question = await asks({
						...parameters,
						message: `请确认 100 €\n${'long'.repeat(40)}`,
					});
					const options = { ...PHONE, locale, colorScheme };
					const { page, complaints } = await browse(world, question, options);
					const html = page.locator('html');
					const width = await page.evaluate('document.documentElement.scrollWidth');
					assert.equal(width, 375);
					await expect(html).toHaveAttribute('lang', locale === 'zh-CN' ? locale : 'en');
					const ink = colorScheme === 'dark' ? 'rgb(255, 255, 255)' : 'rgb(0, 0, 0)';
					await expect(page.locator('h1')).toHaveCSS('color', ink);
					await page.screenshot({
						path: test.info().outputPath(`${name}-${locale}-${colorScheme}.png`),
						fullPage: true,
					});
					assert.deepEqual(complaints, []);
				}
			});
		}
	}
	test('whatever opens a link answers nothing', async () => {
		const question = await asks();
		const agents = [
			'Slackbot-LinkExpanding 1.0',
			'facebookexternalhit/1.1',
			'SafeLinks',
			'Lark/7.0',
			'',
		];
		for (const agent of agents) {
			const headers = { 'User-Agent': agent, Purpose: 'prefetch', 'Sec-Purpose': 'prefetch' };
			const { status } = await visit(stage(), linkOf(question), { headers });
			assert.equal(status, 200, agent);
		}
		for (const method of ['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
			await visit(stage(), linkOf(question), { method });
		}
		await stillWaits(question);
		await visit(stage(), linkOf(question), { form: {} });
		assert.equal(approvedIn(await answerOf(stage().api, question)), true);
	});
	test('no link that was changed answers, nor one of another question', async () => {
		const [question, other] = [await asks(BOTH), await asks(BOTH)];
		const url = new URL(linkOf(question));
		const changed = (change: (copy: URL) => void): string => {
			const copy = new URL(url);
			change(copy);
			return copy.href;
		};
		const token = url.searchParams.get('t') ?? '';
		const foreign = new URL(linkOf(other));
		for (const link of [
			changed(({ searchParams }) => {
				searchParams.delete('t');
			}),
			changed(({ searchParams }) => {
				searchParams.set('t', token.slice(0, -1));
			}),
			changed(({ searchParams }) => {
				searchParams.set('t', `${token}A`);
			}),
			changed(({ searchParams }) => {
				searchParams.set('approved', 'false');
			}),
			changed(({ searchParams }) => {
				searchParams.append('more', '1');
			}),
			changed(({ searchParams }) => {
				searchParams.delete('signature');
			}),
			changed((copy) => (copy.search = foreign.search)),
			changed((copy) => (copy.pathname = foreign.pathname)),
			changed((copy) => (copy.pathname = copy.pathname.replace(/ask$/, 'hook'))),
			changed((copy) => (copy.pathname = copy.pathname.replace(/\/ask$/, ''))),
		]) {
			const { status } = await visit(stage(), link, { form: {} });
			assert.ok(status >= 400, `${status} for ${link}`);
		}
		await stillWaits(question);
		await stillWaits(other);
	});
	test('of four answers at once one counts, and the workflow goes on once', async () => {
		const question = await asks(BOTH);
		const before = wentOn();
		const pages = await Promise.all(
			[0, 1, 0, 1].map((nth) => visit(stage(), linkOf(question, nth), { form: {} })),
		);
		await answerOf(stage().api, question);
		const thanks = pages.filter(({ body }) => body.includes('your answer was recorded'));
		assert.equal(thanks.length, 1);
		const label = approvedIn(await answerOf(stage().api, question)) ? 'Yes' : 'No';
		assert.ok(thanks[0]?.body.includes(label), 'who was thanked was heard');
		assert.equal(wentOn(), before + 1);
	});
	test('two people get a link each, which tells whose it was', async () => {
		const receiver = { __rl: true, mode: 'email', value: 'alice@example.com, bob@example.com' };
		const question = await asks({ receiver }, 2);
		await visit(stage(), linkOf(question, 0, 1), { form: {} });
		const data = (await answerOf(stage().api, question)) as { responder: { email: string } };
		assert.equal(data.responder.email, 'bob@example.com');
		const late = await visit(stage(), linkOf(question), { form: {} });
		assert.match(late.body, /No action required/);
	});
	test('when the time is over it goes on, told apart from a no, also behind an answer', async () => {
		const limit = { limitWaitTime: { values: { resumeAmount: 0.1, resumeUnit: 'minutes' } } };
		const first = await startAsking([
			askNode(stage(), BOTH),
			askNode(stage(), { ...BOTH, options: limit }, 'Ask Again'),
		]);
		const second = await asked(stage(), 1, () => visit(stage(), linkOf(first), { form: {} }));
		links.push(linkOf(second));
		await new Promise((resolve) => setTimeout(resolve, 6_500));
		const late = await visit(stage(), linkOf(second), { form: {} });
		// Unless n8n has looked at the clock meanwhile.
		assert.match(late.body, /The time to answer is over|No action required|running already/);
		assert.deepEqual(await answerOf(stage().api, second, 'Ask Again'), {
			approved: false,
			timedOut: true,
		});
		assert.equal(approvedIn(await answerOf(stage().api, second)), true);
	});
	test('in a loop, the card of the first question does not answer the second', async () => {
		const first = await startLoop();
		const second = await asked(stage(), 1, () => visit(stage(), linkOf(first), { form: {} }));
		assert.equal(second.executionId, first.executionId);
		links.push(linkOf(second));
		const old = await visit(stage(), linkOf(first), { form: {} });
		assert.equal(old.status, 403);
		assert.match(old.body, /belongs to no open question/);
		await stillWaits(second);
		await visit(stage(), linkOf(second), { form: {} });
		assert.equal(approvedIn(await answerOf(stage().api, second)), true);
	});
	test('after a restart the card is as good as before', async () => {
		const question = await asks(BOTH);
		await stage().restart();
		const { body } = await visit(stage(), linkOf(question, 1), { form: {} });
		assert.match(body, /your answer was recorded/);
		assert.equal(approvedIn(await answerOf(stage().api, question)), false);
	});
	for (const approved of [true, false]) {
		test(`an agent asks before it acts: ${approved ? 'approved' : 'declined'}`, async () => {
			const { api, sandbox, credential } = stage();
			const { workflow, questions } = await agentThatAsks();
			const id = await api.createWorkflow(workflow);
			const question = await asked(stage(), 1, () =>
				api.call('POST', `/rest/workflows/${id}/run`, { triggerToStartFrom: { name: 'Start' } }),
			);
			links.push(linkOf(question));
			assert.ok(credential.id !== '');
			const told = () => sandbox.inbox.filter(({ receiverId }) => receiverId === 'ou_dora').length;
			const before = told();
			await visit(stage(), linkOf(question, approved ? 0 : 1), { form: {} });
			const { status, data } = await api.ended(question.executionId);
			assert.equal(status, 'success', data);
			assert.equal(told() - before, approved ? 1 : 0);
			if (!approved) assert.match(JSON.stringify(questions.at(-1)), /rejected/i);
		});
	}
	test('n8n ends, and no token is in its files: database, log, events', async () => {
		const { close, userFolder } = stage();
		await close();
		const tokens = links.map((link) => new URL(link).searchParams.get('t') ?? '');
		assert.ok(tokens.every((token) => token.length === 24) && tokens.length > 20);
		assert.notDeepEqual(await filesWith(userFolder, ['May Bob spend']), []);
		assert.deepEqual(await filesWith(userFolder, tokens), []);
	});
	test('in queue mode, of answers at two processes one counts', async ({ world }) => {
		const queue = await openQueue(world, { workers: 1, webhooks: 2 });
		try {
			const at = { ...queue, url: queue.webhookUrls[0] ?? '' };
			const question = await ask(at, BOTH);
			const pages = await Promise.all(
				[0, 1, 0, 1].map((nth) => {
					const url = queue.webhookUrls[nth] ?? '';
					return visit({ url }, linkOf(question, nth), { form: {} });
				}),
			);
			const data = await answerOf(queue.api, question);
			const thanks = pages.filter(({ body }) => body.includes('your answer was recorded'));
			assert.equal(thanks.length, 1, JSON.stringify(pages));
			assert.ok(thanks[0]?.body.includes(approvedIn(data) ? 'Yes' : 'No'));
			const went = queue.sandbox.inbox.filter(({ receiverId }) => receiverId === 'ou_end');
			assert.equal(went.length, 1);
		} finally {
			await queue.close();
		}
	});
}

function stage(): OwnN8n {
	assert.ok(opened, 'n8n was started');
	return opened;
}

async function asks(parameters: Record<string, unknown> = {}, receivers = 1): Promise<Asked> {
	const question = await ask(stage(), parameters, receivers);
	links.push(...question.cards.flat().map(({ url }) => url));
	return question;
}

async function startAsking(nodes: Parameters<typeof start>[1]): Promise<Asked> {
	const question = await start(stage(), nodes);
	links.push(linkOf(question));
	return question;
}

const linkOf = ({ cards }: Asked, nth = 0, card = 0): string => cards[card]?.[nth]?.url ?? '';
const approvedIn = (data: unknown): boolean => (data as { approved: boolean }).approved;
const wentOn = (): number =>
	stage().sandbox.inbox.filter(({ receiverId }) => receiverId === 'ou_end').length;

async function stillWaits({ executionId }: Asked): Promise<void> {
	assert.equal(await statusOf(stage().api, executionId), 'waiting');
}

/** Opens a link as a person does. */
async function browse(
	{ editor }: World,
	question: Asked,
	options: BrowserContextOptions = PHONE,
	nth = 0,
): Promise<{ page: Page; complaints: string[] }> {
	const context = await editor.page.context().browser()?.newContext(options);
	assert.ok(context);
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on('console', (message) => complaints.push(message.text()));
	page.on('pageerror', ({ message }) => complaints.push(message));
	await page.goto(onto(stage().url, linkOf(question, nth)));
	return { page, complaints };
}

/** Asks about each of two items, one after another. */
async function startLoop(): Promise<Asked> {
	const items = node('Two', 'n8n-nodes-base.code', 2, {
		jsCode: 'return [{ json: { sum: 1 } }, { json: { sum: 1000000 } }]',
	});
	const loop = node('Loop', 'n8n-nodes-base.splitInBatches', 3, { batchSize: 1, options: {} });
	const question = askNode(stage(), { message: '=Pay {{ $json.sum }}?' });
	const path = 'loop';
	const hook = node('Hook', 'n8n-nodes-base.webhook', 2, { httpMethod: 'POST', path });
	const workflow = chain('Loop', { ...hook, webhookId: path }, items, loop, question);
	const main = (name: string) => [{ node: name, type: 'main', index: 0 }];
	workflow.connections['Loop'] = { main: [[], main('Ask')] };
	workflow.connections['Ask'] = { main: [main('Loop')] };
	const id = await stage().api.createWorkflow(workflow);
	await stage().api.activate(id);
	const first = await asked(stage(), 1, () =>
		fetch(`${stage().url}/webhook/${path}`, { method: 'POST' }),
	);
	links.push(linkOf(first));
	return first;
}

/** An agent whose tool sends a message, once a person has allowed it. */
async function agentThatAsks() {
	const { api, credential } = stage();
	const { url, questions } = await startModelServer({
		toolParameters: { receiver: 'ou_dora', text: 'Your laptop is ready' },
		hitlParameters: {},
	});
	const { brain, model } = await agentNodes(api, url);
	const tool = {
		...feishuNode(
			{
				receiver: byId("={{ $fromAI('receiver', 'open_id of the person', 'string') }}"),
				text: "={{ $fromAI('text', 'what to say', 'string') }}",
			},
			credential,
		),
		type: `${NODE_TYPE}Tool`,
	};
	const review = {
		...askNode(stage(), {
			...BOTH,
			message: '=The agent wants to use {{ $tool.name }}: {{ JSON.stringify($tool.parameters) }}',
		}),
		type: `${NODE_TYPE}HitlTool`,
	};
	const workflow = chain('Careful Agent', manualTrigger(), brain);
	workflow.nodes.push(model, review, tool);
	for (const [{ name }, type, to] of [
		[model, 'ai_languageModel', brain],
		[review, 'ai_tool', brain],
		[tool, 'ai_tool', review],
	] as const) {
		workflow.connections[name] = { [type]: [[{ node: to.name, type, index: 0 }]] };
	}
	return { workflow, questions };
}
