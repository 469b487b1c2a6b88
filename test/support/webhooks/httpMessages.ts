import { jsonParse } from 'n8n-workflow';
import { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import { createGunzip, createInflate } from 'node:zlib';
import { ResponseError } from './errors';

// n8n docs: N8N_PAYLOAD_SIZE_MAX, in MiB, default 16.
const PAYLOAD_SIZE_MAX = 16 * 1024 * 1024;

/** A request with what nodes find on it in n8n: Express's members and those of its middlewares. */
export class WebhookRequest extends IncomingMessage {
	/** Parsed by content type; missing where n8n parses nothing. */
	body: unknown = undefined;
	params: Record<string, string> = {};
	private reading?: Promise<void>;

	/** Without parameters, in lower case. */
	override get contentType(): string | undefined {
		return this.headers['content-type']?.split(';')[0]?.toLowerCase();
	}

	get originalUrl(): string {
		return this.url ?? '/';
	}

	get path(): string {
		return this.originalUrl.split('?')[0] ?? '/';
	}

	get query(): Record<string, unknown> {
		return { ...parse(this.originalUrl.split('?')[1] ?? '') };
	}

	/**
	 * Reads the body, once, into `rawBody`: n8n 2.41.1, dist/middlewares/body-parser.js
	 * rawBodyReader. Where n8n does not call it, nodes find no `rawBody`.
	 *
	 * @throws when it is bigger than n8n allows, or compressed and broken
	 */
	override async readRawBody(): Promise<void> {
		await (this.reading ??= this.collect());
	}

	/**
	 * Reads and parses the body: n8n 2.41.1, dist/middlewares/body-parser.js parseBody, less XML and
	 * forms with files.
	 *
	 * @throws as `readRawBody`, or a `ResponseError` when the body is not what its type says
	 */
	async parseBody(): Promise<void> {
		if (this.contentType?.startsWith('multipart/')) return;
		await this.readRawBody();
		if (this.rawBody.length === 0) return;
		const charset = /;\s*charset="?([^";]+)/i.exec(this.headers['content-type'] ?? '')?.[1];
		try {
			const text = this.rawBody.toString((charset ?? 'utf-8').toLowerCase() as BufferEncoding);
			const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
			if (this.contentType === 'application/json') this.body = jsonParse<unknown>(plain);
			if (this.contentType === 'application/x-www-form-urlencoded') this.body = parse(plain);
			if (this.contentType === 'text/plain') this.body = text;
		} catch (error) {
			const hint = error instanceof Error ? error.message : undefined;
			throw new ResponseError('Failed to parse request body', 422, hint);
		}
	}

	private async collect(): Promise<void> {
		const chunks: Buffer[] = [];
		let size = 0;
		for await (const chunk of this.decompressed() as AsyncIterable<Buffer>) {
			size += chunk.length;
			// The rest is read too: a client that is still sending would miss the answer.
			if (size <= PAYLOAD_SIZE_MAX) chunks.push(chunk);
		}
		if (size > PAYLOAD_SIZE_MAX) throw new Error('request entity too large');
		this.rawBody = Buffer.concat(chunks);
	}

	private decompressed(): AsyncIterable<unknown> {
		const encoding = this.headers['content-encoding'];
		if (encoding === 'gzip') return this.pipe(createGunzip());
		if (encoding === 'deflate') return this.pipe(createInflate());
		return this;
	}
}

/** A response with the methods of Express's that nodes use. */
export class WebhookResponse extends ServerResponse<WebhookRequest> {
	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	set(name: string, value: string): this {
		return this.setHeader(name, value);
	}

	header(name: string, value: string): this {
		return this.setHeader(name, value);
	}

	json(body: unknown): this {
		this.typed('application/json; charset=utf-8');
		// `undefined` has no JSON text: Express then sends an empty body.
		const text = body === undefined ? '' : JSON.stringify(body);
		return this.end(text);
	}

	send(body?: unknown): this {
		if (Buffer.isBuffer(body)) {
			this.typed('application/octet-stream');
			return this.end(body);
		}
		if (typeof body === 'string') {
			this.typed('text/html; charset=utf-8');
			return this.end(body);
		}
		return body === undefined ? this.end() : this.json(body);
	}

	sendStatus(code: number): this {
		return this.status(code).send(String(code));
	}

	private typed(contentType: string): void {
		if (!this.hasHeader('content-type')) this.setHeader('content-type', contentType);
	}
}
