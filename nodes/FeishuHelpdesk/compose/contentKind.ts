import type { MessageContent } from '../content/message';
import { standIns, type Found, type Need } from '../engine/operation';
import type { Field } from '../fields/field';
import type { Params } from '../fields/params';

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
export interface ContentKind<Name extends string, Option extends string> {
	/** Without the message type in `displayOptions`; the table adds it. */
	readonly fields: readonly Field<Name>[];
	readonly options: readonly Field<Option>[];
	/**
	 * Reads the fields of an item.
	 *
	 * @throws {InputError} naming the field
	 */
	readonly read: (
		params: Params<NoInfer<Name | `options.${Option}`>>,
	) => PreparedContent | Promise<PreparedContent>;
}

/**
 * Declares a kind of content.
 *
 * @param declaration see {@link ContentKind}
 * @returns the declaration, checked by the compiler
 */
export const contentKind = <Name extends string, Option extends string = never>(
	declaration: ContentKind<Name, Option>,
): ContentKind<Name, Option> => declaration;

/**
 * @param content of an item
 * @returns what makes it the same as another; an image's key is another one for each upload
 */
export const identityOf = ({ build, needs }: PreparedContent): unknown[] => [
	build(standIns),
	needs.map(({ id }) => id),
];
