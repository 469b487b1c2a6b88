import type { INodeProperties } from 'n8n-workflow';

import type { MessageContent, MessageType } from '../content/message';
import type { Found, Need } from '../engine/operation';
import type { Params } from '../engine/params';
import { card } from './cardFields';
import { image } from './imageFields';
import { post } from './postFields';
import { text } from './textFields';

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

/** How the message types are called. */
const TYPE_OPTIONS: Readonly<Record<MessageType, { name: string; description: string }>> =
	Object.freeze({
		text: { name: 'Text', description: 'Plain text, with mentions and links' },
		post: { name: 'Rich Text', description: 'A title and paragraphs with links and images' },
		image: { name: 'Image', description: 'A picture from a file or by its image key' },
		interactive: { name: 'Card', description: 'A card with a coloured header and buttons' },
	});

/** Made once: fields that are the same object are one field of the node. */
const SHOWN_FIELDS: Readonly<Record<MessageType, readonly INodeProperties[]>> = Object.freeze({
	text: shownFields('text'),
	post: shownFields('post'),
	image: shownFields('image'),
	interactive: shownFields('interactive'),
});

function shownFields(type: MessageType): INodeProperties[] {
	return KINDS[type].fields.map((field) => showFor('messageType', type, field));
}

/**
 * @param types that an endpoint takes
 * @returns the dropdown of types, and the fields of each, shown for its own type
 */
export function contentFields(types: readonly MessageType[]): INodeProperties[] {
	const typeField: INodeProperties = {
		displayName: 'Message Type',
		name: 'messageType',
		type: 'options',
		options: types.map((value) => ({ ...TYPE_OPTIONS[value], value })),
		default: 'text',
		description: 'What kind of message to send',
	};
	return [typeField, ...types.flatMap((type) => SHOWN_FIELDS[type])];
}

/**
 * @param types that an endpoint takes
 * @returns the options that concern the content, each offered for its own type
 */
export const contentOptions = (types: readonly MessageType[]): INodeProperties[] =>
	types.flatMap((type) =>
		KINDS[type].options.map((option) => showFor('/messageType', type, option)),
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
