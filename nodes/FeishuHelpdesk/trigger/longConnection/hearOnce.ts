import { sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { eventNameOf, identitiesOf } from '../event/events';
import { isJsonObject } from '../../shared/json';
import { spoken, subscribeTo } from '../listen';
import { memoryOf } from '../memory';
import { openEar } from './ear';
import type { Listener } from './listener';
import { prove } from './prove';

const LOOK_MS = 50;

/**
 * Waits for one event, as a test in the editor.
 *
 * @param ctx n8n's context
 * @returns its item; none when somebody has pressed Stop
 * @throws {NodeOperationError | NodeApiError} when Feishu cannot be reached, or refuses
 */
export async function hearOnce(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await spoken(ctx, async () => {
		const { connection, key, events, listener } = await openEar(ctx, {
			getNodeParameter: (name, fallback) => ctx.getNodeParameter(name, 0, fallback),
		});
		const signal = ctx.getExecutionCancelSignal();
		const isStopped = () => signal?.aborted === true;
		const heard: INodeExecutionData[] = [];
		const own: Listener = listener({
			isTest: true,
			seen: () => undefined,
			note: () => undefined,
			start: async (json) => {
				if (heard.length > 0) throw new Error('The test has its event');
				await Promise.resolve(heard.push({ json }));
			},
			log: (level, text) => {
				ctx.logger[level](`Feishu Helpdesk Trigger ${text}`);
			},
		});
		connection.join(key, own);
		try {
			const trouble = await prove(connection, signal);
			if (trouble) throw trouble.failure;
			await subscribeTo(ctx, events).catch((thrown: unknown) => {
				// What Stop has cut short is no failure.
				if (!isStopped()) throw thrown;
			});
			while (heard.length === 0 && !isStopped()) await sleep(LOOK_MS);
			return heard;
		} finally {
			await connection.leave(key, own);
		}
	});
}

/**
 * Writes the event of an execution into the static data, which n8n saves at the end. The trigger itself must
 * not: it holds what there was when the workflow was published, and would undo what others wrote since.
 *
 * @param ctx n8n's context, of an execution that an event has started
 */
export function rememberEvent(ctx: IExecuteFunctions): void {
	const memory = memoryOf(String(ctx.getWorkflow().id), ctx.getMode());
	const now = Date.now();
	for (const { json } of ctx.getInputData()) {
		const name = eventNameOf(String(json.event_type));
		if (name === undefined || !isJsonObject(json.event)) continue;
		memory.note(ctx.getNode().id, identitiesOf(String(json.event_id), name, json.event), now);
	}
	memory.store(ctx.getWorkflowStaticData('global'), now);
}
