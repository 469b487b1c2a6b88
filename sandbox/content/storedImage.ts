/** An uploaded image. */
export interface StoredImage {
	imageKey: string;
	bytes: Buffer;
	fileName: string;
	/** Read from the bytes, never from what the client claimed. */
	contentType: string;
}
