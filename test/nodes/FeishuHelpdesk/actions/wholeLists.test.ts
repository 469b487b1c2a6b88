import type { INodeParameters } from 'n8n-workflow';
import { RESOURCES } from '../../../../nodes/FeishuHelpdesk/actions/index';
import {
	openAnsweringScene,
	type AnsweringScene,
	type Answered,
} from '../../../support/answeringServer';
import { receiver as byId } from '../../../support/scene';
import { text } from '../../../support/values';

let scene: AnsweringScene;
beforeAll(async () => {
	scene = await openAnsweringScene();
});
beforeEach(() => {
	scene.asked.length = 0;
});
afterAll(() => scene.close());

/** Rows of every list, and the pages that they are read in. */
const COUNT = 450;

interface List {
	parameters?: INodeParameters;
	/** Names of the list and of the ID in the answer. */
	list: string;
	id: string;
	by: 'page' | 'token';
	/** Name of the token; the custom fields have another one than the others. */
	token?: string;
}

/** Of every operation that reads pages. */
const LISTS: Record<string, List> = {
	'ticket: getMany': { list: 'tickets', id: 'ticket_id', by: 'page' },
	'ticketMessage: getMany': {
		parameters: { ticketId: byId('7') },
		list: 'messages',
		id: 'id',
		by: 'page',
	},
	'faq: getMany': { list: 'items', id: 'faq_id', by: 'token' },
	'faq: search': { parameters: { query: 'x' }, list: 'items', id: 'faq_id', by: 'token' },
	'ticketField: getMany': {
		list: 'items',
		id: 'ticket_customized_field_id',
		by: 'token',
		token: 'next_page_token',
	},
};

/** Lists that come whole. */
const UNPAGED = [
	'agent: getEmails',
	'agentSchedule: getMany',
	'agentSkill: getMany',
	'agentSkill: getRules',
	'category: getMany',
	'ticketField: getSchema',
];

interface Row {
	id: string;
	created_at: number;
}

/** What a server of a list does; each may be replaced. */
interface Server {
	/** Happens before an answer; `nth` counts from 1. */
	before?: (rows: Row[], nth: number) => void;
	/** The rows of a page. */
	page?: (rows: Row[], from: number, size: number, nth: number) => Row[];
	/** Over what is said beside them. */
	says?: (nth: number, next: string | undefined, total: number) => object;
	/** Answered instead. */
	instead?: (nth: number) => Answered | undefined;
	/** Most rows of a page, which it also counts in. */
	cap?: number;
}

interface Case extends Server {
	what: string;
	by?: 'page' | 'token';
	/** Set where the server leaves no way, so that a hint of that run is due. */
	hint?: RegExp;
	/** Requests at most; three pages of 200, five of 100. */
	most: { page: number; token: number };
}

const EXACT = { page: 3, token: 5 };
const refusal = (status: number, code: number, headers = {}): Answered => ({
	status,
	headers: { 'content-type': 'application/json', ...headers },
	body: JSON.stringify({ code, msg: 'refused' }),
});
const leave = (at: number) => (rows: Row[]) => void rows.splice(at, 1);
const LIMIT_HEADERS = { 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': '1' };

const CASES: Case[] = [
	{ what: 'nothing is wrong', most: EXACT },
	{
		what: 'the rate limit is reached in the middle',
		instead: (nth) => (nth === 2 ? refusal(429, 99991400, LIMIT_HEADERS) : undefined),
		most: { page: 4, token: 6 },
	},
	{
		what: 'the token runs out in the middle',
		instead: (nth) => (nth === 2 ? refusal(400, 99991663) : undefined),
		most: { page: 4, token: 6 },
	},
	{
		what: 'the server has trouble in the middle',
		instead: (nth) => (nth === 2 ? refusal(500, 155000) : undefined),
		most: { page: 4, token: 6 },
	},
	{
		what: 'a proxy answers in the middle',
		instead: (nth) => (nth === 2 ? { headers: {}, body: '<p>Busy' } : undefined),
		most: { page: 4, token: 6 },
	},
	{
		what: 'pages hold no more than 50 rows',
		cap: 50,
		most: { page: 9, token: 9 },
	},
	{
		what: 'a page comes empty once',
		page: (rows, from, size, nth) => (nth === 2 ? [] : rows.slice(from, from + size)),
		by: 'page',
		most: { page: 9, token: 0 },
	},
	{
		what: 'a page lacks its last row once',
		page: (rows, from, size, nth) => rows.slice(from, from + size - (nth === 2 ? 1 : 0)),
		by: 'page',
		most: { page: 9, token: 0 },
	},
	...[0, -1, '450', null, 'many'].map(
		(total): Case => ({
			what: `the total is ${JSON.stringify(total)}`,
			says: () => ({ total }),
			most: { page: 5, token: 5 },
		}),
	),
	{
		what: 'the total changes without reason',
		says: (nth) => ({ total: 450 + (nth % 2) * 7 }),
		by: 'page',
		hint: /changed each time|holds/,
		most: { page: 9, token: 0 },
	},
	{
		what: 'a row comes in at the start',
		before: (rows, nth) => nth === 2 && rows.unshift(newRow()),
		most: EXACT,
	},
	{
		what: 'a row comes in at the end',
		before: (rows, nth) => nth === 2 && rows.push(newRow()),
		most: EXACT,
	},
	{
		what: 'a row leaves the first page',
		before: (rows, nth) => {
			if (nth === 2) leave(7)(rows);
		},
		by: 'page',
		most: { page: 6, token: 0 },
	},
	{
		what: 'a row leaves the first page, and one comes in at the end',
		before: (rows, nth) => {
			if (nth === 2) leave(7)(rows);
			if (nth === 2) rows.push(newRow());
		},
		by: 'page',
		most: { page: 6, token: 0 },
	},
	{
		what: 'a row leaves before each page',
		before: leave(7),
		by: 'page',
		hint: /changed each time while it was read/,
		most: { page: 9, token: 0 },
	},
	{
		what: 'a row changes and so moves to the start',
		before: (rows, nth) => {
			if (nth === 2) rows.unshift(...rows.splice(300, 1));
		},
		by: 'page',
		most: { page: 6, token: 0 },
	},
	{
		what: 'more is said to come, without a token',
		says: (nth) => (nth === 3 ? { has_more: true, token: undefined } : {}),
		by: 'token',
		hint: /there is more, but not where/,
		most: { page: 0, token: 3 },
	},
	{
		what: 'the token is the same again',
		says: () => ({ has_more: true, token: '100' }),
		by: 'token',
		hint: /the same next page again/,
		most: { page: 0, token: 2 },
	},
	{
		what: 'tokens are numbers',
		says: (_nth, next) => ({ token: next === undefined ? undefined : Number(next) }),
		by: 'token',
		most: EXACT,
	},
	...['false', 'False', 0, 'FALSE'].map(
		(end): Case => ({
			what: `the end is ${JSON.stringify(end)}, with a token`,
			says: (_nth, next) => (next === undefined ? { has_more: end, token: 'x' } : {}),
			by: 'token',
			most: EXACT,
		}),
	),
];

let born = 0;
const newRow = (): Row => ({ id: `new${(born += 1)}`, created_at: Date.now() + 60_000 });

/** The server of a list with a fault. */
function serve({ list, id, by, token: tokenName = 'page_token' }: List, server: Server) {
	const { before, page, says, instead, cap = Infinity } = server;
	const rows = Array.from({ length: COUNT }, (_none, index) => ({
		id: `t${index}`,
		created_at: 1_700_000_000_000 - index,
	}));
	const answers: AnsweringScene['answers'] = (_path, query, nth) => {
		const other = instead?.(nth);
		if (other) return other;
		if (nth > 1) before?.(rows, nth);
		const size = Math.min(Number(query.get('page_size')), cap);
		const from =
			by === 'page' ? (Number(query.get('page')) - 1) * size : Number(query.get('page_token'));
		const found = page ? page(rows, from, size, nth) : rows.slice(from, from + size);
		const next = from + size < rows.length ? String(from + size) : undefined;
		const said: Record<string, unknown> = {
			...(by === 'token' ? { has_more: next !== undefined, token: next } : { total: rows.length }),
			...says?.(nth, next, rows.length),
		};
		const { token, ...rest } = said;
		const things = found.map((row) => ({ [id]: row.id, created_at: row.created_at }));
		return { data: { [list]: things, ...rest, [tokenName]: token } };
	};
	return { rows, answers };
}

async function run(name: string, list: List, server: Server) {
	const { rows, answers } = serve(list, server);
	const before = rows.map((row) => row.id);
	scene.answers = answers;
	const [resource, operation] = name.split(': ');
	const parameters = { resource, operation, returnAll: true, ...list.parameters };
	const { output, error, run: whole } = await scene.engine.run({ parameters });
	expect(error).toBeUndefined();
	const ids = output.flat().map(({ json }) => text(json[list.id] ?? json.id));
	const [task] = Object.values(whole.data.resultData.runData).flat().slice(-1);
	const hints = (task?.hints ?? []).map(({ message }) => message);
	const there = new Set(rows.map((row) => row.id));
	return { ids, hints, stayed: before.filter((each) => there.has(each)) };
}

test('every list is read in pages, or comes whole', () => {
	const lists = Object.entries(RESOURCES).flatMap(([resource, { operations }]) =>
		Object.entries(operations).flatMap(([operation, { fields }]) =>
			fields.some(({ name }) => name === 'returnAll') ? [`${resource}: ${operation}`] : [],
		),
	);
	expect(lists.sort()).toEqual([...Object.keys(LISTS), ...UNPAGED].sort());
});

describe.each(Object.entries(LISTS))('%s', (name, list) => {
	test.each(CASES.filter(({ by = list.by }) => by === list.by))(
		'loses no row and repeats none, or says so, where $what',
		async ({ hint, most, ...server }) => {
			const { ids, hints, stayed } = await run(name, list, server);
			expect(new Set(ids).size).toBe(ids.length);
			if (hint === undefined) {
				expect(stayed.filter((id) => !ids.includes(id))).toEqual([]);
				expect(hints).toEqual([]);
			} else {
				expect(hints).toEqual([expect.stringMatching(/^Rows may be missing: .+ \[item 0\]$/)]);
				expect(hints[0]).toMatch(hint);
			}
			expect(scene.asked.length).toBeLessThanOrEqual(most[list.by]);
		},
	);
});
