import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { installWebSocket } from './globalWebSocket';
import { openLongConnectionStage } from './longConnection';
import { FAST, fakeTrigger, openConnection } from './longConnectionClient';
import { until } from './until';

/** What came of a soak. */
export interface Soak {
	events: number;
	/** Frames of events that Feishu sent. */
	deliveries: number;
	connections: number;
	/** Feishu was told that the event is safe, and it is not stored. */
	ackedNotStored: number;
	/** Executions that were begun for an event that had one. */
	twice: number;
	/** Neither stored nor given up by Feishu after its last repeat. */
	lost: number;
	/** Answers that did not echo their frame. */
	badEchoes: number;
	/** Executions that were begun and not stored, at most at once. */
	mostUnstored: number;
	/** Connections that were not left, and sockets and timers that were not there before. */
	handles: number;
	heapMb: number;
}

/**
 * Lets everything befall a connection that can, and counts.
 *
 * @param events how many
 * @param progress is told now and then
 */
export async function soak(
	events: number,
	progress: (text: string) => void = () => undefined,
): Promise<Soak> {
	const uninstall = installWebSocket();
	const before = handles();
	const stage = await openLongConnectionStage({
		eventTimeScale: 0.0003,
		longConnection: { ackMs: 500 },
	});
	const { sandbox } = stage;
	const wire = sandbox.longConnections;
	const connection = openConnection(() => undefined, { ...FAST, stable: 0 });
	const trigger = fakeTrigger(stage.credential, {
		storeMs: () => Math.random() * 4,
		runMs: () => Math.random() * 8,
		fails: () => Math.random() < 0.01,
	});
	const heapBefore = heapOfUse();
	connection.join('soak', trigger.listener);
	await until(() => connection.isOnline);
	stage.weather({
		dropPush: 0.02,
		dropAck: 0.03,
		doublePush: 0.05,
		parts: 0.15,
		lostPart: 0.01,
		garbage: 0.01,
		hugeSum: 0.005,
		reset: 0.001,
		resetAfterPush: 0.001,
		close: 0.001,
		freeze: 0.0003,
	});
	// Chance alone spares the connection of one soak of 600 events in twenty: one reset is certain.
	wire.fault({ kind: 'cut', how: 'reset', afterPush: true });
	for (let raised = 0; raised < events; raised += 20) {
		stage.raise(Math.min(20, events - raised));
		await sleep(60);
		if (raised % 1000 === 0)
			progress(`${raised} of ${events} events, ${wire.all.length} connections`);
	}
	await stage.done();
	stage.clear();
	const taken = stage.taken();
	const { begun, stored } = trigger;
	const givenUp = stage.givenUp();
	await connection.leave('soak', trigger.listener);
	const openNow = () => wire.all.filter(({ online, frozen }) => online && !frozen).length;
	// Feishu hears of the end a moment later.
	for (let looks = 0; looks < 100 && openNow() > 0; looks += 1) await sleep(20);
	const leftOpen = openNow();
	const deliveries = wire.all.reduce((sum, { pushes }) => sum + pushes, 0);
	// A connection that froze ends when Feishu's end does; its own waits for half a minute.
	await stage.close();
	// The last naps of two seconds.
	await sleep(3000);
	const result: Soak = {
		events,
		deliveries,
		connections: wire.all.length,
		ackedNotStored: [...taken].filter((id) => !stored.has(id)).length,
		twice: begun.length - new Set(begun).size,
		lost: sandbox.pushes.filter(({ eventId }) => !stored.has(eventId) && !givenUp.has(eventId))
			.length,
		badEchoes: wire.problems.filter(({ text }) => text.includes('echo')).length,
		mostUnstored: trigger.mostUnstored,
		// Sockets of before may have ended.
		handles: leftOpen + Math.max(0, handles() - before),
		heapMb: 0,
	};
	// What the sandbox remembers of each push is not the client's.
	sandbox.reset();
	result.heapMb = (heapOfUse() - heapBefore) / 2 ** 20;
	uninstall();
	return result;
}

/** Bytes, without what nobody uses any more. */
function heapOfUse(): number {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	return process.memoryUsage().heapUsed;
}

const handles = (): number =>
	process.getActiveResourcesInfo().filter((name) => /TCPSocket|Timeout/.test(name)).length;
