import type { MessageType } from '../content/messageTypes';
import { field, shownFor, type Field } from '../fields/field';
import type { Params } from '../fields/params';
import { cardKind } from './cardFields';
import type { ContentKind, PreparedContent } from './contentKind';
import { imageKind } from './imageKind';
import { postKind } from './postFields';
import { textKind } from './textFields';

const KINDS = Object.freeze({
	text: textKind,
	post: postKind,
	image: imageKind,
	interactive: cardKind,
} satisfies Record<MessageType, unknown>);

type Kinds = typeof KINDS;

/** The fields of some message types. */
type FieldName<Type extends MessageType> = NamesIn<Kinds[Type]>['field'];

/** Their options. */
type OptionName<Type extends MessageType> = NamesIn<Kinds[Type]>['option'];

type NamesIn<Kind> =
	Kind extends ContentKind<infer Name, infer Option> ? { field: Name; option: Option } : never;

/** How the message types are called. */
const TYPE_OPTIONS: Readonly<Record<MessageType, { name: string; description: string }>> =
	Object.freeze({
		text: { name: 'Text', description: 'Plain text, with mentions and links' },
		post: { name: 'Rich Text', description: 'A title and paragraphs with links and images' },
		image: { name: 'Image', description: 'A picture from a file or by its image key' },
		interactive: { name: 'Card', description: 'A card with a colored header and buttons' },
	});

/** Made once: fields that are the same object are one field of the node. */
const SHOWN_FIELDS: { readonly [Type in MessageType]: readonly Field<FieldName<Type>>[] } =
	Object.freeze({
		text: shownAs('text', KINDS.text.fields),
		post: shownAs('post', KINDS.post.fields),
		image: shownAs('image', KINDS.image.fields),
		interactive: shownAs('interactive', KINDS.interactive.fields),
	});

function shownAs<Name extends string>(type: MessageType, fields: readonly Field<Name>[]) {
	return fields.map((each) => shownFor(each, { messageType: [type] }));
}

/**
 * @param types that an endpoint takes
 * @returns the dropdown of types, and the fields of each, shown for its own type
 */
export function contentFields<Type extends MessageType>(
	types: readonly Type[],
): Field<'messageType' | FieldName<Type>>[] {
	const typeField = field({
		displayName: 'Message Type',
		name: 'messageType',
		type: 'options',
		options: types.map((value) => ({ ...TYPE_OPTIONS[value], value })),
		default: 'text',
		description: 'What kind of message to send',
	});
	return [typeField, ...types.flatMap((type) => SHOWN_FIELDS[type])];
}

/**
 * The fields of a card where nothing else can be sent. They are those of messages, so the node lists them
 * once; the hidden type shows them.
 */
export const cardFields: readonly Field<'messageType' | FieldName<'interactive'>>[] = [
	field({
		displayName: 'Message Type',
		name: 'messageType',
		type: 'hidden',
		default: 'interactive',
	}),
	...SHOWN_FIELDS.interactive,
];

/**
 * @param types that an endpoint takes
 * @returns the options that concern the content, each offered for its own type
 */
export const contentOptions = <Type extends MessageType>(
	types: readonly Type[],
): Field<OptionName<Type>>[] =>
	types.flatMap((type) =>
		optionsOfKind(type).map((option) => shownFor(option, { '/messageType': [type] })),
	);

const optionsOfKind = <Type extends MessageType>(type: Type): readonly Field<OptionName<Type>>[] =>
	KINDS[type].options;

/**
 * Reads the content of an item.
 *
 * @param messageType which fields to read
 * @param params the item's fields
 * @returns the content, complete but for what must be fetched first
 * @throws {InputError} naming the field
 */
export async function readContent<Type extends MessageType>(
	messageType: Type,
	params: Params<FieldName<Type> | `options.${OptionName<Type>}`>,
): Promise<PreparedContent> {
	return await KINDS[messageType].read(params);
}
