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
 * Makes a file of a form whose bytes are read while they are sent, so that a picture of 10 MB is never
 * whole in memory. A form keeps a `File` as it is and reads it through `size` and `stream`.
 *
 * @param source what to send
 * @returns the file
 */
export function lazyFile(source: FileSource): File {
	const { fileName, mimeType, size, open } = source;
	// The class is made here: naming `File` makes Node load its web streams, 5 ms of every start.
	return new (class LazyFile extends File {
		override readonly size = size;

		override stream(): ReadableStream<Uint8Array> {
			return ReadableStream.from(open());
		}
	})([], fileName, { type: mimeType });
}
