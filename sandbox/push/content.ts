import { randomBytes } from 'node:crypto';
import { stringify } from 'lossless-json';

import { CREDENTIALS } from '../app/credentials';
import type { EventConfig } from './config';
import type { EventName } from './eventNames';
import type { OpenPush } from './push';
import { eventRequest } from './seal';

export const TENANT_KEY = '736588c9260f175d';

/** Of an event, but for its token. */
interface Head {
	event_id: string;
	event_type: string;
	/** Milliseconds since 1970. */
	create_time: string;
	app_id: string;
	tenant_key: string;
}

/** An event as it is made, before anyone's token is in it. */
export interface Content {
	head: Head;
	event: object;
}

/** @returns the header of a new event, but for its token */
export function headOf(name: EventName): Head {
	return {
		event_id: randomBytes(16).toString('hex'),
		event_type: `helpdesk.${name}`,
		create_time: String(Date.now()),
		app_id: CREDENTIALS.appId,
		tenant_key: TENANT_KEY,
	};
}

/**
 * @param content the event
 * @param config whose token and key count on the way to the Request URL, if there is one
 * @returns the event before its first try
 */
export function openPush({ head, event }: Content, config: EventConfig | undefined): OpenPush {
	const { event_id, event_type, create_time, app_id, tenant_key } = head;
	const envelope = (token: string): string => {
		const header = { event_id, event_type, create_time, token, app_id, tenant_key };
		return stringify({ schema: '2.0', header, event }) ?? '';
	};
	// Over a long connection the token is empty, as in a real sample.
	const wireJson = envelope('');
	const json = config ? envelope(config.verificationToken) : wireJson;
	return {
		eventId: event_id,
		eventType: event_type,
		json,
		wireJson,
		...(config ? { url: config.url, request: eventRequest(json, config) } : {}),
		createdAt: Date.now(),
		attempts: [],
		state: 'waiting',
	};
}
