import { createHash } from 'node:crypto';
import {
	sleep,
	type INodeExecutionData,
	type IRun,
	type ITriggerFunctions,
	type ITriggerResponse,
} from 'n8n-workflow';

import { toFailure, toNodeError } from '../../transport/nodeError';
import type { EventName } from '../event/events';
import { spoken, subscribeTo } from '../listen';
import { memoryOf } from '../memory';
import { openEar } from './ear';
import type { Listener } from './listener';
import { prove } from './prove';

/** When nobody looks: n8n starts, or takes over from another one. A trigger that throws then stays dead. */
const UNATTENDED = ['init', 'leadershipChange'];

/**
 * Listens to a long connection until the workflow is switched off.
 *
 * @param ctx n8n's context
 * @returns how to end
 * @throws {NodeOperationError | NodeApiError} when it could never start anything; and while somebody looks, when
 * Feishu cannot be reached or refuses. After that it goes on trying for itself
 */
export async function listenLong(ctx: ITriggerFunctions): Promise<ITriggerResponse> {
	return await spoken(ctx, async () => {
		const { connection, key, events, listener } = await openEar(ctx, ctx);
		const { id: nodeId } = ctx.getNode();
		const activation = ctx.getActivationMode();
		const isAttended = !UNATTENDED.includes(activation);
		const memory = memoryOf(String(ctx.getWorkflow().id), ctx.getMode());
		memory.recall(ctx.getWorkflowStaticData('global'), nodeId, Date.now());
		// Who switches it on reads the error.
		let isMute = true;
		let isSubscribed = isAttended;
		let isOver = false;
		const own: Listener = listener({
			isTest: false,
			seen: (now) => memory.recall({}, nodeId, now),
			note: (identities, now) => {
				memory.note(nodeId, identities, now);
			},
			start: (json, identity) => start(ctx, { json }, identity),
			online: () => {
				if (isSubscribed) return;
				isSubscribed = true;
				void subscribeSometime(ctx, events, () => !isOver);
			},
			gaveUp: ({ failure }) => {
				// n8n has it since n8n-workflow 2.20.
				if (typeof ctx.saveFailedExecution !== 'function') return;
				ctx.saveFailedExecution(toNodeError(ctx.getNode(), failure));
			},
			log: (level, text) => {
				if (!isMute) ctx.logger[level](`Feishu Helpdesk Trigger ${text}`);
			},
		});
		const leave = async () => {
			isOver = true;
			await connection.leave(key, own);
		};
		connection.join(key, own);
		try {
			if (isAttended) {
				const trouble = await prove(connection);
				const isFatal = activation !== 'update' || trouble?.refused === true;
				if (trouble && isFatal) throw trouble.failure;
				if (trouble) void subscribeSometime(ctx, events, () => !isOver);
				else await subscribeTo(ctx, events);
			}
			isMute = false;
		} finally {
			// Whoever threw, nobody listens.
			if (isMute) await leave();
		}
		return { closeFunction: leave };
	});
}

/** @returns a promise that ends with the execution, and rejects when there is none */
async function start(
	ctx: ITriggerFunctions,
	item: INodeExecutionData,
	identity: string,
): Promise<unknown> {
	const done = ctx.helpers.createDeferredPromise<IRun>();
	// n8n keeps it for all executions together, so that it has to name the trigger, too.
	const parts = [ctx.getWorkflow().id, ctx.getNode().id, identity];
	const key = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
	ctx.emit([[item]], undefined, done, key);
	return await done.promise;
}

/** Subscribes as soon as Feishu lets it. */
async function subscribeSometime(
	ctx: ITriggerFunctions,
	events: readonly EventName[],
	isWanted: () => boolean,
): Promise<void> {
	for (let waitMs = 1000; isWanted(); waitMs = Math.min(2 * waitMs, 60_000)) {
		try {
			await subscribeTo(ctx, events);
			return;
		} catch (thrown) {
			const { message, description } = toFailure(thrown);
			if (waitMs === 1000) {
				ctx.logger.warn(
					`Feishu Helpdesk Trigger could not subscribe to its events, and goes on trying. ${message}. ${description}`,
				);
			}
		}
		for (let left = waitMs; left > 0 && isWanted(); left -= 500) await sleep(500);
	}
}
