import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Engine, RunInput, RunResult } from '../engine';
import { byEmail, HELLO, receiver } from '../scene';
import { callTool } from '../toolAgent';
import { draw, type Dimensions, type Drawn, type DrawnRun } from './draw';
import { randomOf } from './random';
import { text as textOf } from '../values';
import { toldBy, type Told } from './told';
import type { World } from './world';

/** What a sequence came to. */
export interface Outcome {
	/** Sentences; none: all is as promised. */
	wrongs: string[];
	runs: number;
	messages: number;
	delivered: number;
	kills: number;
	unknown: number;
}

/** Nothing befalls it. */
const CALM: DrawnRun = { faults: [], unreachable: undefined, end: undefined, twice: false };

/**
 * Draws a workflow and runs it: with a key again and again with all its items, as after a restart, without
 * one only with those that surely were not sent, as README's loop does. Then looks who has what.
 *
 * @param world with nothing under way
 * @param seed decides
 * @param dimensions what the sequence may hold
 */
export async function playSequence(
	world: World,
	seed: number,
	dimensions: Dimensions,
): Promise<Outcome> {
	world.scene.sandbox.reset();
	const drawn = draw(seed, randomOf(seed), dimensions);
	const outcome: Outcome = { wrongs: [], runs: 0, messages: 0, delivered: 0, kills: 0, unknown: 0 };
	const messages = drawn.items.flatMap(({ people }, item) =>
		people.map((person): Message => ({ item, person })),
	);
	const watch = new Watch(world, drawn, outcome);
	let open: readonly Message[] = messages;
	// With a key a run without faults ends it.
	const runs = drawn.keyed ? [...drawn.runs, CALM, CALM] : drawn.runs;
	for (const run of runs) {
		const whom = peopleByItem(drawn, drawn.keyed ? messages : open);
		if (whom.size === 0) break;
		const told = await playRun(world, drawn, run, whom, outcome);
		watch.look(told ?? [], told?.someoneIsSilent);
		// Nobody told who was not sent: without a key nothing can be sent again.
		if (!drawn.keyed && !told) break;
		open = (told ?? []).filter(({ says }) => says === 'notSent');
	}
	outcome.messages = messages.length;
	outcome.delivered = world.scene.sandbox.inbox.length;
	if (drawn.keyed) watch.lookAtTheEnd(messages);
	return outcome;
}

type Message = Pick<Told, 'item' | 'person'>;
type Whom = Map<number, string[]>;

function peopleByItem(drawn: Drawn, open: readonly Message[]): Whom {
	const whom: Whom = new Map();
	for (const index of drawn.items.keys()) {
		const people = open.filter(({ item }) => item === index).map(({ person }) => person);
		if (people.length > 0) whom.set(index, people);
	}
	return whom;
}

/** What a run said, by message. */
interface RunTold extends ReadonlyArray<Told> {
	/** Whether one of its workers was cancelled, so that it said nothing of what it may have sent. */
	readonly someoneIsSilent: boolean;
}

/** @returns what the run said; nothing when it ended before it could */
async function playRun(
	world: World,
	drawn: Drawn,
	run: DrawnRun,
	whom: Whom,
	outcome: Outcome,
): Promise<RunTold | undefined> {
	const cancels: (() => void)[] = [];
	await world.begin(drawn.asTool ? { ...run, end: undefined } : run, () => {
		for (const cancel of cancels) cancel();
	});
	const workers = world.workers.slice(0, run.twice ? 2 : 1);
	const results = await Promise.all(
		workers.map(async (engine) => {
			if (drawn.asTool) return await playTool(engine, drawn, whom);
			const { result, cancel } = engine.start(inputOf(onErrorOf(run, drawn), whom));
			cancels.push(cancel);
			return await result;
		}),
	);
	if (await world.end()) {
		outcome.kills += 1;
		return undefined;
	}
	outcome.runs += results.length;
	const said = results.flatMap((result) => {
		outcome.wrongs.push(...secretsIn(world, result));
		// The error that stops a run tells of all.
		if (result.output === undefined || result.error || result.run.status === 'canceled') return [];
		const told = toldBy(drawn, whom, result.output.flat());
		for (const { item, person, says } of told) {
			if (says === 'nothing') outcome.wrongs.push(`nothing is said of ${person}, item ${item}`);
		}
		return told;
	});
	const someoneIsSilent = results.some(({ run: { status } }) => status === 'canceled');
	return Object.assign(said, { someoneIsSilent });
}

/** At the end everybody is to be tried, also behind a message of which nobody knows. */
const onErrorOf = (run: DrawnRun, drawn: Drawn): Drawn =>
	run === CALM ? { ...drawn, onError: 'continueRegularOutput' } : drawn;

function parametersOf({ by, parts, keyed, ...drawn }: Drawn): INodeParameters {
	const to = '={{ $json.to }}';
	const options: INodeParameters = {
		maxWaitSeconds: drawn.maxWaitSeconds,
		maxConcurrency: drawn.maxConcurrency,
		splitLongText: true,
		...(keyed && { skipAlreadySentKey: '={{ $json.key }}' }),
	};
	return {
		...HELLO,
		receiver: by === 'id' ? receiver(to) : byEmail(to),
		...(parts === 1
			? { text: '={{ $json.text }}' }
			: { messageType: 'post', postMode: 'markdown', postMarkdown: LONG }),
		options,
	};
}

/** Three parts of at most 30 kB, each with the text that tells the message. */
const LONG =
	'={{ Array.from({ length: 70 }, (_, n) => $json.text + n + "x".repeat(1000)).join("\\n\\n") }}';

function inputOf(drawn: Drawn, whom: Whom): RunInput {
	return {
		parameters: { resource: 'message', operation: 'send', ...parametersOf(drawn) },
		items: itemsOf(drawn, whom),
		onError: drawn.onError,
		...(drawn.maxTries > 1 && {
			retryOnFail: true,
			maxTries: drawn.maxTries,
			waitBetweenTries: 1,
		}),
		workflowId: `workflow${drawn.seed}`,
	};
}

function itemsOf({ items, by }: Drawn, whom: Whom): INodeExecutionData[] {
	return [...whom].map(([index, people]) => {
		const text = items[index]?.text ?? '';
		const to = people.map((person) => (by === 'id' ? `ou_${person}` : `${person}@example.com`));
		return { json: { to: to.join(', '), text, key: `T ${text}` } };
	});
}

async function playTool(
	engine: Engine,
	drawn: Drawn,
	whom: Whom,
): Promise<Pick<RunResult, 'run'> & Partial<RunResult>> {
	const [item] = itemsOf(drawn, whom);
	const values = item?.json ?? {};
	const filled = JSON.stringify(parametersOf(drawn)).replace(
		/\$json\.(\w+)/g,
		(_whole, name: string) => `\\"${textOf(values[name])}\\"`,
	);
	const parameters: unknown = JSON.parse(filled);
	return await callTool(engine, {
		parameters: { resource: 'message', operation: 'send', ...(parameters as INodeParameters) },
		arguments: {},
		node: {
			onError: drawn.onError,
			retryOnFail: true,
			maxTries: Math.max(2, drawn.maxTries),
			waitBetweenTries: 1,
		},
	});
}

/** Looks into what a run left. */
function secretsIn({ scene }: World, { run }: Pick<RunResult, 'run'>): string[] {
	const { appSecret, helpdeskToken } = scene.sandbox.credentials;
	const left = JSON.stringify([run, scene.logs.splice(0)]);
	return [appSecret, helpdeskToken, ...scene.sandbox.issuedTokens.slice(-5)]
		.filter((secret) => left.includes(secret))
		.map(() => 'a secret was shown');
}

/** Compares what was said with what arrived. */
class Watch {
	constructor(
		private readonly world: World,
		private readonly drawn: Drawn,
		private readonly outcome: Outcome,
	) {}

	/** @param someoneIsSilent whether a worker of the run sent what it could not tell */
	look(told: readonly Told[], someoneIsSilent = false): void {
		const { wrongs } = this.outcome;
		const seen = new Set<string>();
		for (const { receiverId, rawContent } of this.world.scene.sandbox.inbox) {
			const part = /\((\d\/\d)\)/.exec(rawContent)?.[1] ?? '';
			const message = `${this.textIn(rawContent)} ${receiverId} ${part}`;
			if (seen.has(message)) wrongs.push(`twice: ${message}`);
			seen.add(message);
		}
		const takenBy = new Set(
			told.filter(({ says }) => says !== 'notSent').map(({ item, person }) => `${item} ${person}`),
		);
		for (const each of told) this.compare(each, takenBy, someoneIsSilent);
		for (const [item, { people }] of this.drawn.items.entries()) {
			for (const person of people)
				this.arrivedBefore.set(`${item} ${person}`, this.arrived(item, person));
		}
	}

	lookAtTheEnd(messages: readonly Message[]): void {
		for (const { item, person } of messages) {
			if (this.arrived(item, person) === this.drawn.parts) continue;
			if (!this.doubted.has(`${item} ${person}`)) {
				this.outcome.wrongs.push(`lost: ${person}, item ${item}`);
			}
		}
	}

	private readonly arrivedBefore = new Map<string, number>();

	/** Messages of which the last run said that nobody knows. */
	private readonly doubted = new Set<string>();

	/** @param takenBy messages that a worker of this run does not call unsent */
	private compare(
		{ item, person, says }: Told,
		takenBy: ReadonlySet<string>,
		someoneIsSilent: boolean,
	): void {
		const { wrongs, kills } = this.outcome;
		const parts = this.arrived(item, person);
		const name = `${person}, item ${item}`;
		this.doubted.delete(`${item} ${person}`);
		if ((says === 'sent' || says === 'skipped') && parts < this.drawn.parts) {
			wrongs.push(`said ${says}, but did not arrive: ${name}`);
		}
		// What an earlier run sent is not sent again, also where this one came to nothing.
		const before = this.arrivedBefore.get(`${item} ${person}`) ?? 0;
		const isOthers = someoneIsSilent || takenBy.has(`${item} ${person}`);
		if (says === 'notSent' && parts > before && !isOthers)
			wrongs.push(`said not sent, but arrived: ${name}`);
		if (says === 'partly' && parts === 0) wrongs.push(`said partly sent, but is not: ${name}`);
		if (says !== 'unknown') return;
		this.outcome.unknown += 1;
		this.doubted.add(`${item} ${person}`);
		// When n8n was killed between the key and the first byte, nobody can know.
		if (kills === 0 && !this.left(item, person)) wrongs.push(`unknown, but never left: ${name}`);
	}

	private arrived(item: number, person: string): number {
		const text = this.drawn.items[item]?.text;
		return this.world.scene.sandbox.inbox.filter(
			({ receiverId, rawContent }) =>
				receiverId === `ou_${person}` && this.textIn(rawContent) === text,
		).length;
	}

	private left(item: number, person: string): boolean {
		return this.world.scene.sandbox.requests.some(({ rawBody, path }) => {
			const body = rawBody.toString();
			const isMessage = path.endsWith('/helpdesk/v1/message');
			return (
				isMessage &&
				body.includes(`ou_${person}`) &&
				this.textIn(body) === this.drawn.items[item]?.text
			);
		});
	}

	private textIn(content: string): string {
		return /s\d+i\d+\./.exec(content)?.[0] ?? '';
	}
}
