import type { JsonObject } from '../shared/json';

/** What is read, as far as it matters for what may be missing. */
export interface PassOptions {
	by: 'page' | 'token' | 'none';
	/** Names that the ID of a row may have. */
	ids: readonly string[];
	/** Most rows that the endpoint lists; its total is no more than that either. */
	border: number;
	/** IDs of the rows of this list, over all passes; new ones are added. */
	union: Set<string>;
	/** IDs of all rows that were handed over; new ones are added. */
	known: Set<string>;
}

/**
 * What went by while a list was read once: which rows are new, and whether others may have been left out.
 * Feishu's pages are counted from the start of the list, so a row that leaves it moves another one over the
 * border of two pages unseen, and one that comes repeats another. Both show in the totals and in the IDs.
 */
export class PassLog {
	/** Whether rows moved in a way in which some may be left out. */
	changed = false;
	/** Pages in a row without a row that is new to this pass. */
	barren = 0;
	/** Entries of the smallest page before the last one that was not full. */
	shortest: number | undefined;
	/** Whether rows may lie beyond what the endpoint lists. */
	beyond = false;
	private readonly own = new Set<string>();
	private entries = 0;
	private seen = 0;
	private totals: number[] = [];
	private saysTotal = false;
	private why: string | undefined;
	/** Rows that came in while the list was read, wherever that shows. */
	private moves = 0;
	private readonly startedAt = Date.now();

	constructor(private readonly options: PassOptions) {}

	/**
	 * Takes down a page.
	 *
	 * @param data the answer's `data`
	 * @param rows of the page
	 * @param entries how many entries the page has, objects or not
	 * @param size how many were asked for
	 * @returns the rows that never came before
	 */
	note(
		data: JsonObject,
		rows: readonly JsonObject[],
		entries: number,
		size: number,
	): readonly JsonObject[] {
		const { by, known, union } = this.options;
		const keys = rows.map((row, index) => this.keyOf(row, index));
		this.noteTotal(data.total);
		if (by === 'page') {
			if (this.own.size > 0)
				this.moves += rows.filter((row, at) => this.isBorn(row, keys[at])).length;
			this.noteMoves(keys.map((key) => this.own.has(key)));
		}
		const [fresh, different] = [[] as JsonObject[], new Set<string>()];
		rows.forEach((row, index) => {
			const key = keys[index] ?? '';
			if (!this.own.has(key)) different.add(key);
			if (!known.has(key)) fresh.push(row);
			for (const keysSoFar of [this.own, union, known]) keysSoFar.add(key);
		});
		const isNew = different.size > 0 || entries > rows.length;
		this.seen += different.size + entries - rows.length;
		this.barren = isNew ? 0 : this.barren + 1;
		this.entries = entries;
		if (by === 'page' && !isNew && entries >= size && this.total === undefined) {
			this.why = 'sent the same page again';
		}
		return fresh;
	}

	/**
	 * @param page number of the page that came, from 1
	 * @param size how many rows were asked for
	 * @param maxBarren pages without a new row after which it is over
	 * @returns whether no page is to follow
	 */
	endsByPage(page: number, size: number, maxBarren: number): boolean {
		const { total, entries } = this;
		if (total === undefined && entries === 0 && !(this.saysTotal && this.seen > 0)) return true;
		if (this.barren >= (total === undefined ? Math.min(2, maxBarren) : maxBarren)) return true;
		if (total !== undefined) {
			if (this.seen >= total) return true;
			// A server that sends less than is asked for counts its pages in its own size.
			if (page * size >= total && (this.shortest === undefined || entries === 0)) return true;
		}
		const isBefore = total === undefined || page * size < total;
		if (isBefore && entries < size) this.shortest = Math.min(this.shortest ?? entries, entries);
		return false;
	}

	/** The last page that the endpoint lists is read. */
	reachedBorder(): this {
		const { total, entries } = this;
		this.beyond = total === undefined ? entries > 0 : total >= this.options.border;
		return this;
	}

	/** @param why no page can follow, as the end of a sentence about Feishu */
	brokeOff(why: string): this {
		this.why = why;
		return this;
	}

	/** What the list holds, `undefined` where Feishu says nothing or what cannot be. */
	get total(): number | undefined {
		const most = this.totals.length > 0 ? Math.max(...this.totals) : undefined;
		return most === undefined || most < this.seen ? undefined : most;
	}

	/** Whether all rows came that were there all the time. */
	get isWhole(): boolean {
		return !this.changed && this.why === undefined && !this.isShort;
	}

	/** Whether what is missing may come where pages are cut elsewhere. */
	get mayComeOtherwise(): boolean {
		return this.options.by === 'page' && this.isShort && this.shortest !== undefined;
	}

	/** Why rows may be missing, as a sentence; `undefined` where none are. */
	get doubt(): string | undefined {
		if (this.why !== undefined) return `Rows may be missing: Feishu ${this.why}.`;
		if (this.isShort) {
			return `Rows may be missing: Feishu says that the list holds ${this.least}, and sent ${this.options.union.size}.`;
		}
		if (!this.changed) return undefined;
		return "Rows may be missing: Feishu's list changed each time while it was read. Run it again when less happens in the helpdesk, or narrow the list with filters.";
	}

	private get least(): number {
		return this.totals.length > 0 ? Math.min(...this.totals) : 0;
	}

	private get isShort(): boolean {
		return Math.max(this.seen, this.options.union.size) < this.least && !this.beyond;
	}

	/** Gateways that rewrite JSON make text of numbers. */
	private noteTotal(value: unknown): void {
		this.saysTotal ||= value !== undefined && value !== null;
		const total = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
		if (typeof total !== 'number' || !Number.isInteger(total) || total <= 0) return;
		if (total < (this.totals.at(-1) ?? 0)) this.changed = true;
		this.totals.push(total);
	}

	/**
	 * Rows that came before stand at the start of a page when others came in before them, and the list grew by
	 * as many, and by those that came in at its end. Otherwise a row moved within the list, maybe to where it
	 * was read already, or one left it in place of which another came in.
	 *
	 * @param came which rows of the page came before
	 */
	private noteMoves(came: readonly boolean[]): void {
		const repeated = came.filter(Boolean).length;
		this.moves += repeated;
		const atStart = came.includes(false) ? came.indexOf(false) : repeated;
		if (repeated > atStart) this.changed = true;
		const { totals, moves } = this;
		const [first, now, before] = [totals[0], totals.at(-1), totals.at(-2)];
		if (first === undefined || now === undefined || before === undefined) return;
		if (now < this.options.border && (repeated > now - before || moves > now - first)) {
			this.changed = true;
		}
	}

	/** Where n8n's clock is slow, a row may be older; it counts once. */
	private isBorn({ created_at: ms }: JsonObject, key = ''): boolean {
		return Number(ms) >= this.startedAt && !this.options.union.has(key);
	}

	/** Rows without an ID are told apart by their place in the page and all that they say. */
	private keyOf(row: JsonObject, index: number): string {
		const id = this.options.ids.map((name) => row[name]).find(isId);
		return id === undefined ? `${index} ${JSON.stringify(row)}` : String(id);
	}
}

const isId = (value: unknown): boolean =>
	(typeof value === 'string' && value !== '') || typeof value === 'number';
