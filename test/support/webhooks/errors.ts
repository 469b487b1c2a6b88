/** An error of n8n itself that decides the HTTP status: n8n 2.41.1, ResponseError. */
export class ResponseError extends Error {
	/**
	 * @param message shown to the caller
	 * @param status HTTP status, also sent as `code`
	 * @param hint what to do
	 */
	constructor(
		message: string,
		readonly status: number,
		readonly hint?: string,
	) {
		super(message);
	}
}

/**
 * The error for a URL that no active workflow listens to: n8n 2.41.1,
 * dist/errors/response-errors/webhook-not-found.error.js.
 *
 * @param method of the request
 * @param path below `/webhook/`
 * @param isTest whether the URL was a test URL
 * @param others methods that are registered for the path
 */
export function webhookNotFound(
	method: string,
	path: string,
	isTest: boolean,
	others: readonly string[],
): ResponseError {
	if (others.length > 0) {
		return new ResponseError(
			`This webhook is not registered for ${method} requests. Did you mean to make a ${others.join(' or ')} request?`,
			404,
		);
	}
	return new ResponseError(
		`The requested webhook "${method} ${path}" is not registered.`,
		404,
		isTest
			? "Click the 'Execute workflow' button on the canvas, then try again."
			: 'The workflow must be active for a production URL to run successfully.',
	);
}

/** What was thrown, as an error. */
export function asError(thrown: unknown): Error {
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}
