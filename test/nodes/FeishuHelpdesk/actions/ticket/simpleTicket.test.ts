import fc from 'fast-check';

import type { JsonObject } from '../../../../../nodes/FeishuHelpdesk/shared/json';
import { simpleTicket } from '../../../../../nodes/FeishuHelpdesk/actions/ticket/simpleTicket';

/** Feishu docs: helpdesk-v1, get a ticket. */
const TICKET = {
	ticket_id: '6626871355780366331',
	helpdesk_id: '6626871355780366330',
	guest: {
		id: 'ou_guest',
		avatar_url: 'https://example.com/a.png',
		name: '王小明 🐼',
		email: 'wang@example.com',
		department: 'R&D',
		city: 'Shanghai',
		country: 'CN',
	},
	comments: { content: 'Called back', created_at: 1621394221000, id: '7262656095919128578' },
	ticket_type: 2,
	status: 51,
	score: 3,
	created_at: 1616920429000,
	updated_at: 1616920430000,
	closed_at: 1616920431000,
	dissatisfaction_reason: { zh_cn: '太慢', en_us: 'too slow', ja_jp: '遅い' },
	agents: [{ id: 'ou_agent', name: 'Lin' }],
	channel: 9,
	solve: 2,
	closed_by: { id: 'ou_agent', name: 'Lin' },
	collaborators: [],
	customized_fields: [
		{ id: '1', value: 'high', key_name: 'urgency', display_name: 'Urgency 紧急程度' },
		{ id: '2', value: '', key_name: 'remark', display_name: '' },
		{ id: '3', value: ['a', 'b'], key_name: 'parts', display_name: 'Parts' },
	],
	agent_service_duration: 42.5,
	agent_owner: { id: 'ou_agent', name: 'Lin' },
	tags: [{ id: '4', name: 'VPN' }],
};

describe('a simplified ticket', () => {
	test('is flat: words beside numbers, ISO times, names, custom fields by their names', () => {
		expect(simpleTicket(TICKET)).toEqual({
			ticket_id: '6626871355780366331',
			status: 51,
			status_name: 'closed by agent',
			stage: 2,
			stage_name: 'human',
			guest_id: 'ou_guest',
			guest_name: '王小明 🐼',
			guest_email: 'wang@example.com',
			agent_id: 'ou_agent',
			agent_name: 'Lin',
			created_at: '2021-03-28T08:33:49.000Z',
			updated_at: '2021-03-28T08:33:50.000Z',
			closed_at: '2021-03-28T08:33:51.000Z',
			solved: 'solved',
			score: 'satisfied',
			tags: ['VPN'],
			customized_fields: { 'Urgency 紧急程度': 'high', remark: '', Parts: ['a', 'b'] },
			helpdesk_id: '6626871355780366330',
		});
	});

	test('has the same fields when Feishu leaves nearly everything out', () => {
		expect(simpleTicket({ ticket_id: '1', status: 1, ticket_type: 1 })).toEqual({
			ticket_id: '1',
			status: 1,
			status_name: 'created',
			stage: 1,
			stage_name: 'bot',
			guest_id: null,
			guest_name: null,
			guest_email: null,
			agent_id: null,
			agent_name: null,
			created_at: null,
			updated_at: null,
			closed_at: null,
			solved: null,
			score: null,
			tags: [],
			customized_fields: {},
			helpdesk_id: null,
		});
	});

	test.each([-1, 0])('was never updated nor closed at %i', (never) => {
		const { updated_at: updated, closed_at: closed } = simpleTicket({
			...TICKET,
			updated_at: never,
			closed_at: never,
		});
		expect([updated, closed]).toEqual([null, null]);
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
	])('has the status %i in words: %s', (status, name) => {
		expect(simpleTicket({ ...TICKET, status })).toMatchObject({ status, status_name: name });
	});

	test('keeps two custom fields with one name apart by their keys', () => {
		const twins: JsonObject[] = [
			{ id: '1', value: 'a', key_name: 'one', display_name: 'Device' },
			{ id: '2', value: 'b', key_name: 'two', display_name: 'Device' },
			{ id: '3', value: 'c', display_name: 'Device' },
		];
		expect(simpleTicket({ ...TICKET, customized_fields: twins }).customized_fields).toEqual({
			'Device (one)': 'a',
			'Device (two)': 'b',
			'Device (3)': 'c',
		});
	});

	test('keeps a custom field apart that is called like two others with their keys', () => {
		const field = (key_name: string, display_name: string) => ({
			key_name,
			display_name,
			value: key_name,
		});
		const { customized_fields: simple } = simpleTicket({
			...TICKET,
			customized_fields: [field('k3', 'A (k1)'), field('k1', 'A'), field('k2', 'A')],
		});
		expect(simple).toEqual({ 'A (k1) (k3)': 'k3', 'A (k1)': 'k1', 'A (k2)': 'k2' });
	});

	test('has each value of its custom fields once, however they are called', () => {
		const word = fc.constantFrom('A', 'k', 'A (k)', 'A (k) (k)', ' (k)', '');
		const someField = fc.record(
			{ display_name: fc.oneof(word, fc.string()), key_name: word, id: word },
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(fc.array(someField, { maxLength: 9 }), (fields) => {
				const customized_fields = fields.map((field, value) => ({ ...field, value }));
				const { customized_fields: simple } = simpleTicket({ ...TICKET, customized_fields });
				const values = Object.values(simple as object).sort();
				expect(values).toEqual(customized_fields.map(({ value }) => value));
			}),
		);
	});

	test('keeps a custom field with the name of a part of every object', () => {
		const fields = [{ id: '1', value: 'x', key_name: 'k', display_name: '__proto__' }];
		const { customized_fields: simple } = simpleTicket({ ...TICKET, customized_fields: fields });
		expect(JSON.stringify(simple)).toBe('{"__proto__":"x"}');
	});
});
