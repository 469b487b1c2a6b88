import type { INodeProperties } from 'n8n-workflow';

import type { MessageContent, MessageType } from '../../content/message';
import type { Found, Need } from '../operation';
import type { Params } from '../params';
import { card } from './cardContent';
import { image } from './imageContent';
import { post } from './postContent';
import { text } from './textContent';

/** What an item says, once all it needs is found. */
export interface PreparedContent {
	/** Label of the field that holds most of it, for messages about its size. */
	readonly field: string;
	readonly needs: readonly Need[];
	/** The message; several, in order, only for a long text that is split. */
	readonly build: (found: Found) => readonly MessageContent[];
	/** What had to be changed, for the user. */
	readonly hints?: readonly string[];
}

/** A kind of content: its fields, its options, and how they are read. */
export interface ContentKind {
	/** Without the message type in `displayOptions`; the table adds it. */
	readonly fields: readonly INodeProperties[];
	readonly options: readonly INodeProperties[];
	/**
	 * Reads the fields of an item.
	 *
	 * @throws {InputError} naming the field
	 */
	readonly read: (params: Params) => PreparedContent | Promise<PreparedContent>;
}

const KINDS: Readonly<Record<MessageType, ContentKind>> = Object.freeze({
	text,
	post,
	image,
	interactive: card,
});

/** Fields of all message types; each is shown for its own. */
export const contentFields: readonly INodeProperties[] = Object.entries(KINDS).flatMap(
	([type, { fields }]) => fields.map((field) => showFor('messageType', type, field)),
);

/** Options that concern the content; each is offered for its own message type. */
export const contentOptions: readonly INodeProperties[] = Object.entries(KINDS).flatMap(
	([type, { options }]) => options.map((option) => showFor('/messageType', type, option)),
);

function showFor(parameter: string, messageType: string, field: INodeProperties): INodeProperties {
	const show = { ...field.displayOptions?.show, [parameter]: [messageType] };
	return { ...field, displayOptions: { ...field.displayOptions, show } };
}

/**
 * Reads the content of an item.
 *
 * @param messageType which fields to read
 * @param params the item's fields
 * @returns the content, complete but for what must be fetched first
 * @throws {InputError} naming the field
 */
export async function readContent(
	messageType: MessageType,
	params: Params,
): Promise<PreparedContent> {
	return await KINDS[messageType].read(params);
}
