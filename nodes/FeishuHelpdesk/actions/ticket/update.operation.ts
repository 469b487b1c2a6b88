import { updateFieldsOf } from '../../fields/collections';
import { MAPPING, type Field } from '../../fields/field';
import { splitList } from '../../fields/list';
import { InputError } from '../../shared/inputError';
import { isJsonObject, listIn, objectIn, type JsonObject } from '../../shared/json';
import { misfit, plainText } from '../../shared/plainText';
import { path } from '../../transport/path';
import type { Steps } from '../../transport/steps';
import { operation } from '../../engine/operation';
import { changeInTurn, given, make, readFirst, someOf } from '../../engine/writing';
import { allTicketFields, pages, ticketFieldMapping } from '../ticketField/ticketFieldMapping';
import { ticketLocator } from './ticketLocator';
import { NUMBERS, ticketUpdateFields } from './updateFields';

const customizedFieldsField: Field<'customizedFields'> = {
	displayName: 'Custom Fields',
	name: 'customizedFields',
	type: 'resourceMapper',
	default: { mappingMode: 'defineBelow', value: null },
	noDataExpression: true,
	typeOptions: {
		resourceMapper: {
			resourceMapperMethod: ticketFieldMapping.name,
			mode: 'add',
			fieldWords: { singular: 'field', plural: 'fields' },
			addAllFields: false,
			multiKeyMatch: false,
			supportAutoMap: false,
		},
	},
	description: 'Custom fields of the ticket; those that are not added stay as they are',
	[MAPPING]: ticketFieldMapping,
};

const TICKET = { what: 'the ticket', within: 'ticket', names: ['ticket_id'] };

/** Feishu docs: helpdesk-v1, update a ticket. It changes what is stored, and closes no chat. */
export const update = operation({
	name: 'Update',
	action: 'Update a ticket',
	description: 'Set status, solved, tags and custom fields of a ticket, or add a comment',
	actsAs: 'user',
	needsRole: 'an agent with rights on the ticket, an administrator or the owner',
	fields: [ticketLocator.field, updateFieldsOf(ticketUpdateFields), customizedFieldsField],

	async prepare(params) {
		const ticketId = ticketLocator.read(params);
		const names = ticketLocator.named(ticketId);
		const numbers = NUMBERS.flatMap(([name, key, values]) =>
			params.has(`updateFields.${name}`)
				? [[key, Number(params.choice(`updateFields.${name}`, values))] as const]
				: [],
		);
		const comment = params.text('updateFields.comment');
		const tags = splitList(
			params.value('updateFields.tagNames'),
			params.label('updateFields.tagNames'),
		);
		const replaces = params.choice('updateFields.tagMode', ['add', 'replace'], 'add') === 'replace';
		const custom = readCustom(params.value('customizedFields'), params.label('customizedFields'));
		const setsTags = tags.length > 0 || (replaces && params.has('updateFields.tagNames'));
		const changes = given({
			...Object.fromEntries(numbers),
			comment: comment.trim() === '' ? undefined : comment,
			tag_names: setsTags ? tags : undefined,
			customized_fields: custom.length > 0 ? custom : undefined,
		});
		someOf(changes);
		const { readPages } = await pages();
		return changeInTurn(ticketId, function* () {
			const place = path`/helpdesk/v1/tickets/${ticketId}`;
			const body = { ...changes };
			if (setsTags && !replaces) {
				const ticket = yield* readFirst(place, TICKET, names);
				const old = listIn(objectIn(ticket, 'ticket'), 'tags').map(({ name }) =>
					String(name ?? ''),
				);
				body.tag_names = [...new Set([...old, ...tags])].filter((tag) => tag !== '');
			}
			if (custom.length > 0) body.customized_fields = yield* withKeys(custom, readPages);
			// A comment may be appended each time.
			const once = 'comment' in body ? ({ once: true } as const) : {};
			yield* make({ method: 'PUT', path: place, body, names, ...once });
			return [{ json: { ticket_id: ticketId, updated: true } }];
		});
	},
});

type ReadPages = Awaited<ReturnType<typeof pages>>['readPages'];

function readCustom(stored: unknown, label: string): { id: string; value: string }[] {
	const value = isJsonObject(stored) && 'value' in stored ? stored.value : stored;
	if (value === null || value === undefined || value === '') return [];
	if (!isJsonObject(value)) {
		throw new InputError(label, misfit(value, 'is'), 'Choose the fields one by one.');
	}
	// What an expression does not find is nothing to write: it would empty the field.
	return Object.entries(value).flatMap(([id, entry]: [string, unknown]) =>
		entry === null || entry === undefined
			? []
			: [{ id, value: plainText(entry, label, ` in '${id}'`) }],
	);
}

/** Feishu's example names a field by its ID and its key. */
function* withKeys(custom: readonly JsonObject[], read: ReadPages): Steps<JsonObject[]> {
	const fields = yield* allTicketFields(read);
	return custom.map((entry) => {
		const found = fields.find(({ ticket_customized_field_id: id }) => id === entry.id);
		return found?.key_name === undefined ? entry : { ...entry, key_name: found.key_name };
	});
}
