import type { RecordedRequest } from '../../../sandbox/server';
import type { Drawn, DrawnRun } from './draw';
import { toldBy, type Item, type Played, type Told } from './told';
import { TOKEN, type RefreshWorld } from './world';

/** What a sequence came to. */
export interface Outcome {
	/** Sentences; none: all is as promised. */
	wrongs: string[];
	executions: number;
	items: number;
	/** Of which the node says that nobody knows. */
	unknown: number;
	renewals: number;
	/** Runs that ended with a connection that only the person can mend. */
	deaths: number;
	/** Failures that say so. */
	again: number;
	/** Failures of such a connection whose every question to Feishu was lost or put off. */
	untold: number;
}

const SAYS_AGAIN = /connect(ed)? .{0,12}again|reconnect/i;
const SAYS_HOW = /click 'Connect'/;

/** Feishu asks to try again. */
const BUSY: ReadonlySet<unknown> = new Set([20050, 20072]);
/** What must be mended first concerns the app. */
const OF_THE_APP: ReadonlySet<unknown> = new Set([20002, 20074]);

/** Compares what was said with what happened. */
export class Judge {
	readonly outcome: Outcome = {
		...{ wrongs: [], executions: 0, items: 0, unknown: 0, renewals: 0 },
		...{ deaths: 0, again: 0, untold: 0 },
	};

	constructor(
		private readonly world: RefreshWorld,
		private readonly drawn: Drawn,
	) {}

	/**
	 * @param run that ended
	 * @param played its executions
	 * @param begin number of requests before
	 * @returns items that surely were not done
	 */
	look(run: DrawnRun, played: readonly Played[], begin: number): Item[] {
		const { outcome, world } = this;
		const requests = world.scene.sandbox.requests.slice(begin);
		outcome.executions += played.length;
		outcome.renewals += requests.filter(({ route }) => route === TOKEN).length;
		outcome.deaths += Number(world.isDead);
		const isCalm = run.faults.length === 0 && run.end === undefined;
		const left = played.flatMap((each) => {
			if (each.result === undefined) this.wrong('it hangs');
			this.lookForSecrets(each);
			return toldBy(each).flatMap((told) => {
				if (told.says !== 'done') this.lookAtWords(told, each, isCalm);
				return this.lookAtItem(told, requests);
			});
		});
		for (const item of played.flatMap(({ items }) => items)) {
			outcome.items += 1;
			if (this.drawn.doing.once) this.lookForTwice(item);
		}
		return left;
	}

	/** Whether a failure says "connect again" when, and only when, that is needed. */
	private lookAtWords(
		{ words, code, says }: Told,
		{ isDead, isTold, renewals }: Played,
		isCalm: boolean,
	) {
		const [sentence = ''] = words.split('\n');
		if (SAYS_AGAIN.test(words)) {
			this.outcome.again += 1;
			if (!isDead) this.wrong(`says connect again, but need not: ${sentence}`);
			else if (!isTold) this.wrong(`says connect again, though Feishu did not: ${sentence}`);
			if (!SAYS_HOW.test(words)) this.wrong(`does not say how to connect again: ${sentence}`);
			return;
		}
		if (isCalm && !isDead) this.wrong(`failed without a cause: ${sentence}`);
		const isOfRenewal =
			says === 'notSent' && (code === undefined || (code > 20000 && code < 21000));
		if (!isDead || !isOfRenewal) return;
		const open = renewals.filter((each) => each.code === undefined || BUSY.has(each.code));
		if (open.length < 2 && !OF_THE_APP.has(code)) {
			this.wrong(`should say connect again: ${sentence}`);
		} else this.outcome.untold += 1;
	}

	/** @returns the item, if it was not done */
	private lookAtItem({ item, says, words }: Told, requests: readonly RecordedRequest[]): Item[] {
		if (item === undefined) return [];
		const mine = requests.filter((request) => isOf(item, request));
		const isDone = mine.some(({ done }) => done);
		const [sentence = ''] = words.split('\n');
		if (says === 'nothing') this.wrong(`nothing is said of ${item.mark}`);
		if (says === 'done' && !isDone) this.wrong(`said done, but is not: ${item.mark}`);
		if (says === 'notSent' && isDone) this.wrong(`said not sent, but is done: ${sentence}`);
		if (says === 'unknown') {
			this.outcome.unknown += 1;
			if (mine.length === 0) this.wrong(`unknown, but never left: ${sentence}`);
		}
		return says === 'notSent' ? [item] : [];
	}

	private lookForTwice(item: Item): void {
		const mine = this.world.scene.sandbox.requests.filter((request) => isOf(item, request));
		const first = mine.findIndex(({ done }) => done);
		if (first !== -1 && mine.length > first + 1) this.wrong(`twice: ${item.mark}`);
	}

	private lookForSecrets({ result }: Played): void {
		const { scene } = this.world;
		const { appSecret, helpdeskToken } = scene.sandbox.credentials;
		const shown = JSON.stringify([result?.run, scene.logs.splice(0)]);
		// All tokens of accounts begin so.
		const secrets = [appSecret, helpdeskToken, 'eyJhbGciOiJFUzI1NiJ9'];
		if (secrets.some((secret) => shown.includes(secret))) this.wrong('a secret was shown');
	}

	private wrong(sentence: string): void {
		this.outcome.wrongs.push(sentence);
	}
}

const isOf = ({ mark }: Item, { path, rawBody, route }: RecordedRequest): boolean =>
	route !== TOKEN && `${path} ${rawBody.toString()}`.includes(mark);
