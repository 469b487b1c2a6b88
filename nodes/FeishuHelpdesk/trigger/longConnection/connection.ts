import { sleep } from 'n8n-workflow';

import { pauseBefore } from './backOff';
import { answerTo, ping, readFrame, type Frame } from './frame';
import { isSafe, type Listener, type Verdict } from './listener';
import { OutageLog } from './outageLog';
import { Parts } from './parts';
import { settingsIn, settingsInPong, USUAL } from './settings';
import { Link } from './socket';
import { passing, type Trouble } from './trouble';

/** How fast a connection lives, ms. */
export const PACE = Object.freeze({
	/** How often it looks after itself. */
	tick: 500,
	handshake: 15_000,
	pong: 10_000,
	/** A step of the clock that says that the machine slept. */
	sleep: 30_000,
	/** A connection that lived shorter counts as one more failure. */
	stable: 10_000,
	/** When others of the same app have had the time to show up, or to go. */
	count: 3_000,
	/** How long the last events are waited for when nobody listens any more. */
	farewell: 2_500,
	/** Not a time: by how much pauses are longer. */
	pause: 1,
});

/** Speeds up time for tests. */
export type Pace = Readonly<Record<keyof typeof PACE, number>>;

/** How often to look whether the last events are answered, ms. */
const LOOK_MS = 20;

const CONTROL = 0;
const DATA = 1;

const LOST = passing(
	'The long connection to Feishu broke',
	'If it happens again and again, look at what lies between n8n and Feishu, e.g. a proxy that ends quiet connections.',
);

/**
 * Keeps one connection of one app while somebody listens, and only one: it is opened again after the last
 * one has ended. Feishu gives each event to one connection of an app, so that all triggers share it.
 */
export class Connection {
	/** By who they are, so that a new one takes the place of the old. */
	private readonly listeners = new Map<string, Listener>();
	private readonly outage = new OutageLog(() => this.listeners.values());
	private readonly parts = new Parts();
	private link: Link | undefined;
	private settings = USUAL;
	private isLiving = false;
	private isOver = false;
	private answering = 0;
	private isCounted = false;
	/** How often it failed in a row. */
	failures = 0;
	/** Why it failed the last time. */
	trouble: Trouble | undefined;

	/**
	 * @param ended called when nobody listens any more
	 * @param pace how fast
	 */
	constructor(
		private readonly ended: () => void,
		private readonly pace: Pace = PACE,
	) {}

	/** Whether events can come. */
	get isOnline(): boolean {
		return this.link !== undefined;
	}

	/**
	 * @param key who listens
	 * @param listener takes the place of another with this key
	 */
	join(key: string, listener: Listener): void {
		this.listeners.set(key, listener);
		if (this.isOnline) listener.online?.();
		if (this.isLiving) return;
		this.isLiving = true;
		void this.live();
	}

	/**
	 * The last one to leave ends the connection, once the events are answered that it was given.
	 *
	 * @param key who listened
	 * @param listener which; nothing happens where another has taken its place
	 */
	async leave(key: string, listener: Listener): Promise<void> {
		if (this.listeners.get(key) !== listener) return;
		this.listeners.delete(key);
		const until = Date.now() + this.pace.farewell;
		const isNeeded = () => this.listeners.size > 0;
		while (!isNeeded() && this.answering > 0 && Date.now() < until) await sleep(LOOK_MS);
		if (isNeeded()) return;
		this.isOver = true;
		this.ended();
		this.link?.drop();
	}

	/** Forgets what went wrong and tries again now: somebody looks, who may have mended it. */
	hurry(): void {
		this.failures = 0;
		this.trouble = undefined;
	}

	private async live(): Promise<void> {
		while (!this.isOver) {
			const trouble = await this.liveOnce();
			if (this.isOver) return;
			this.trouble = trouble;
			this.failures += 1;
			this.outage.failed(trouble, this.failures, Date.now());
			const { spreadMs } = this.settings;
			const pauseMs = pauseBefore(this.failures, trouble.refused, spreadMs, Math.random());
			await this.rest(pauseMs * this.pace.pause, trouble);
		}
	}

	/** Connects, and lasts as long as the connection. */
	private async liveOnce(): Promise<Trouble> {
		const [listener] = [...this.listeners.values()].slice(-1);
		if (listener === undefined) return LOST;
		const endpoint = await listener.endpoint();
		if ('failure' in endpoint) return endpoint;
		this.settings = settingsIn(endpoint.config, this.settings);
		const isWanted = () => !this.isOver;
		const link = await Link.open(endpoint.url, this.receive, this.pace.handshake, isWanted);
		if ('failure' in link) return link;
		const openedAt = Date.now();
		this.link = link;
		this.outage.over(openedAt);
		for (const each of this.listeners.values()) each.online?.();
		await this.watch(link, serviceOf(endpoint.url));
		this.link = undefined;
		link.drop();
		if (Date.now() - openedAt >= this.pace.stable) this.failures = 0;
		return LOST;
	}

	/**
	 * Gives signs of life until the connection is over. Time is counted in naps, each as what it was meant to
	 * take: in a process that was busy the answer may lie there unread, and a clock may be set.
	 */
	private async watch(link: Link, service: bigint): Promise<void> {
		const { tick, pong, sleep: slept, count } = this.pace;
		let [quietMs, silentMs, livedMs] = [Infinity, 0, 0];
		let last = Date.now();
		while (link.isOpen && !this.isOver) {
			const passedMs = Math.abs(Date.now() - last);
			last = Date.now();
			const hasSlept = passedMs > slept;
			const napMs = hasSlept ? 0 : Math.min(passedMs, 2 * tick);
			silentMs = link.isSilent && !hasSlept ? silentMs + napMs : 0;
			if (silentMs >= pong) return;
			quietMs += napMs;
			livedMs += napMs;
			if (hasSlept || quietMs >= this.settings.pingMs) {
				link.isSilent = true;
				link.send(ping(service));
				quietMs = 0;
			}
			if (livedMs >= count && !this.isCounted) {
				this.isCounted = true;
				void this.lookForOthers();
			}
			await sleep(tick);
		}
	}

	private async rest(ms: number, trouble: Trouble): Promise<void> {
		for (let left = ms; left > 0 && !this.isOver && this.trouble; left -= this.pace.tick) {
			await sleep(Math.min(left, this.pace.tick));
			this.outage.lasts(trouble, Date.now());
		}
	}

	/** What other programs with this app are given is missing here, and nobody would know why. */
	private async lookForOthers(): Promise<void> {
		const [listener] = this.listeners.values();
		const online = await listener?.countOnline?.();
		if (online === undefined || online <= 1) return;
		this.outage.say(
			'warn',
			`shares its app: ${online} programs are connected with it, and Feishu gives each event to one of them, so that some are missing here. End the other programs, or give n8n an app of its own.`,
			Date.now(),
		);
	}

	private readonly receive = (bytes: Uint8Array, link: Link): void => {
		this.answering += 1;
		void this.answer(bytes, link, Date.now())
			// What is no frame is nobody's event.
			.catch(() => undefined)
			.finally(() => {
				this.answering -= 1;
			});
	};

	private async answer(bytes: Uint8Array, link: Link, now: number): Promise<void> {
		const frame = readFrame(bytes);
		const type = frame.headers.get('type');
		if (frame.method === CONTROL && type === 'pong') {
			this.settings = settingsInPong(frame.payload, this.settings);
		}
		if (frame.method !== DATA || type !== 'event') return;
		// What brings events works, however often it breaks: longer pauses would only make them late.
		this.failures = 0;
		const safe = await this.deliver(frame, now);
		if (safe !== undefined) link.send(answerTo(bytes, safe ? 200 : 500, Date.now() - now));
	}

	/** @returns whether Feishu may forget the event; `undefined` while parts of it are missing */
	private async deliver(frame: Frame, now: number): Promise<boolean | undefined> {
		let payload: Uint8Array | undefined;
		try {
			payload = this.parts.add(frame, now);
		} catch {
			return false;
		}
		if (payload === undefined) return undefined;
		const whole = payload;
		const listeners = [...this.listeners.values()];
		const taking = listeners.map((each) => each.take(whole, now).catch((): Verdict => 'failed'));
		return isSafe(await Promise.all(taking), listeners);
	}
}

/** Feishu's SDKs: the address tells by which number to give signs of life. */
function serviceOf(url: string): bigint {
	const id = new URL(url).searchParams.get('service_id') ?? '';
	return /^-?\d{1,19}$/.test(id) ? BigInt(id) : 0n;
}
