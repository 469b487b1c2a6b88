import { writeFileSync } from 'node:fs';

import type { INodeParameters } from 'n8n-workflow';

import { RESOURCES } from '../../../../nodes/FeishuHelpdesk/actions';
import { standIns, type Operation } from '../../../../nodes/FeishuHelpdesk/engine/operation';
import {
	createParams,
	labelsOf,
	type ParamSource,
} from '../../../../nodes/FeishuHelpdesk/engine/params';
import { failureOfAnswer } from '../../../../nodes/FeishuHelpdesk/transport/answerFailure';
import { ERROR_CODES } from '../../../../nodes/FeishuHelpdesk/transport/errorCodes';
import { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import { drive, rehearse, type Steps } from '../../../../nodes/FeishuHelpdesk/transport/steps';
import { PNG } from '../../../support/images';

const id = (value: string) => ({ __rl: true, mode: 'id', value });
const limit = { returnAll: false, limit: 5 };

/** Parameters that let the first request of each operation leave, by resource and operation. */
const SAMPLES: Readonly<Record<string, INodeParameters>> = {
	'message: send': { receiver: id('ou_1'), messageType: 'text', text: 'Hello' },
	'message: sendAndWait': { receiver: id('ou_1'), message: 'Hello?' },
	'ticket: answerQuery': { ticketId: id('1'), eventId: 'e' },
	'ticket: create': { guest: id('ou_1') },
	'ticket: downloadImage': { ticketId: id('1'), messageId: 'om_1', imageIndex: 0 },
	'ticket: get': { ticketId: id('1') },
	'ticket: getMany': limit,
	'ticketMessage: getMany': { ticketId: id('1'), ...limit },
	'ticketMessage: send': { ticketId: id('1'), messageType: 'text', text: 'Hello' },
	'faq: downloadImage': { faqId: id('1'), imageKey: 'img_1' },
	'faq: get': { faqId: id('1') },
	'faq: getMany': limit,
	'faq: search': { query: 'vpn', ...limit },
	'category: get': { categoryId: id('1') },
	'category: getMany': limit,
	'ticketField: get': { ticketFieldId: id('1') },
	'ticketField: getMany': limit,
	'ticketField: getSchema': limit,
	'agent: getEmails': limit,
	'agentSchedule: get': { agentId: id('ou_1') },
	'agentSchedule: getMany': limit,
	'agentSkill: get': { agentSkillId: id('1') },
	'agentSkill: getMany': limit,
	'agentSkill: getRules': limit,
	'image: upload': { binaryPropertyName: 'data' },
	'message: send, image': {
		receiver: { __rl: true, mode: 'email', value: 'a@example.com' },
		messageType: 'image',
	},
	'user: lookUp': { lookUpBy: 'email', emails: 'a@example.com' },
};

const OPERATIONS = Object.entries(RESOURCES).flatMap(([resource, { operations }]) =>
	Object.entries(operations).map(
		([name, operation]) => [`${resource}: ${name}`, operation] as const,
	),
);
/** Those of the acting user have more codes, and parameters of their own. */
const OF_THE_APP = OPERATIONS.filter(([, { actsAs }]) => [undefined, 'app'].includes(actsAs));

const FILE = { data: PNG.toString('base64'), mimeType: 'image/png', fileName: 'a.png' };

/** What n8n would give for a node with these parameters. */
function paramsOf({ fields }: Operation, parameters: INodeParameters) {
	const defaults = Object.fromEntries(fields.map(({ name, default: value }) => [name, value]));
	const source = {
		getNodeParameter: (name: string) => parameters[name] ?? defaults[name] ?? null,
		getInputData: () => [{ json: {}, binary: { data: FILE } }],
		getTimezone: () => 'UTC',
		getSignedResumeUrl: () => 'https://n8n.example/webhook-waiting/1?signature=s',
		helpers: {},
	};
	return createParams(source as unknown as ParamSource, 0, labelsOf(fields));
}

/** All talks of an operation: what it needs first, and its own. */
async function talksOf(
	operation: Operation,
	parameters: INodeParameters,
): Promise<(() => Steps<unknown>)[]> {
	const [plan] = [await operation.prepare(paramsOf(operation, parameters))].flat();
	if (plan === undefined || plan instanceof Error) throw plan ?? new Error('No plan');
	const needs = plan.needs ?? [];
	const fetches = needs.flatMap(({ batch }) => batch.fetches(needs));
	const own = () => plan.steps(standIns);
	const talks = fetches.map(({ steps }) => steps);
	return rehearse(own()).length > 0 ? [...talks, own] : talks;
}

/** What a talk says when its request is refused with a code. */
async function adviceOf(
	steps: Steps<unknown>,
	code: number,
	{ status = 400, msg = 'refused', headers = {} } = {},
): Promise<Failure> {
	const found = await drive(steps, (request) => {
		const envelope = { code, msg, body: {} };
		return Promise.reject(failureOfAnswer({ status, headers, envelope, logId: 'log-1' }, request));
	}).catch((thrown: unknown) => thrown);
	// A look-up says of each address what is wrong with it.
	const each: unknown = found instanceof Map ? Array.from<unknown>(found.values())[0] : found;
	if (each instanceof Failure) return each;
	throw new Error(`No failure: ${String(each)}`);
}

/** Names in quotes that are no field of the node: pages, buttons and fields of Feishu and the credential. */
const ELSEWHERE = [
	'App ID',
	'App Secret',
	'Region',
	'Feishu Helpdesk User OAuth2 API',
	'Connect',
	'Switch account',
	'Base URL',
	'Helpdesk ID',
	'Helpdesk Token',
	'Credentials & Basic Info',
	'Version Management & Release',
	'Availability',
	'Workplace',
	'App Management',
	'Bot',
	'Add Features',
	'Permissions & Scopes',
	'Data Permissions',
	'Security Settings',
	'IP Allowlist',
	'Message',
];

/** What a field's choice is called; these are named beside their field. */
const CHOICES: Readonly<Record<string, readonly string[]>> = { 'message: send': ['Private Chat'] };

const SENDS = /^(message|ticketMessage): send/;
const nameOf = (talk: string) => talk.split(',')[0] ?? talk;
const operationOf = (talk: string): Operation => {
	const found = OPERATIONS.find(([name]) => name === nameOf(talk))?.[1];
	if (found === undefined) throw new Error(`No operation ${talk}`);
	return found;
};

test('every operation of the app has parameters here', () => {
	expect(OF_THE_APP.map(([name]) => name).filter((name) => !(name in SAMPLES))).toEqual([]);
});

describe('the advice on each code', () => {
	const lines: string[] = [];
	// To be read once by eye: ADVICE_TABLE=table.tsv npx jest test/nodes/FeishuHelpdesk/engine/advice
	afterAll(() => {
		const { ADVICE_TABLE: file } = process.env;
		if (file !== undefined) writeFileSync(file, lines.sort().join('\n'));
	});

	test.each(Object.entries(SAMPLES))('of %s fits', async (talk, parameters) => {
		const operation = operationOf(talk);
		const own = [...labelsOf(operation.fields).values(), ...(CHOICES[nameOf(talk)] ?? [])];
		for (const [index, steps] of (await talksOf(operation, parameters)).entries()) {
			for (const code of [...Object.keys(ERROR_CODES).map(Number), 424242]) {
				const { message, details } = await adviceOf(steps(), code);
				const advice = `${message}. ${details.hint}`;
				lines.push(`${code}\t${talk} ${index}\t${advice}`);
				const quoted = Array.from(
					advice.matchAll(/(?<!\w)'([^']+)'(?!\w)/g),
					([, name = '']) => name,
				);
				const strange = quoted.filter((name) => !isKnown(name, own));
				expect([code, strange]).toEqual([code, []]);
				expect([code, advice]).toEqual([code, expect.stringMatching(/^[A-Z].*\]\. [A-Z'].*\.$/s)]);
				if (SENDS.test(talk)) continue;
				expect([code, advice]).toEqual([code, expect.not.stringMatching(/\bmessages?\b(?! ID)/)]);
			}
		}
	});

	const isKnown = (name: string, own: readonly string[]) =>
		own.includes(name) || ELSEWHERE.includes(name) || VALUES.includes(name);
});

/** The IDs of the samples. */
const VALUES: readonly string[] = ['0', '1', 'e', 'om_1', 'ou_1', 'img_1'];

describe('a scope that is missing', () => {
	const SCOPES: Readonly<Record<string, readonly string[]>> = {
		'message: send': ['helpdesk:all'],
		'message: sendAndWait': ['helpdesk:all'],
		'message: send, image': ['contact:user.id:readonly', 'im:resource', 'helpdesk:all'],
		'ticket: create': ['helpdesk:helpdesk:access'],
		'ticket: answerQuery': ['helpdesk:all'],
		'ticketMessage: send': ['helpdesk:all'],
		'image: upload': ['im:resource'],
		'user: lookUp': ['contact:user.id:readonly'],
	};

	test.each(Object.entries(SAMPLES))(
		'is named to %s as the page of its endpoint does',
		async (talk, parameters) => {
			const talks = await talksOf(operationOf(talk), parameters);
			const hints = await Promise.all(
				talks.map(async (steps) => (await adviceOf(steps(), 99991672)).details.hint),
			);
			const named = new Set(hints.map((hint) => /add the scope (\S+) under/.exec(hint)?.[1]));
			expect([...named].sort()).toEqual([...(SCOPES[talk] ?? ['helpdesk:all:readonly'])].sort());
		},
	);

	test.each([
		['Access denied. One of the following scopes is required: [im:resource].', 'im:resource'],
		[
			'Access denied. One of the following scopes is required: [a:b, c:d:readonly].应用尚未开通',
			'a:b or c:d:readonly',
		],
		['Access denied. One of the following scopes is required: []', 'helpdesk:all:readonly'],
	])('is the one that Feishu names: %s', async (msg, scope) => {
		const [steps] = await talksOf(operationOf('category: getMany'), {});
		if (steps === undefined) throw new Error('No talk');
		const { details } = await adviceOf(steps(), 99991672, { msg });
		expect(details.hint).toContain(`add the scope ${scope} under`);
	});
});

describe('what is not known to be done', () => {
	test.each([
		['message: send', /whether the message arrived\. Check the conversation/],
		['ticketMessage: send', /whether the message arrived\. Check the conversation/],
		['ticket: create', /whether the service was started\. Look for the ticket/],
		['ticket: answerQuery', /whether the answer arrived\. Look into the ticket/],
	])('is said in the words of %s', async (talk, says) => {
		const [steps] = await talksOf(operationOf(talk), SAMPLES[talk] ?? {});
		if (steps === undefined) throw new Error('No talk');
		const { details } = await adviceOf(steps(), 155000, { status: 500 });
		expect(details).toMatchObject({
			delivery: 'unknown',
			hint: expect.stringMatching(says) as string,
		});
	});
});

describe('a clock that is wrong', () => {
	const hintAt = async (code: number, date: string) => {
		const [steps] = await talksOf(operationOf('category: getMany'), {});
		if (steps === undefined) throw new Error('No talk');
		return (await adviceOf(steps(), code, { headers: { date } })).details.hint;
	};
	const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toUTCString();

	test.each([
		[7, "7 minutes behind Feishu's: set it right first."],
		[-130, "130 minutes ahead of Feishu's: set it right first."],
	])('by %i minutes is named when Feishu refuses a fresh token', async (minutes, says) => {
		const hint = await hintAt(99991663, inMinutes(minutes));
		expect(hint).toContain(`The clock of this n8n server is ${says}`);
	});

	test('by a minute, or that is not told, is not', async () => {
		expect(await hintAt(99991663, inMinutes(1))).not.toContain('clock');
		expect(await hintAt(99991663, 'soon')).not.toContain('clock');
		expect(await hintAt(154000, inMinutes(60))).not.toContain('clock');
	});
});
