import { call, callPatiently, NoAnswer, RATE_LIMITED, type Call, type Reply } from './client';
import { Pace, type Clock } from './clock';
import type { Person } from './eyes';
import { meaningful, skip, Stopped } from './finding';
import { texts } from './shapes';
import type { Journal, Kind, Step } from './journal';
import type { Settings } from './settings';

/** What a run stands on. */
export interface Setup {
	readonly settings: Settings;
	readonly person: Person;
	readonly clock: Clock;
	readonly journal: Journal;
	/** Ends the run before its next request. */
	readonly signal: AbortSignal;
}

/** A request; the path begins behind `/open-apis/`. Helpdesk paths get the helpdesk header. */
export interface Ask extends Call {
	/** Whose token; default that of the app. */
	readonly as?: 'app' | 'user';
}

/** What a step does besides being sent. */
interface Effect {
	/** Reads from the answer what was made, e.g. an ID. */
	readonly made?: (reply: Reply) => string | undefined;
	/** What that is, when it has to be removed. */
	readonly kind?: Kind;
	/** Whether it counts against the 100 messages a minute. */
	readonly message?: boolean;
}

/** The helpdesk header: base64 alone, or with `Bearer ` before it, as one SDK sends it. */
export type HeaderForm = 'raw' | 'bearer';

/** Whom messages go to. */
export interface Receiver {
	readonly id: string;
	readonly type: 'open_id' | 'union_id' | 'user_id';
}

/** The network failed before anything could reach Feishu. */
const NOT_SENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/;

/** Sends what trials ask for; whatever changes something is sent once, however often it is asked. */
export class Bench {
	private readonly token = once(() => this.fetchToken());
	/** Which helpdesk header passes, and the answers that say so. */
	readonly header = once(() => this.tryHeaders());
	/** Whom messages go to. */
	readonly receiver = once(() => this.findReceiver());
	private readonly answers = new Map<string, boolean>();
	private readonly pace: Pace;

	constructor(readonly setup: Setup) {
		this.pace = new Pace(setup.clock);
	}

	get settings(): Settings {
		return this.setup.settings;
	}

	/** Stands in the name of whatever is created. */
	get marker(): string {
		return `n8n probe ${this.setup.journal.marker}`;
	}

	/** Reads. @throws Ended as skipped without an answer, Stopped */
	async read(ask: Ask): Promise<Reply> {
		const prepared = await this.prepare(ask);
		return this.answered(callPatiently(this.settings.baseUrl, prepared, this.setup.clock));
	}

	/** Reads once, also where the rate limit refuses. @throws Ended as skipped, Stopped */
	async readOnce(ask: Ask): Promise<Reply> {
		const prepared = await this.prepare(ask);
		return this.answered(call(this.settings.baseUrl, prepared));
	}

	/** Sends with exactly these headers, and no token. @throws Ended as skipped, Stopped */
	async raw(one: Call): Promise<Reply> {
		this.checkGoing();
		return this.answered(callPatiently(this.settings.baseUrl, one, this.setup.clock));
	}

	/**
	 * Changes something, at most once in all runs of this journal.
	 *
	 * @param name of the step
	 * @returns what came of it, now or then
	 * @throws Ended as skipped when nobody knows whether it was done, Stopped
	 */
	async step(name: string, ask: Ask, effect: Effect = {}): Promise<Step> {
		const { journal, settings, clock } = this.setup;
		const known = journal.step(name);
		if (known) return known;
		if (known === null) throw skip(UNKNOWN_END);
		const prepared = await this.prepare(ask);
		if (effect.message === true) await this.pace.turn();
		this.checkGoing();
		journal.note(name, null);
		let reply: Reply;
		try {
			reply = await callPatiently(settings.baseUrl, prepared, clock);
		} catch (error) {
			if (!(error instanceof NoAnswer)) throw error;
			if (!NOT_SENT.test(error.message)) throw skip(`${error.message}. ${UNKNOWN_END}`);
			journal.forget(name);
			throw skip(error.message);
		}
		const { code, status, logId, innerCode } = reply;
		const made = code === 0 ? effect.made?.(reply) : undefined;
		const step = { status, code, logId, innerCode, made };
		const { kind } = effect;
		const id = made !== undefined && kind ? { kind, id: made, step: name } : undefined;
		// The rate limit refuses before anything is done.
		if (code === RATE_LIMITED) journal.forget(name);
		else journal.note(name, step, id);
		return step;
	}

	/**
	 * Sends a message to the test person, who reads it in the private chat with the helpdesk bot.
	 *
	 * @param name of the step
	 * @throws Ended as skipped where the setup is in the way, Stopped
	 */
	async message(name: string, type: string, content: unknown): Promise<Step & { code: number }> {
		return meaningful(await this.post(name, type, content, 'user'));
	}

	/** The same to either kind of chat, whatever comes back. @throws Ended as skipped, Stopped */
	async post(name: string, type: string, content: unknown, to: 'user' | 'chat'): Promise<Step> {
		const { id, type: idType } = await this.receiver();
		const query = { user_id_type: idType };
		const json = messageBody(type, content, id, to);
		const ask = { method: 'POST', path: 'helpdesk/v1/message', query, json } as const;
		return this.step(name, ask, { message: true });
	}

	/** @returns whether the person agrees; asked once in a run */
	async allows(what: string): Promise<boolean> {
		const known = this.answers.get(what);
		if (known !== undefined) return known;
		const answer = await this.setup.person.allows(what, what);
		this.checkGoing();
		this.answers.set(what, answer);
		return answer;
	}

	/** @returns what the person sees; undefined when nobody knows */
	async sees(id: string, question: string, picture: string): Promise<boolean | undefined> {
		const answer = await this.setup.person.sees(id, question, picture);
		this.checkGoing();
		return answer;
	}

	/** @throws Ended as skipped when there is none */
	userToken(): string {
		const token = this.settings.userToken;
		if (token === undefined || token === '') {
			throw skip('Needs the token of an agent or administrator: set FEISHU_USER_TOKEN');
		}
		return token;
	}

	private async prepare({ as = 'app', path, headers, ...rest }: Ask): Promise<Call> {
		this.checkGoing();
		const token = as === 'user' ? this.userToken() : await this.token();
		const helpdesk = path.startsWith('helpdesk/') ? await this.header() : undefined;
		return {
			...rest,
			path: `/open-apis/${path}`,
			headers: {
				Authorization: `Bearer ${token}`,
				...(helpdesk && headerOf(this.settings, helpdesk.form)),
				...headers,
			},
		};
	}

	private async fetchToken(): Promise<string> {
		const { appId, appSecret } = this.settings;
		const path = '/open-apis/auth/v3/tenant_access_token/internal';
		const json = { app_id: appId, app_secret: appSecret };
		const reply = meaningful(await this.raw({ method: 'POST', path, json }));
		const token = reply.body['tenant_access_token'];
		if (typeof token !== 'string') throw skip('Feishu gave no token', reply);
		return token;
	}

	private async tryHeaders(): Promise<{ form: HeaderForm; raw: Reply; bearer: Reply }> {
		const { settings } = this;
		const token = await this.token();
		const attempt = (form: HeaderForm): Promise<Reply> =>
			this.raw({
				method: 'GET',
				path: '/open-apis/helpdesk/v1/tickets',
				query: { page: '1', page_size: '1' },
				headers: { Authorization: `Bearer ${token}`, ...headerOf(settings, form) },
			});
		const raw = await attempt('raw');
		const bearer = await attempt('bearer');
		return { form: raw.code !== 0 && bearer.code === 0 ? 'bearer' : 'raw', raw, bearer };
	}

	private async findReceiver(): Promise<Receiver> {
		const { receiver } = this.settings;
		const to = receiver.trim();
		if (to === '') throw skip('Needs a test person: name one with --to');
		const key = to.includes('@') ? 'emails' : /^(\+\d{5,}|1\d{10})$/.test(to) ? 'mobiles' : '';
		if (key === '') return { id: to, type: idTypeOf(to) };
		const path = 'contact/v3/users/batch_get_id';
		const reply = meaningful(await this.read({ method: 'POST', path, json: { [key]: [to] } }));
		const id = texts(reply.data['user_list'], 'user_id')[0];
		if (id === undefined) throw skip('Nobody was found by the address of --to', reply);
		return { id, type: 'open_id' };
	}

	private async answered(reply: Promise<Reply>): Promise<Reply> {
		try {
			return await reply;
		} catch (error) {
			throw error instanceof NoAnswer ? skip(error.message) : error;
		}
	}

	private checkGoing(): void {
		if (this.setup.signal.aborted) throw new Stopped('stopped');
	}
}

const UNKNOWN_END =
	'Whether Feishu did it is not known, so it is not sent again. To try anew, delete probe-journal.json';

/** @returns the body of a message, `content` in it as JSON in a string */
export function messageBody(
	type: string,
	content: unknown,
	receiver: string,
	to: 'user' | 'chat',
): Record<string, string> {
	return {
		msg_type: type,
		content: JSON.stringify(content),
		receiver_id: receiver,
		receive_type: to,
	};
}

function headerOf(
	{ helpdeskId, helpdeskToken }: Settings,
	form: HeaderForm,
): Record<string, string> {
	const value = Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString('base64');
	return { 'X-Lark-Helpdesk-Authorization': form === 'raw' ? value : `Bearer ${value}` };
}

const idTypeOf = (id: string): Receiver['type'] =>
	id.startsWith('ou_') ? 'open_id' : id.startsWith('on_') ? 'union_id' : 'user_id';

/** Works something out once; a failure is not kept. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
	let result: Promise<T> | undefined;
	return async () => {
		result ??= work();
		try {
			return await result;
		} catch (error) {
			result = undefined;
			throw error;
		}
	};
}
