import type { Bench } from './bench';
import { Ended } from './finding';
import type { Created, Kind } from './journal';
import { object, objects, text, type Fields } from './shapes';
import { openTickets } from './trials/tickets';

/** How a kind of thing is found again and removed. */
interface Handling {
	/** @returns ID of the one with this name, when an answer got lost */
	find(bench: Bench, name: string): Promise<string | undefined>;
	/** @returns Feishu's code; 0 or 154004 when it is gone */
	remove(bench: Bench, id: string): Promise<number | undefined>;
	/** What the person has to do where it could not be removed. */
	readonly otherwise: string;
}

const DELETED = 154004;
/** Feishu docs: Update ticket, status: closed by an agent. */
const CLOSED = 51;

const named = (list: readonly Fields[], key: string, name: string): string | undefined =>
	text(list.find((one) => text(one[key])?.startsWith(name) === true)?.['id']);

async function list(bench: Bench, path: string, query: Record<string, string>): Promise<Fields> {
	return (await bench.read({ method: 'GET', path, query })).data;
}

const deletion =
	(path: string): Handling['remove'] =>
	async (bench, id) => {
		const target = `helpdesk/v1/${path}/${encodeURIComponent(id)}`;
		return (await bench.read({ method: 'DELETE', path: target, as: 'user' })).code;
	};

function flat(categories: unknown): Fields[] {
	return objects(categories).flatMap((one) => [one, ...flat(one['children'])]);
}

const HANDLINGS: Readonly<Record<Kind, Handling>> = {
	ticket: {
		// None was in progress before, so one that is, is ours.
		find: async (bench) => {
			const { id, type } = await bench.receiver();
			return type === 'open_id' ? (await openTickets(bench, id))[0] : undefined;
		},
		remove: async (bench, id) => {
			const path = `helpdesk/v1/tickets/${encodeURIComponent(id)}`;
			const json = { status: CLOSED };
			const reply = await bench.read({ method: 'PUT', path, json, as: 'user' });
			if (reply.code === 0) return 0;
			const now = await bench.read({ method: 'GET', path });
			const status = Number(object(now.data['ticket'])?.['status']);
			return status >= 50 ? 0 : reply.code;
		},
		otherwise: 'Close the ticket of the test person in Feishu',
	},
	faq: {
		find: async (bench, name) => {
			const data = await list(bench, 'helpdesk/v1/faqs', { search: name, page_size: '100' });
			return named(objects(data['items']), 'question', name);
		},
		remove: deletion('faqs'),
		otherwise: 'Delete the FAQ whose question begins with "n8n probe"',
	},
	category: {
		find: async (bench, name) => {
			const data = await list(bench, 'helpdesk/v1/categories', {});
			return named(flat(data['categories']), 'name', name);
		},
		remove: deletion('categories'),
		otherwise: 'Delete the categories whose names begin with "n8n probe"',
	},
	skill: {
		find: async (bench, name) => {
			const data = await list(bench, 'helpdesk/v1/agent_skills', {});
			return named(objects(data['agent_skills']), 'name', name);
		},
		remove: deletion('agent_skills'),
		otherwise: 'Delete the skill whose name begins with "n8n probe"',
	},
};

/** Name of the step that creates something; behind the kind, what tells two of a kind apart. */
const STEP = /^create (ticket|faq|category|skill) ?(.*)$/;

/**
 * Finds what a stop or a lost answer left behind, so that it can be removed.
 *
 * @throws Stopped
 */
export async function recover(bench: Bench): Promise<void> {
	const { journal } = bench.setup;
	for (const step of journal.openSteps) {
		const [, kind, rest = ''] = STEP.exec(step) ?? [];
		if (kind !== 'ticket' && kind !== 'faq' && kind !== 'category' && kind !== 'skill') continue;
		const name = rest === '' ? bench.marker : `${bench.marker} ${rest}`;
		try {
			const id = await HANDLINGS[kind].find(bench, name);
			if (id === undefined) journal.forget(step);
			else journal.note(step, { status: 200, code: 0, made: id }, { kind, id, step });
		} catch (error) {
			// Without an answer it stays open, for the next run.
			if (!(error instanceof Ended)) throw error;
		}
	}
}

/**
 * Removes whatever was created, the youngest first.
 *
 * @returns what the person has to do by hand
 * @throws Stopped
 */
export async function removeAll(bench: Bench): Promise<string[]> {
	const { journal } = bench.setup;
	const left: string[] = [];
	for (const created of [...journal.created].reverse()) {
		if (await isRemoved(bench, created)) journal.noteRemoved(created);
		else left.push(HANDLINGS[created.kind].otherwise);
	}
	return [...new Set(left)];
}

async function isRemoved(bench: Bench, { kind, id }: Created): Promise<boolean> {
	try {
		const code = await HANDLINGS[kind].remove(bench, id);
		return code === 0 || code === DELETED;
	} catch (error) {
		if (error instanceof Ended) return false;
		throw error;
	}
}
