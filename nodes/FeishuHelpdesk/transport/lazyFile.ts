/** Where the bytes of a file come from. */
export interface FileSource {
	readonly fileName: string;
	readonly mimeType: string;
	/** Bytes. */
	readonly size: number;
	/** Reads it from the start; each call anew. */
	readonly open: () => AsyncIterable<Uint8Array>;
}

/**
 * A file of a form whose bytes are read while they are sent, so that a picture of 10 MB is never
 * whole in memory. A form keeps a `File` as it is and reads it through `size` and `stream`.
 */
export class LazyFile extends File {
	override readonly size: number;

	/** @param source what to send */
	constructor(private readonly source: FileSource) {
		super([], source.fileName, { type: source.mimeType });
		this.size = source.size;
	}

	/** @returns the bytes, from the start */
	override stream(): ReadableStream<Uint8Array> {
		return ReadableStream.from(this.source.open());
	}
}
