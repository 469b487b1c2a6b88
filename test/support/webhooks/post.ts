/** The answer to a request. */
export interface WebhookAnswer {
	status: number;
	/** By name in lower case. */
	headers: Record<string, string>;
	body: string;
	/** Until the whole answer was there, in milliseconds. */
	ms: number;
}

/**
 * Sends a POST request, as a service does that pushes events.
 *
 * @param url where to
 * @param body sent as it is
 * @param headers `content-type` is `application/json` unless given; empty ones are left out
 * @throws when there is no answer within ten seconds
 */
export async function post(
	url: string,
	body: string | Uint8Array,
	headers: Readonly<Record<string, string>>,
): Promise<WebhookAnswer> {
	const sent = Object.entries({ 'content-type': 'application/json', ...headers });
	const startedAt = performance.now();
	const response = await fetch(url, {
		method: 'POST',
		// A connection that is kept may be closed by the other side just as it is used again.
		headers: [['connection', 'close'], ...sent.filter(([, value]) => value !== '')],
		// As bytes: for text, fetch would add a content type of its own.
		body: Buffer.from(body),
		signal: AbortSignal.timeout(10_000),
	});
	const text = await response.text();
	return {
		status: response.status,
		headers: Object.fromEntries(response.headers),
		body: text,
		ms: performance.now() - startedAt,
	};
}
