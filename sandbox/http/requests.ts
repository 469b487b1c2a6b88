/** One request to the API, in the order of arrival. */
export interface RecordedRequest {
	readonly method: string;
	/** Without the query, e.g. `/open-apis/helpdesk/v1/message`. */
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	/** With all values of repeated keys. */
	readonly queries: Readonly<Record<string, readonly string[]>>;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly rawBody: Buffer;
	/** Route id: method and path below `/open-apis`, e.g. `POST /helpdesk/v1/message`. */
	readonly route: string;
	/** HTTP status of the answer; undefined while, or when, none was given. */
	readonly status: number | undefined;
	/** Feishu's code in the answer; undefined when there was no answer or no JSON. */
	readonly code: number | undefined;
	/** Whether Feishu did what was asked, whatever came back. */
	readonly done: boolean;
	/** Milliseconds since 1970. */
	readonly receivedAt: number;
}

/** A recorded request while it is being answered. */
export type OpenRequest = { -readonly [K in keyof RecordedRequest]: RecordedRequest[K] };
