import { fieldList } from '../../fields/field';
import { outputField, readOutputField } from '../../fields/outputField';
import { identifierText } from '../../shared/identifier';
import { excerpt, InputError } from '../../shared/inputError';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import type { Params } from '../../fields/params';
import { readFile } from '../../engine/reading';
import { ticketLocator } from './ticketLocator';

const fields = [
	ticketLocator.field,
	...fieldList([
		{
			displayName: 'Message ID',
			name: 'messageId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. {{ $json.images[0].message_id }}',
			description:
				"The ID of the message in the ticket, as Ticket Message: Get Many puts it out under 'images'",
		},
		{
			displayName: 'Image Index',
			name: 'imageIndex',
			type: 'string',
			default: '',
			placeholder: 'e.g. 0',
			description:
				'Which picture of a rich text, counted from 0. Leave it empty for an image message.',
		},
	]),
	outputField,
];

/** Feishu docs: helpdesk-v1, get ticket images. */
export const downloadImage = operation({
	name: 'Download Image',
	action: 'Download an image of a ticket',
	description: 'Download a picture that was sent in a ticket',
	fields,

	prepare(params) {
		const ticketId = ticketLocator.read(params);
		const messageId = identifierText(params.value('messageId'), params.label('messageId'));
		if (messageId === '') {
			throw new InputError(
				params.label('messageId'),
				'is empty',
				'Read the messages of the ticket first: Ticket Message, Get Many.',
			);
		}
		const index = readIndex(params);
		return readFile({
			path: path`/helpdesk/v1/ticket_images`,
			names: [
				ticketLocator.named(ticketId),
				{ field: params.label('messageId'), value: messageId },
				...(index === undefined
					? []
					: [{ field: params.label('imageIndex'), value: String(index) }]),
			],
			query: { ticket_id: ticketId, msg_id: messageId, ...(index !== undefined && { index }) },
			outputField: readOutputField(params),
			fileName: `${messageId}${index === undefined ? '' : `-${index}`}`,
			json: { ticket_id: ticketId, message_id: messageId, image_index: index ?? null },
		});
	},
});

function readIndex(params: Params<'imageIndex'>): number | undefined {
	const text = params.text('imageIndex').trim();
	if (text === '') return undefined;
	if (/^\d{1,9}$/.test(text)) return Number(text);
	throw new InputError(
		params.label('imageIndex'),
		`is '${excerpt(text)}'`,
		'Enter a whole number from 0, or leave it empty for an image message.',
	);
}
