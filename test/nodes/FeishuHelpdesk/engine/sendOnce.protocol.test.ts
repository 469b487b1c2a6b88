import { sleep, type DeduplicationItemTypes } from 'n8n-workflow';
import { standIns } from '../../../../nodes/FeishuHelpdesk/engine/operation';
import type { Once, SendOnce } from '../../../../nodes/FeishuHelpdesk/engine/sendOnce';
import { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import type { Delivery } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import { inNoTime } from '../../../support/once/clock';
import { contextOf, keyed, startProcess, type RunOptions } from '../../../support/once/process';
import { KeyStore } from '../../../support/sequences/keyStore';

/** What is stored for the key T1. */
const KEY = 'T1 → ou_alice';
const OPEN = `${KEY} ?`;
/** What a process knows its own key by, a UUID. */
const MARK = `${KEY} mark`;

/** A process keeps quiet for so long, ms, while its store answers at once. */
const QUIET_MS = 250;

beforeEach(() => {
	jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
	jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
	jest.restoreAllMocks();
	jest.useRealTimers();
});

const failure = (delivery: Delivery) =>
	new Failure(
		'It failed',
		{
			code: null,
			msg: '',
			httpStatus: null,
			logId: null,
			hint: 'Look.',
			retryable: true,
			delivery,
		},
		'interrupted',
	);

/** A store whose accesses are written down, and can be refused. */
class Watched extends KeyStore {
	readonly accesses: string[] = [];
	refuses: (access: 'record' | 'remove', entries: readonly DeduplicationItemTypes[]) => boolean =
		() => false;

	constructor() {
		super({ step: () => true, raceMs: () => 0 });
	}

	override async checkProcessedAndRecord(
		...args: Parameters<KeyStore['checkProcessedAndRecord']>
	): ReturnType<KeyStore['checkProcessedAndRecord']> {
		this.note('record', args[0]);
		return await super.checkProcessedAndRecord(...args);
	}

	override async removeProcessed(...args: Parameters<KeyStore['removeProcessed']>): Promise<void> {
		this.note('remove', args[0]);
		await super.removeProcessed(...args);
	}

	/** @returns what is stored, sorted; all marks look alike */
	get row(): readonly string[] {
		return this.entries(contextOf())
			.map((entry) => entry.replace(/ [\da-f-]{36}$/, ' mark'))
			.sort();
	}

	private note(access: 'record' | 'remove', entries: readonly DeduplicationItemTypes[]): void {
		this.accesses.push(access);
		if (this.refuses(access, entries)) throw new Error('SQLITE_BUSY: database is locked');
	}
}

let store: Watched;
beforeEach(() => {
	store = new Watched();
});

/** Goes on as if nobody knew the key. */
const inAnotherProcess = () => startProcess(store);

const openIn = (run: SendOnce, behind?: string) => run.open(keyed('T1'), standIns, behind);

/** Sends the message with the key T1, and ends the run. */
async function send(by = inAnotherProcess(), options: RunOptions = {}): Promise<void> {
	const run = by.run(options);
	const message = openIn(run);
	await inNoTime(message.enter());
	message.left();
	message.confirm();
	await inNoTime(run.ended());
}

/** What a message is told that asks whether it may leave. */
interface Answer {
	says: 'goes' | 'skipped' | 'unknown';
	/** How long that took, ms. */
	ms: number;
}

/** Asks whether it may be sent, takes that back, and ends the run. */
async function ask(by = inAnotherProcess(), options: RunOptions = {}): Promise<Answer> {
	const run = by.run(options);
	const message = openIn(run);
	const startedAt = performance.now();
	const refusal = await inNoTime(refusalOf(message));
	const ms = performance.now() - startedAt;
	if (refusal) await inNoTime(message.settle(refusal));
	else await inNoTime(message.back());
	await inNoTime(run.ended());
	return { says: !refusal ? 'goes' : message.wasSent() ? 'skipped' : 'unknown', ms };
}

/** Tries to send it, and tells what n8n's store or this package threw. */
const refusalOf = async (message: Once): Promise<Failure | undefined> =>
	await message.enter().then(
		() => undefined,
		(thrown: unknown) => {
			// That of another copy of the module is of another class.
			if (thrown instanceof Error && thrown.name === 'Failure') return thrown as Failure;
			throw thrown;
		},
	);

describe('of a message with a key there is stored', () => {
	test('the key alone, once it is out', async () => {
		await send();
		expect(store.row).toEqual([KEY]);
	});

	test('that it is open, and by whom, while it is under way', async () => {
		const message = openIn(inAnotherProcess().run());
		await inNoTime(message.enter());
		expect(store.row).toEqual([KEY, OPEN, MARK]);
	});

	test('that it is open, when nobody knows whether it arrived', async () => {
		const run = inAnotherProcess().run();
		const message = openIn(run);
		await inNoTime(message.enter());
		message.left();
		await inNoTime(message.settle(failure('unknown')));
		await inNoTime(run.ended());
		expect(store.row).toEqual([KEY, OPEN]);
	});

	test('nothing, when it surely was not sent', async () => {
		const run = inAnotherProcess().run();
		const message = openIn(run);
		await inNoTime(message.enter());
		await inNoTime(message.settle(failure('notSent')));
		await inNoTime(run.ended());
		expect(store.row).toEqual([]);
	});

	test('nothing, once it was given back', async () => {
		expect(await ask()).toEqual({ says: 'goes', ms: QUIET_MS });
		expect(store.row).toEqual([]);
	});

	test('what was there, after somebody looked at one that is out', async () => {
		await send();
		await ask();
		expect(store.row).toEqual([KEY]);
	});

	test('what was there, after somebody looked at one that nobody knows of', async () => {
		await leaveOpen();
		await ask();
		expect(store.row).toEqual([KEY, OPEN]);
	});

	test('a key for each half of its hours, the present one first', async () => {
		jest.setSystemTime(0);
		const run = inAnotherProcess().run();
		const hours = { ...keyed(''), once: { hours: 24 } };
		const message = run.open(hours, standIns);
		await inNoTime(message.enter());
		message.left();
		message.confirm();
		await inNoTime(run.ended());
		expect(store.entries(contextOf())).toEqual([
			expect.stringMatching(/ 24 h 0 → ou_alice$/),
			expect.stringMatching(/ 24 h 1 → ou_alice$/),
			expect.stringMatching(/ 24 h 2 → ou_alice$/),
		]);
	});

	test('each key before what says that it is open: the oldest entries go first', async () => {
		const run = inAnotherProcess().run();
		await inNoTime(run.open({ ...keyed(''), once: { hours: 2 } }, standIns).enter());
		const row = store.entries(contextOf()).map((entry) => entry.replace(/^\S+ /, ''));
		for (const entry of row.filter((each) => each.endsWith(' ?'))) {
			expect(row.indexOf(entry)).toBeGreaterThan(row.indexOf(entry.replace(/ \?$/, '')));
		}
		expect(row.filter((each) => each.endsWith(' ?'))).toHaveLength(3);
	});
});

/** Leaves T1 behind as a run does that ended before it knew. */
async function leaveOpen(): Promise<void> {
	const run = inAnotherProcess().run();
	const message = openIn(run);
	await inNoTime(message.enter());
	message.left();
	await inNoTime(message.settle(failure('unknown')));
	await inNoTime(run.ended());
}

describe('who asks for a key', () => {
	test('of a message that is out is told at once that it was sent', async () => {
		await send();
		expect(await ask()).toEqual({ says: 'skipped', ms: 0 });
	});

	test('may send, after a time in which the process kept quiet', async () => {
		const message = openIn(inAnotherProcess().run());
		const startedAt = performance.now();
		await inNoTime(message.enter());
		expect(performance.now() - startedAt).toBe(QUIET_MS);
	});

	test('that is open is told after some five seconds that nobody knows', async () => {
		await leaveOpen();
		const { says, ms } = await ask();
		expect(says).toBe('unknown');
		expect(ms).toBe(19 * QUIET_MS);
	});

	test('of a part that is open is told sooner', async () => {
		const run = inAnotherProcess().run();
		await inNoTime(openIn(run, ' 1/2 x').enter());
		const startedAt = performance.now();
		const refusal = await inNoTime(refusalOf(openIn(inAnotherProcess().run(), ' 1/2 x')));
		expect(refusal?.details.delivery).toBe('unknown');
		expect(performance.now() - startedAt).toBe(3 * QUIET_MS);
	});

	test('that is open learns of it when it is confirmed meanwhile', async () => {
		const run = inAnotherProcess().run();
		const message = openIn(run);
		await inNoTime(message.enter());
		message.left();
		const asked = ask();
		await inNoTime(sleep(4000));
		message.confirm();
		await inNoTime(run.ended());
		expect(await inNoTime(asked)).toMatchObject({ says: 'skipped' });
		expect(store.row).toEqual([KEY]);
	});

	test('that is open gets it when it is given back meanwhile', async () => {
		const run = inAnotherProcess().run();
		const message = openIn(run);
		await inNoTime(message.enter());
		const asked = ask();
		await inNoTime(sleep(2000));
		await inNoTime(message.settle(failure('notSent')));
		await inNoTime(run.ended());
		expect(await inNoTime(asked)).toMatchObject({ says: 'goes' });
		expect(store.row).toEqual([]);
	});

	test('may enter again what it has entered, at once', async () => {
		const message = openIn(inAnotherProcess().run());
		await inNoTime(message.enter());
		const before = store.accesses.length;
		await message.enter();
		expect(store.accesses).toHaveLength(before);
	});

	test('may enter again what it gave back', async () => {
		const run = inAnotherProcess().run();
		const message = openIn(run);
		await inNoTime(message.enter());
		await inNoTime(message.back());
		expect(store.row).toEqual([]);
		await inNoTime(message.enter());
		expect(store.row).toEqual([KEY, OPEN, MARK]);
		message.left();
		message.confirm();
		await inNoTime(run.ended());
		expect(store.row).toEqual([KEY]);
	});

	test('and was told that nobody knows may ask again, and is told again', async () => {
		await leaveOpen();
		const message = openIn(inAnotherProcess().run());
		await inNoTime(refusalOf(message));
		expect(await inNoTime(refusalOf(message))).toMatchObject({ details: { delivery: 'unknown' } });
	});

	test('gives nothing back that it has not got', async () => {
		await openIn(inAnotherProcess().run()).back();
		expect(store.accesses).toEqual([]);
	});

	test('gives nothing back once it has left', async () => {
		const message = openIn(inAnotherProcess().run());
		await inNoTime(message.enter());
		message.left();
		await message.back();
		expect(store.row).toContain(KEY);
	});

	test('with the button of the editor leaves the key free for earnest, and is told of its own', async () => {
		await send(undefined, { mode: 'manual' });
		expect(store.row).toEqual([`trial ${KEY}`]);
		expect(await ask(undefined, { mode: 'manual' })).toMatchObject({ says: 'skipped' });
		expect(await ask()).toMatchObject({ says: 'goes' });
	});

	test('of another node has it', async () => {
		const process = inAnotherProcess();
		await send(process);
		expect(await ask(process, { nodeId: 'other' })).toMatchObject({ says: 'goes' });
	});
});

describe('in one process', () => {
	test('who comes second waits until the first knows, and is told that it is out', async () => {
		const process = inAnotherProcess();
		const run = process.run();
		const first = openIn(run);
		await inNoTime(first.enter());
		first.left();
		const before = store.accesses.length;
		const second = openIn(process.run());
		const asked = refusalOf(second);
		await inNoTime(sleep(60_000));
		expect(store.accesses).toHaveLength(before);
		first.confirm();
		expect(await inNoTime(asked)).toMatchObject({ details: { delivery: 'unknown' } });
		expect(second.wasSent()).toBe(true);
	});

	test('who comes second is told when nobody knows', async () => {
		const process = inAnotherProcess();
		const first = openIn(process.run());
		await inNoTime(first.enter());
		first.left();
		const second = openIn(process.run());
		const asked = refusalOf(second);
		await inNoTime(first.settle(failure('unknown')));
		const before = store.accesses.length;
		expect(await inNoTime(asked)).toMatchObject({ details: { delivery: 'unknown' } });
		expect(second.wasSent()).toBe(false);
		expect(store.accesses).toHaveLength(before);
	});

	test('who comes second has the key when the first gave it back, and the third after the second', async () => {
		const process = inAnotherProcess();
		const [first, second, third] = [1, 2, 3].map(() => openIn(process.run()));
		if (!first || !second || !third) throw new Error('Three were opened');
		await inNoTime(first.enter());
		const entered: string[] = [];
		const goesOn = second.enter().then(() => entered.push('second'));
		const refused = refusalOf(third).then(() => entered.push('third'));
		await inNoTime(first.back());
		await inNoTime(goesOn);
		await inNoTime(sleep(60_000));
		expect(entered).toEqual(['second']);
		second.left();
		second.confirm();
		await inNoTime(refused);
		expect(third.wasSent()).toBe(true);
	});

	test('who comes second has the key when the first was refused without having left', async () => {
		const process = inAnotherProcess();
		const first = openIn(process.run());
		await inNoTime(first.enter());
		const second = openIn(process.run());
		const asked = refusalOf(second);
		await inNoTime(first.settle(failure('notSent')));
		expect(await inNoTime(asked)).toBeUndefined();
	});

	test('who comes second has the key when the first could not look at it', async () => {
		const process = inAnotherProcess();
		store.refuses = () => true;
		const refused = refusalOf(openIn(process.run()));
		const goesOn = refusalOf(openIn(process.run()));
		await inNoTime(refused);
		store.refuses = () => false;
		expect(await inNoTime(goesOn)).toBeUndefined();
	});

	test.each([
		[
			'is out',
			'skipped',
			async () => {
				await send();
			},
		],
		[
			'nobody knows of',
			'unknown',
			async () => {
				await leaveOpen();
			},
		],
	])(
		'who comes second is told what the first finds: a message that %s',
		async (_, says, before) => {
			await before();
			const process = inAnotherProcess();
			const first = openIn(process.run());
			const second = openIn(process.run());
			const told = refusalOf(second);
			await inNoTime(refusalOf(first));
			const accesses = store.accesses.length;
			expect(await inNoTime(told)).toBeDefined();
			expect(second.wasSent()).toBe(says === 'skipped');
			expect(first.wasSent()).toBe(says === 'skipped');
			expect(store.accesses).toHaveLength(accesses);
		},
	);

	test('who gave the key back, and fails later, does not open it for a third', async () => {
		const process = inAnotherProcess();
		const [first, second, third] = [1, 2, 3].map(() => openIn(process.run()));
		if (!first || !second || !third) throw new Error('Three were opened');
		await inNoTime(first.enter());
		await inNoTime(first.back());
		await inNoTime(second.enter());
		await inNoTime(first.settle(failure('notSent')));
		const entered: string[] = [];
		const refused = refusalOf(third).then(() => entered.push('third'));
		await inNoTime(sleep(60_000));
		expect(entered).toEqual([]);
		second.left();
		second.confirm();
		await inNoTime(refused);
		expect(third.wasSent()).toBe(true);
	});

	test('messages with other keys do not wait', async () => {
		const process = inAnotherProcess();
		const run = process.run();
		await inNoTime(openIn(run).enter());
		const startedAt = performance.now();
		await inNoTime(run.open(keyed('T2'), standIns).enter());
		expect(performance.now() - startedAt).toBe(QUIET_MS);
	});

	test('a node does not wait for the same key of another node', async () => {
		const process = inAnotherProcess();
		await inNoTime(openIn(process.run()).enter());
		expect(await ask(process, { nodeId: 'other' })).toMatchObject({ says: 'goes' });
	});

	test('what is out is looked after when others want the store, or in the end', async () => {
		const run = inAnotherProcess().run();
		const message = openIn(run);
		await inNoTime(message.enter());
		message.left();
		const before = store.accesses.length;
		message.confirm();
		await inNoTime(sleep(60_000));
		expect(store.accesses.slice(before)).toEqual(['remove']);
		await inNoTime(run.ended());
		expect(store.accesses.slice(before)).toEqual(['remove', 'record', 'remove']);
	});

	test('messages that are sent at the same moment are written down together', async () => {
		const run = inAnotherProcess().run();
		const messages = Array.from({ length: 40 }, (_, n) => run.open(keyed(`T${n}`), standIns));
		await inNoTime(
			Promise.all(
				messages.map(async (message) => {
					await message.enter();
				}),
			),
		);
		for (const message of messages) {
			message.left();
			message.confirm();
		}
		await inNoTime(run.ended());
		expect(store.row).toHaveLength(40);
		expect(store.accesses.length).toBeLessThanOrEqual(6);
	});
});

describe('what a failure says', () => {
	async function settled(delivery: Delivery, left: boolean): Promise<Failure> {
		const message = openIn(inAnotherProcess().run());
		await inNoTime(message.enter());
		if (left) message.left();
		return await inNoTime(message.settle(failure(delivery)));
	}

	test('of a message that may be out, that its key stays taken', async () => {
		expect((await settled('unknown', true)).details).toMatchObject({
			hint: expect.stringMatching(/^Look\.\nIts key 'T1' stays taken/) as string,
			delivery: 'unknown',
		});
	});

	test('of a message whose key stays taken before it left, too', async () => {
		expect((await settled('unknown', false)).details.hint).toMatch(/stays taken/);
	});

	test('of one that was surely not sent, nothing of keys', async () => {
		expect((await settled('notSent', false)).details.hint).toBe('Look.');
	});

	test('of one that never had its key, nothing of keys', async () => {
		const message = openIn(inAnotherProcess().run());
		const said = await inNoTime(message.settle(failure('unknown')));
		expect(said.details.hint).toBe('Look.');
		expect(store.accesses).toEqual([]);
	});

	test("of one that never had its key, nothing is written, and another's key stays", async () => {
		await leaveOpen();
		const before = store.accesses.length;
		for (const delivery of ['notSent', 'unknown'] as const) {
			const run = inAnotherProcess().run();
			await inNoTime(openIn(run).settle(failure(delivery)));
			await inNoTime(run.ended());
		}
		expect(store.accesses).toHaveLength(before);
		expect(store.row).toEqual([KEY, OPEN]);
	});

	test('of one whose key could not be given back, why', async () => {
		const run = inAnotherProcess().run();
		const message = openIn(run);
		await inNoTime(message.enter());
		store.refuses = (access) => access === 'remove';
		const said = await inNoTime(message.settle(failure('notSent')));
		expect(said.details.hint).toMatch(
			/^Look\.\nAnd its key 'T1' could not be given back: SQLITE_BUSY: database is locked\./,
		);
		await inNoTime(run.ended());
	});

	test('nothing of that, when a second attempt gave it back', async () => {
		const run = inAnotherProcess().run();
		const message = openIn(run);
		await inNoTime(message.enter());
		store.refuses = (access) => access === 'remove';
		await inNoTime(message.back());
		store.refuses = () => false;
		const said = await inNoTime(message.settle(failure('notSent')));
		expect(said.details.hint).toBe('Look.');
		await inNoTime(run.ended());
		expect(store.row).toEqual([]);
	});

	test('of one whose key could not be looked at, why; nothing was sent', async () => {
		store.refuses = () => true;
		const refusal = await inNoTime(refusalOf(openIn(inAnotherProcess().run())));
		expect(refusal?.message).toBe(
			"'Skip If Already Sent (Key)' could not be checked, so nothing was sent: SQLITE_BUSY: database is locked",
		);
		expect(refusal?.details.delivery).toBe('notSent');
	});
});

describe('when the store fails', () => {
	test('once, it is asked again', async () => {
		let fails = 1;
		store.refuses = () => (fails -= 1) >= 0;
		await send();
		expect(store.row).toEqual([KEY]);
	});

	test('the next one with the key may try', async () => {
		const process = inAnotherProcess();
		store.refuses = () => true;
		await inNoTime(refusalOf(openIn(process.run())));
		store.refuses = () => false;
		expect(await ask(process)).toMatchObject({ says: 'goes' });
	});

	test('after the key was written, it is taken out again, for it was free', async () => {
		let accesses = 0;
		store.refuses = () => [2, 3].includes((accesses += 1));
		const run = inAnotherProcess().run();
		await inNoTime(refusalOf(openIn(run)));
		await inNoTime(run.ended());
		expect(store.row).toEqual([]);
		expect(await ask()).toMatchObject({ says: 'goes' });
	});

	test("after it was looked at, another's key is left", async () => {
		await leaveOpen();
		let accesses = 0;
		store.refuses = () => [2, 3].includes((accesses += 1));
		const run = inAnotherProcess().run();
		await inNoTime(refusalOf(openIn(run)));
		await inNoTime(run.ended());
		expect(store.row.filter((entry) => entry !== MARK)).toEqual([KEY, OPEN]);
	});

	test('as a message is confirmed, it is tried again; the message is known to be out', async () => {
		const process = inAnotherProcess();
		const run = process.run();
		const message = openIn(run);
		await inNoTime(message.enter());
		message.left();
		let fails = 2;
		store.refuses = () => (fails -= 1) >= 0;
		message.confirm();
		await inNoTime(run.ended());
		expect(store.row).toEqual([KEY]);
		expect(process.warnings).toEqual([
			'Feishu Helpdesk: a key could not be written: SQLITE_BUSY: database is locked',
		]);
	});

	test('for good, the run ends all the same, and the log says so', async () => {
		const process = inAnotherProcess();
		const run = process.run();
		const message = openIn(run);
		await inNoTime(message.enter());
		message.left();
		store.refuses = () => true;
		message.confirm();
		await inNoTime(run.ended());
		expect(process.warnings.length).toBeGreaterThan(0);
		expect(new Set(process.warnings).size).toBe(1);
	});
});

describe('what another process overwrites', () => {
	const context = contextOf();
	const options = { mode: 'entries' } as const;

	/** Writes back what it has read before, as n8n does without a lock. */
	async function writeBack(row: readonly string[]): Promise<void> {
		await store.clearAllProcessedItems('node', context);
		await store.checkProcessedAndRecord([...row], 'node', context, options);
	}

	test('is taken anew, as long as the key is not there for good', async () => {
		const message = openIn(inAnotherProcess().run());
		const entered = message.enter();
		for (let time = 0; time < 3; time += 1) {
			await inNoTime(sleep(100));
			await writeBack([]);
			await inNoTime(sleep(150));
		}
		await inNoTime(entered);
		expect(store.row).toEqual([KEY, OPEN, MARK]);
		expect(performance.now()).toBeGreaterThanOrEqual(4 * QUIET_MS);
	});

	test('in part is taken anew, too: another gave back the same key', async () => {
		const message = openIn(inAnotherProcess().run());
		const entered = message.enter();
		await inNoTime(sleep(100));
		await store.removeProcessed([KEY, OPEN], 'node', context);
		await inNoTime(entered);
		expect(store.row).toEqual([KEY, OPEN, MARK]);
		expect(performance.now()).toBe(2 * QUIET_MS);
	});

	test('without end is given up, with a reason', async () => {
		store.refuses = () => {
			void store.clearAllProcessedItems('node', context);
			return false;
		};
		const refusal = await inNoTime(refusalOf(openIn(inAnotherProcess().run())));
		expect(refusal?.message).toMatch(/so nothing was sent: other processes write all the time$/);
		expect(performance.now()).toBe(30 * QUIET_MS);
	});

	test('comes back with its mark, and is taken out again', async () => {
		const run = inAnotherProcess().run();
		const message = openIn(run);
		await inNoTime(message.enter());
		const read = store.entries(context);
		await inNoTime(message.settle(failure('notSent')));
		await writeBack(read);
		await inNoTime(run.ended());
		expect(store.row).toEqual([]);
	});

	test('of a message that is out, too: it does not become open again', async () => {
		const run = inAnotherProcess().run();
		const message = openIn(run);
		await inNoTime(message.enter());
		message.left();
		const read = store.entries(context);
		message.confirm();
		await inNoTime(sleep(10));
		await writeBack(read);
		await inNoTime(run.ended());
		expect(store.row).toEqual([KEY]);
	});

	test('of a message that is out is written again when its key was lost', async () => {
		const run = inAnotherProcess().run();
		const message = openIn(run);
		await inNoTime(message.enter());
		message.left();
		message.confirm();
		await inNoTime(sleep(10));
		await writeBack([]);
		await inNoTime(run.ended());
		expect(store.row).toEqual([KEY]);
	});

	test('of a message that is out is written until it stays', async () => {
		const run = inAnotherProcess().run();
		const message = openIn(run);
		await inNoTime(message.enter());
		message.left();
		let overwrites = 3;
		store.refuses = () => {
			if ((overwrites -= 1) >= 0) void store.clearAllProcessedItems('node', context);
			return false;
		};
		message.confirm();
		await inNoTime(run.ended());
		expect(store.row).toEqual([KEY]);
	});

	test('of a message that is out without end is given up, so that the run ends', async () => {
		const run = inAnotherProcess().run();
		const message = openIn(run);
		await inNoTime(message.enter());
		message.left();
		message.confirm();
		await inNoTime(sleep(10));
		const before = store.accesses.length;
		store.refuses = () => {
			void store.clearAllProcessedItems('node', context);
			return false;
		};
		await inNoTime(run.ended());
		expect(store.accesses.slice(before)).toEqual([...Array<string>(30).fill('record'), 'remove']);
	});

	test('of one that was given back is kept out before the run ends', async () => {
		const message = openIn(inAnotherProcess().run());
		await inNoTime(message.enter());
		const read = store.entries(context);
		await inNoTime(message.settle(failure('notSent')));
		await writeBack(read);
		await inNoTime(sleep(4 * QUIET_MS));
		expect(store.row.filter((entry) => entry !== MARK)).toEqual([]);
	});
});
