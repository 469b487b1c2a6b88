import { isJsonObject, type JsonObject, type JsonValue } from '../../shared/json';

/** What Feishu says about a request, beside the event itself. Nothing here is proven yet. */
export type Envelope =
	| { kind: 'challenge'; token: JsonValue | undefined; challenge: string }
	| { kind: 'event'; token: JsonValue | undefined; header: EventHeader; body: JsonObject }
	| { kind: 'otherVersion'; token: JsonValue | undefined };

/** Header of an event of schema 2.0. */
export interface EventHeader {
	/** Names the event, also in retries. The `event_id` inside `event` is another one. */
	eventId: string;
	eventType: string;
	createTime: JsonValue | undefined;
	appId: string;
	tenantKey: string;
}

/**
 * Tells what a body is.
 *
 * @param body the body, decrypted
 * @returns a check of the URL, an event, an event of version 1.0 (other products; the helpdesk has
 * none), or `undefined` for anything else
 */
export function readEnvelope(body: JsonObject): Envelope | undefined {
	if (body.type === 'url_verification') return readChallenge(body);
	if (body.schema === '2.0') return readEvent(body);
	// Feishu docs, event subscription: version 1.0 has no `schema`, and its token at the root.
	return body.schema === undefined && body.type === 'event_callback'
		? { kind: 'otherVersion', token: body.token }
		: undefined;
}

/** Feishu docs, request URL: must be answered with the same text within one second. */
function readChallenge({ token, challenge }: JsonObject): Envelope | undefined {
	return typeof challenge === 'string' && challenge !== ''
		? { kind: 'challenge', token, challenge }
		: undefined;
}

function readEvent(body: JsonObject): Envelope | undefined {
	if (!isJsonObject(body.header)) return undefined;
	const { token, event_id: eventId, event_type: eventType, create_time: createTime } = body.header;
	if (typeof eventId !== 'string' || eventId === '') return undefined;
	if (typeof eventType !== 'string' || eventType === '') return undefined;
	const header = {
		eventId,
		eventType,
		createTime,
		appId: textOf(body.header.app_id),
		tenantKey: textOf(body.header.tenant_key),
	};
	return { kind: 'event', token, header, body };
}

const textOf = (value: JsonValue | undefined) => (typeof value === 'string' ? value : '');
