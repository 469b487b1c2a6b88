import { decide, envelope, message, sealedPush, ticket } from './push';

function outputOf(event: unknown, type: string, time?: unknown) {
	const decision = decide(sealedPush(envelope(event, { type: `helpdesk.${type}`, time })), {
		filters: {
			events: [
				'ticket.created_v1',
				'ticket.updated_v1',
				'ticket_message.created_v1',
				'notification.approve_v1',
			],
			senders: ['bot', 'guest', 'agent'],
		},
	});
	if (decision.kind !== 'event') throw new Error(`unexpected ${decision.kind}`);
	return decision;
}

const header = {
	event_id: 'outer-id',
	create_time: '2020-12-23T12:19:49.000Z',
	app_id: 'cli_1',
	tenant_key: 'tenant-1',
};

test('a new ticket comes as Feishu sent it, with words for its numbers', () => {
	const { output, ticketId } = outputOf(ticket, 'ticket.created_v1');
	expect(ticketId).toBe(ticket.ticket_id);
	expect(output).toEqual({
		...header,
		event_type: 'helpdesk.ticket.created_v1',
		status_name: 'closed by agent',
		stage_name: 'human',
		event: ticket,
	});
});

test('a changed ticket names what it was before', () => {
	const event = { object: ticket, old_object: { stage: 1, status: 2, updated_at: 5 } };
	const { output, ticketId } = outputOf(event, 'ticket.updated_v1');
	expect(ticketId).toBe(ticket.ticket_id);
	expect(output).toEqual({
		...header,
		event_type: 'helpdesk.ticket.updated_v1',
		status_name: 'closed by agent',
		stage_name: 'human',
		old_status_name: 'processing',
		old_stage_name: 'bot',
		event,
	});
});

test('a message names its sender and the state of its ticket', () => {
	const { output, ticketId } = outputOf(message, 'ticket_message.created_v1');
	expect(ticketId).toBe(message.ticket.ticket_id);
	expect(output).toEqual({
		...header,
		event_type: 'helpdesk.ticket_message.created_v1',
		status_name: 'processing',
		stage_name: 'human',
		sender_type_name: 'guest',
		images: [],
		event: message,
	});
});

test('an approval has words already', () => {
	const event = { notification_id: '1', helpdesk_id: '2', approve_status: 'APPROVED' };
	const { output, ticketId } = outputOf(event, 'notification.approve_v1');
	expect(ticketId).toBe(undefined);
	expect(output).toEqual({ ...header, event_type: 'helpdesk.notification.approve_v1', event });
});

test.each([
	[1, 'created'],
	[2, 'processing'],
	[3, 'queued'],
	[4, 'pending'],
	[5, 'waiting for user'],
	[50, 'closed by bot'],
	[51, 'closed by agent'],
	[52, 'closed by user'],
	[99, 'unknown'],
	['50', 'closed by bot'],
	[null, undefined],
	['x', undefined],
])('status %j is %j', (status, name) => {
	expect(outputOf({ ...ticket, status }, 'ticket.created_v1').output.status_name).toBe(name);
});

test.each([
	[1, 'bot'],
	[2, 'guest'],
	[3, 'agent'],
	[9, 'unknown'],
])('sender %j is %j', (sender_type, name) => {
	const event = { ...message, sender_type };
	expect(outputOf(event, 'ticket_message.created_v1').output.sender_type_name).toBe(name);
});

describe('images of a message are ready to be downloaded', () => {
	const ids = { ticket_id: '6948728206392295444', message_id: '6949088236610273307' };
	const imagesOf = (content: unknown, rest = {}) =>
		outputOf({ ...message, content, ...rest }, 'ticket_message.created_v1').output.images;

	test('of rich text, with their places', () => {
		expect(imagesOf({ msg_type: 'post', image_keys: ['img_1', 'img_2'] })).toEqual([
			{ ...ids, image_index: 0, image_key: 'img_1' },
			{ ...ids, image_index: 1, image_key: 'img_2' },
		]);
	});

	test('of an image message, without a place, which Feishu then wants left out', () => {
		expect(imagesOf({ msg_type: 'image', image_key: 'img_1' })).toEqual([
			{ ...ids, image_index: null, image_key: 'img_1' },
		]);
	});

	test('of content that is JSON in a string, as lists of messages have it', () => {
		const content = JSON.stringify({ msg_type: 'post', content: 'x', image_keys: ['img_1'] });
		expect(imagesOf(content)).toEqual([{ ...ids, image_index: 0, image_key: 'img_1' }]);
		for (const text of ['"img_1"', '["img_1"]', '{"image_key":', '7']) {
			expect(imagesOf(text)).toEqual([]);
		}
	});

	test('with the place kept where a key before is missing', () => {
		expect(imagesOf({ image_key: '', image_keys: ['', null, 'img_3'] })).toEqual([
			{ ...ids, image_index: 2, image_key: 'img_3' },
		]);
	});

	test("with the chat's message ID where Feishu sent no other", () => {
		expect(imagesOf({ image_key: 'img_1' }, { ticket_message_id: undefined })).toMatchObject([
			{ message_id: message.message_id },
		]);
	});

	test.each([
		['no content', undefined, {}],
		['content that is text', 'x', {}],
		['a list that is none', { image_keys: 'img_1' }, {}],
		['no ticket', { image_key: 'img_1' }, { ticket: undefined }],
		['no message ID', { image_key: 'img_1' }, { ticket_message_id: '', message_id: '' }],
	])('but there are none with %s', (_name, content, rest) => {
		expect(imagesOf(content, rest)).toEqual([]);
	});
});

test('whole numbers beyond 2^53 keep every digit, as text; others stay numbers', () => {
	const text = JSON.stringify(envelope({ ...message, ticket: 'TICKET' })).replace(
		'"TICKET"',
		'{"comments":{"id":7262656095919128578,"user_id": -9007199254740993},"status":2,"score":1.5}',
	);
	const decision = decide(sealedPush(text));
	expect(decision).toMatchObject({
		output: {
			event: {
				ticket: {
					comments: { id: '7262656095919128578', user_id: '-9007199254740993' },
					status: 2,
					score: 1.5,
				},
			},
		},
	});
});

test.each([
	['1608725989', '2020-12-23T12:19:49.000Z'],
	['1608725989123456', '2020-12-23T12:19:49.123Z'],
	[1608725989123, '2020-12-23T12:19:49.123Z'],
	['soon', null],
])('an event is not lost for its time, %j', (time, iso) => {
	expect(outputOf(ticket, 'ticket.created_v1', time).output.create_time).toBe(iso);
});

test('an event that lacks everything is still described', () => {
	expect(outputOf({}, 'ticket.updated_v1').output.event).toEqual({});
	expect(outputOf({ object: [], old_object: 5 }, 'ticket.updated_v1').ticketId).toBe(undefined);
});
