import { setTimeout as sleep } from 'node:timers/promises';
import type { ICredentialDataDecryptedObject, INodeExecutionData } from 'n8n-workflow';

import type { Filters } from '../../nodes/FeishuHelpdesk/trigger/event/filters';
import { EVENT_NAMES } from '../../nodes/FeishuHelpdesk/trigger/event/events';
import { askEndpoint } from '../../nodes/FeishuHelpdesk/trigger/longConnection/bootstrap';
import {
	Connection,
	PACE,
	type Pace,
} from '../../nodes/FeishuHelpdesk/trigger/longConnection/connection';
import type { Listener } from '../../nodes/FeishuHelpdesk/trigger/longConnection/listener';
import { Taker, type Taking } from '../../nodes/FeishuHelpdesk/trigger/longConnection/taker';
import type { Trouble } from '../../nodes/FeishuHelpdesk/trigger/longConnection/trouble';
import { Memory } from '../../nodes/FeishuHelpdesk/trigger/memory';
import type { HttpRequest } from '../../nodes/FeishuHelpdesk/transport/plainRequest';
import { text } from './values';

/** The client's own pace, some 25 times faster; seconds of the server stay seconds. */
export const FAST: Pace = {
	...PACE,
	tick: 20,
	handshake: 800,
	pong: 400,
	stable: 300,
	count: 60,
	farewell: 500,
	pause: 0.02,
};

/** n8n's request helper, as far as it is needed here. */
export const plainHttp: HttpRequest = async ({ url, method, body, headers }) => {
	const response = await fetch(url, {
		method: method ?? 'GET',
		body: JSON.stringify(body),
		headers: headers as Record<string, string>,
	});
	return {
		statusCode: response.status,
		headers: Object.fromEntries(response.headers),
		body: await response.text(),
	};
};

/** How the n8n behind a trigger behaves. Times in milliseconds. */
export interface FakeHost {
	/** Until an execution is in the database, and until it has ended. */
	storeMs?: () => number;
	runMs?: () => number;
	/** Whether n8n fails to begin an execution. */
	fails?: () => boolean;
}

/** A trigger that listens, over the real client, for an n8n that is only played. */
export interface FakeTrigger {
	readonly listener: Listener;
	/** Event IDs in the order in which their executions were begun, without those that failed. */
	readonly begun: string[];
	/** Those whose execution is in the database. */
	readonly stored: Set<string>;
	readonly items: INodeExecutionData['json'][];
	readonly lines: string[];
	readonly gaveUp: Trouble[];
	/** How many executions had begun and were not stored, at most at once. */
	mostUnstored: number;
}

/** What differs from a trigger that wants all events and loads no tickets. */
export interface FakeTriggerOptions extends FakeHost {
	isTest?: boolean;
	filters?: Filters;
	taking?: Partial<Taking>;
	countOnline?: () => Promise<number | undefined>;
}

/**
 * @param credential of the app
 * @param options how it and its n8n behave
 */
export function fakeTrigger(
	credential: ICredentialDataDecryptedObject,
	options: FakeTriggerOptions = {},
): FakeTrigger {
	const { storeMs = () => 0, runMs = () => 0, fails = () => false, isTest = false } = options;
	const memory = new Memory();
	const [begun, lines, items, gaveUp]: [string[], string[], FakeTrigger['items'], Trouble[]] = [
		[],
		[],
		[],
		[],
	];
	const stored = new Set<string>();
	let unstored = 0;
	const log = (level: string, text: string) => void lines.push(`${level}: ${text}`);
	const taker = new Taker({
		filters: options.filters ?? { events: EVENT_NAMES },
		encryptKey: '',
		appId: text(credential.appId),
		seen: (now) => memory.recall({}, 'trigger', now),
		note: (identities, now) => {
			memory.note('trigger', identities, now);
		},
		load: () => Promise.resolve({}),
		start: async (json) => {
			const id = text(json.event_id);
			unstored += 1;
			trigger.mostUnstored = Math.max(trigger.mostUnstored, unstored);
			try {
				if (storeMs() > 0) await sleep(storeMs());
				if (fails()) throw new Error('n8n could not begin the execution');
				begun.push(id);
				items.push(json);
				stored.add(id);
			} finally {
				unstored -= 1;
			}
			if (runMs() > 0) await sleep(runMs());
		},
		warn: (text) => {
			log('warn', text);
		},
		...options.taking,
	});
	const trigger: FakeTrigger = {
		begun,
		stored,
		items,
		lines,
		gaveUp,
		mostUnstored: 0,
		listener: {
			isTest,
			endpoint: () => askEndpoint(() => Promise.resolve(credential), plainHttp),
			take: (payload, arrivedAt) => taker.take(payload, arrivedAt),
			gaveUp: (trouble) => void gaveUp.push(trouble),
			log,
			...(options.countOnline && { countOnline: options.countOnline }),
		},
	};
	return trigger;
}

/**
 * @param ended called when nobody listens any more
 * @param pace how fast it lives
 */
export const openConnection = (ended = () => undefined, pace: Pace = FAST): Connection =>
	new Connection(ended, pace);
