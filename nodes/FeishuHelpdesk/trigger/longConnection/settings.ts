import { isJsonObject, type JsonValue } from '../../shared/json';
import { parsePlain } from '../../shared/jsonText';
import { SPREAD_MS } from './backOff';

/** How Feishu wants the connection to be kept, as far as it is obeyed. */
export interface Settings {
	/** How often to give a sign of life, ms. */
	pingMs: number;
	/** Over which time the first tries after a loss are spread, ms. */
	spreadMs: number;
}

/** Feishu's usual ones. */
export const USUAL: Settings = Object.freeze({ pingMs: 120_000, spreadMs: SPREAD_MS });

/**
 * Reads `ClientConfig`. How often to try again is not obeyed: Feishu has been seen to say once, or never.
 *
 * @param config as it came, in seconds
 * @param before what held until now; it still does where the new value means nothing
 */
export function settingsIn(config: JsonValue | undefined, before: Settings): Settings {
	const { PingInterval: ping, ReconnectNonce: nonce } = isJsonObject(config) ? config : {};
	return {
		pingMs: typeof ping === 'number' && ping >= 1 && ping <= 600 ? ping * 1000 : before.pingMs,
		spreadMs: typeof nonce === 'number' && nonce >= 0 ? nonce * 1000 : before.spreadMs,
	};
}

/**
 * @param payload of a pong: a `ClientConfig`, or nothing
 * @param before what held until now
 */
export function settingsInPong(payload: Uint8Array, before: Settings): Settings {
	const parsed = parsePlain(new TextDecoder().decode(payload));
	return parsed.ok ? settingsIn(parsed.value, before) : before;
}
