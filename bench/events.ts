import { openStage, sealed } from '../test/nodes/FeishuHelpdesk/trigger/stage';
import { envelope, message } from '../test/nodes/FeishuHelpdesk/trigger/event/push';
import type { LiveWorkflow } from '../test/support/webhooks/liveWorkflow';
import { post } from '../test/support/webhooks/post';

const PUSHES = 10_000;
/** How many pushes are under way at once. */
const LANES = 16;

const SHARES = { duplicate: 0.3, forged: 0.05, garbage: 0.05 } as const;

type Kind = 'genuine' | keyof typeof SHARES;

interface Push {
	kind: Kind;
	/** `header.event_id`. */
	id: string;
}

/** What came of a storm of pushes. */
export interface Storm {
	/** Genuine events that were sent, without their duplicates. */
	genuine: number;
	/** How many times the workflow started. */
	started: number;
	/** Events that started it more than once, or never. */
	wrong: number;
	/** How often each kind was answered with each status, e.g. `forged 401`. */
	answers: Record<string, number>;
	perSecond: number;
	slowestMs: number;
	/** What the trigger keeps in the database, in characters. */
	memory: number;
	/** Growth of the heap per event, output of the workflow included, bytes. */
	heapPerEvent: number;
}

/**
 * Sends pushes to a trigger in random order: genuine ones, 30 % duplicates, 5 % forged with another
 * key, 5 % garbage.
 *
 * @param count how many pushes
 * @returns what came of it
 */
export async function storm(count: number): Promise<Storm> {
	const stage = await openStage();
	const trigger = await stage.trigger();
	await trigger.activate();
	const { url } = trigger;
	const pushes = shuffled(makePushes(count));
	const answers: Record<string, number> = {};
	let slowestMs = 0;
	let next = 0;
	const heapBefore = process.memoryUsage().heapUsed;
	const startedAt = performance.now();
	const lane = async (): Promise<void> => {
		for (let push = pushes[next++]; push !== undefined; push = pushes[next++]) {
			const { status, ms } = await send(url, push);
			const key = `${push.kind} ${status}`;
			answers[key] = (answers[key] ?? 0) + 1;
			slowestMs = Math.max(slowestMs, ms);
		}
	};
	await Promise.all(Array.from({ length: LANES }, lane));
	const seconds = (performance.now() - startedAt) / 1000;
	const heapPerEvent = (process.memoryUsage().heapUsed - heapBefore) / count;
	await trigger.idle();
	const genuine = new Set(pushes.flatMap(({ kind, id }) => (kind === 'genuine' ? [id] : [])));
	const result = {
		genuine: genuine.size,
		started: trigger.executions.length,
		wrong: wrongStarts(trigger, genuine),
		answers,
		perSecond: count / seconds,
		slowestMs,
		memory: JSON.stringify(trigger.savedStaticData).length,
		heapPerEvent,
	};
	await stage.close();
	return result;
}

/**
 * Measures the trigger under a storm of pushes, through HTTP and n8n's webhook code.
 *
 * @returns the line to print
 * @throws {Error} when an event is lost or starts the workflow twice, or a forged one does
 */
export async function benchEvents(): Promise<string> {
	const result = await storm(PUSHES);
	const { genuine, started, wrong, answers, perSecond, slowestMs, memory, heapPerEvent } = result;
	if (started !== genuine || wrong > 0) throw new Error(`Events: ${JSON.stringify(result)}`);
	return [
		`Events: ${PUSHES} pushes (30 % duplicates, 5 % forged, 5 % garbage)`,
		`${perSecond.toFixed(0)} per second, slowest answer ${slowestMs.toFixed(0)} ms`,
		`${started} of ${genuine} events started the workflow once`,
		`answers: ${Object.entries(answers)
			.sort()
			.map(([key, times]) => `${key}: ${times}`)
			.join(', ')}`,
		`memory ${(memory / 1024).toFixed(0)} KB in the database, ${(heapPerEvent / 1024).toFixed(1)} KB of heap per push`,
	].join('; ');
}

function makePushes(count: number): Push[] {
	const of = (kind: keyof typeof SHARES) => Math.round(count * SHARES[kind]);
	const genuine = count - of('duplicate') - of('forged') - of('garbage');
	const make = (kind: Kind, length: number, ids: number) =>
		Array.from({ length }, (_, index): Push => ({ kind, id: `event-${index % ids}` }));
	return [
		...make('genuine', genuine, genuine),
		...make('duplicate', of('duplicate'), genuine),
		// Forgeries of genuine events: were one taken, the genuine one would get lost.
		...make('forged', of('forged'), genuine),
		...make('garbage', of('garbage'), genuine),
	];
}

async function send(url: string, { kind, id }: Push) {
	if (kind === 'garbage') return await post(url, `{"encrypt":"${id}"}`, {});
	const { body, headers } = sealed(
		envelope({ ...message, ticket_message_id: `message of ${id}` }, { id }),
		kind === 'forged' ? 'a-key-that-was-guessed' : undefined,
	);
	return await post(url, body, headers);
}

/** How many events started the workflow more or less than once. */
function wrongStarts({ executions }: LiveWorkflow, genuine: ReadonlySet<string>): number {
	const starts = new Map([...genuine].map((id) => [id, 0]));
	for (const [items] of executions) {
		const eventId = items?.[0]?.json['event_id'];
		const id = typeof eventId === 'string' ? eventId : '';
		starts.set(id, (starts.get(id) ?? 0) + 1);
	}
	return [...starts.values()].filter((times) => times !== 1).length;
}

/** Fisher and Yates. */
function shuffled<T>(values: T[]): T[] {
	for (let index = values.length - 1; index > 0; index -= 1) {
		const other = Math.floor(Math.random() * (index + 1));
		[values[index], values[other]] = [values[other] as T, values[index] as T];
	}
	return values;
}
