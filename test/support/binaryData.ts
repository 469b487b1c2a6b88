import type { BinaryDataService } from 'n8n-core';
import type { BinaryData } from 'n8n-core';
import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { startHost } from './host';

/**
 * From here on this process keeps binary data as a production n8n does: items hold only an id
 * (`filesystem-v2:…`), and nodes must go through n8n's helpers to reach the bytes. Without this
 * call n8n-core puts the bytes into the items, as base64. Bytes stay in memory, never on disk.
 */
export function keepBinaryDataOutsideItems(): void {
	service().setManager('filesystem-v2', new MemoryBinaryManager());
}

/**
 * Binary data for an input item, kept the way this process keeps it.
 *
 * @param content the bytes
 * @param fileName shown to users and sent as file name
 * @param mimeType e.g. `image/png`
 */
export async function storeBinaryData(
	content: Buffer,
	fileName: string,
	mimeType: string,
): Promise<IBinaryData> {
	const location = { type: 'execution', workflowId: 'input', executionId: 'input' } as const;
	return await service().store(location, content, { data: '', fileName, mimeType });
}

/** A file that a node put out. */
export interface OutputFile {
	bytes: Buffer;
	fileName: string | undefined;
	mimeType: string;
}

/**
 * Reads a file that a node put out, however this process keeps it.
 *
 * @param item an output item
 * @param field under `binary`
 * @throws when the item has no such file
 */
export async function fileOf(
	item: INodeExecutionData | undefined,
	field = 'data',
): Promise<OutputFile> {
	const data = item?.binary?.[field];
	if (data === undefined) throw new Error(`The item has no file in "${field}"`);
	const { fileName, mimeType } = data;
	return { bytes: await readBinaryData(data), fileName, mimeType };
}

/** The bytes of binary data that a node put out, however this process keeps them. */
export async function readBinaryData(data: IBinaryData): Promise<Buffer> {
	return await service().getAsBuffer(data);
}

function service(): BinaryDataService {
	return startHost().binaryData;
}

class MemoryBinaryManager implements BinaryData.Manager {
	private readonly files = new Map<string, { content: Buffer; metadata: BinaryData.Metadata }>();

	init(): Promise<void> {
		return Promise.resolve();
	}

	async store(
		_location: BinaryData.FileLocation,
		source: Buffer | Readable,
		metadata: BinaryData.PreWriteMetadata,
	): Promise<BinaryData.WriteResult> {
		const content = Buffer.isBuffer(source) ? source : await buffer(source);
		const fileId = `memory/${randomUUID()}`;
		this.files.set(fileId, { content, metadata: { ...metadata, fileSize: content.length } });
		return { fileId, fileSize: content.length };
	}

	getPath(fileId: string): string {
		return fileId;
	}

	getAsBuffer(fileId: string): Promise<Buffer> {
		return Promise.resolve(this.file(fileId).content);
	}

	getAsStream(fileId: string): Promise<Readable> {
		return Promise.resolve(Readable.from([this.file(fileId).content]));
	}

	getMetadata(fileId: string): Promise<BinaryData.Metadata> {
		return Promise.resolve(this.file(fileId).metadata);
	}

	async copyByFileId(location: BinaryData.FileLocation, fileId: string): Promise<string> {
		const { content, metadata } = this.file(fileId);
		return (await this.store(location, content, metadata)).fileId;
	}

	async copyByFilePath(
		location: BinaryData.FileLocation,
		path: string,
		metadata: BinaryData.PreWriteMetadata,
	): Promise<BinaryData.WriteResult> {
		return await this.store(location, await readFile(path), metadata);
	}

	rename(oldFileId: string, newFileId: string): Promise<void> {
		this.files.set(newFileId, this.file(oldFileId));
		this.files.delete(oldFileId);
		return Promise.resolve();
	}

	private file(fileId: string): { content: Buffer; metadata: BinaryData.Metadata } {
		const file = this.files.get(fileId);
		if (file === undefined) throw new Error(`There is no binary data "${fileId}"`);
		return file;
	}
}
