import {
	startSandbox,
	type EventName,
	type Sandbox,
	type SandboxOptions,
	type WireFaultSpec,
} from '../../sandbox/server';

const SUBSCRIPTIONS = [
	{ type: 'helpdesk.ticket', subtype: 'ticket.created_v1' },
	{ type: 'helpdesk.ticket', subtype: 'ticket.updated_v1' },
	{ type: 'helpdesk.ticket_message', subtype: 'ticket_message.created_v1' },
	{ type: 'helpdesk.notification', subtype: 'notification.approve_v1' },
] as const satisfies readonly { type: string; subtype: EventName }[];

/** How often what befalls a push, as a share of 1. */
export interface Weather {
	dropPush?: number;
	dropAck?: number;
	doublePush?: number;
	/** Later than Feishu waits, so that the event comes again as well. */
	latePush?: number;
	/** In up to five parts, in any order. */
	parts?: number;
	/** One part of three gets lost. */
	lostPart?: number;
	garbage?: number;
	hugeSum?: number;
	/** The connection breaks before a push, after it, or in silence. */
	reset?: number;
	resetAfterPush?: number;
	close?: number;
	freeze?: number;
	noPong?: number;
}

/** A Feishu that pushes over long connections, and scripts of what befalls them. */
export interface LongConnectionStage {
	readonly sandbox: Sandbox;
	/** What to enter in the credential. */
	readonly credential: {
		region: 'custom';
		baseUrl: string;
		appId: string;
		appSecret: string;
		helpdeskId: string;
		helpdeskToken: string;
	};
	/** Makes so many events: notifications approved. @returns their notification_ids */
	raise(count: number): string[];
	/** Sets how often what befalls pushes from now on. */
	weather(weather: Weather): void;
	/** Ends all weather. */
	clear(): void;
	/** Event IDs that Feishu holds for taken. */
	taken(): ReadonlySet<string>;
	/** Event IDs that Feishu gave up, after all repeats. */
	givenUp(): ReadonlySet<string>;
	/** Waits until each event was taken or given up. */
	done(): Promise<void>;
	close(): Promise<void>;
}

/**
 * Starts a sandbox whose events are subscribed, and go over long connections only. The time between
 * repeats is a thousand times shorter than Feishu's, and pings come each second.
 *
 * @param options of the sandbox
 */
export async function openLongConnectionStage(
	options: SandboxOptions = {},
): Promise<LongConnectionStage> {
	const sandbox = await startSandbox({
		eventTimeScale: 0.001,
		eventMode: 'longConnection',
		...options,
		longConnection: {
			...options.longConnection,
			clientConfig: { PingInterval: 1, ReconnectNonce: 0, ...options.longConnection?.clientConfig },
		},
	});
	await subscribeAll(sandbox);
	let raised = 0;
	const idsIn = (state: 'taken' | 'givenUp'): ReadonlySet<string> =>
		new Set(sandbox.pushes.filter((push) => push.state === state).map(({ eventId }) => eventId));
	return {
		sandbox,
		credential: { region: 'custom', baseUrl: sandbox.url, ...sandbox.credentials },
		raise: (count) =>
			Array.from({ length: count }, () => {
				raised += 1;
				return sandbox.approveNotification('APPROVED', String(raised));
			}),
		weather: (weather) => {
			setWeather(sandbox, weather);
		},
		clear: () => {
			sandbox.longConnections.clearFaults();
		},
		taken: () => idsIn('taken'),
		givenUp: () => idsIn('givenUp'),
		done: () => sandbox.pushesDone(),
		close: () => sandbox.close(),
	};
}

/** Subscribes the helpdesk's events as the trigger does. */
export async function subscribeAll(sandbox: Sandbox): Promise<void> {
	const { appId, appSecret, helpdeskId, helpdeskToken } = sandbox.credentials;
	const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
		const response = await fetch(`${sandbox.url}/open-apis${path}`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
			body: JSON.stringify(body),
		});
		return (await response.json()) as { code: number; tenant_access_token?: string };
	};
	const { tenant_access_token: token } = await post('/auth/v3/tenant_access_token/internal', {
		app_id: appId,
		app_secret: appSecret,
	});
	const { code } = await post(
		'/helpdesk/v1/events/subscribe',
		{ events: SUBSCRIPTIONS },
		{
			Authorization: `Bearer ${token ?? ''}`,
			'X-Lark-Helpdesk-Authorization': Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString(
				'base64',
			),
		},
	);
	if (code !== 0) throw new Error(`Subscribing failed with ${code}`);
}

/** Sets how often what befalls the pushes of a sandbox. */
export function setWeather({ longConnections }: Sandbox, weather: Weather): void {
	const fault = (spec: WireFaultSpec): void => {
		longConnections.fault(spec);
	};
	const always = (chance: number | undefined) => ({ times: Infinity, chance: chance ?? 0 });
	for (const kind of [
		'dropPush',
		'dropAck',
		'doublePush',
		'garbage',
		'hugeSum',
		'noPong',
	] as const) {
		fault({ kind, ...always(weather[kind]) });
	}
	fault({ kind: 'latePush', ms: 4000, ...always(weather.latePush) });
	fault({ kind: 'parts', count: 3, lose: true, ...always(weather.lostPart) });
	for (const count of [2, 3, 5]) {
		fault({ kind: 'parts', count, shuffled: true, ...always((weather.parts ?? 0) / 3) });
	}
	fault({ kind: 'cut', how: 'reset', afterPush: true, ...always(weather.resetAfterPush) });
	for (const how of ['reset', 'close', 'freeze'] as const) {
		fault({ kind: 'cut', how, ...always(weather[how]) });
	}
}
