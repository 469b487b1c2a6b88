import type { JsonObject } from '../../../../../nodes/FeishuHelpdesk/shared/json';
import { passes, type Filters } from '../../../../../nodes/FeishuHelpdesk/trigger/event/filters';
import { message, ticket } from './push';

const events = [
	'ticket.created_v1',
	'ticket.updated_v1',
	'ticket_message.created_v1',
	'notification.approve_v1',
] as const;
const CREATED = 'ticket.created_v1';
const UPDATED = 'ticket.updated_v1';
const MESSAGE = 'ticket_message.created_v1';
const approval = { notification_id: '1', approve_status: 'APPROVED' };

const passed = (name: (typeof events)[number], event: object, filters: Partial<Filters> = {}) =>
	passes(name, JSON.parse(JSON.stringify(event)) as JsonObject, { events, ...filters });
const updated = (object: object, old_object?: object) => ({
	object: { ...ticket, ...object },
	old_object,
});

test('only the chosen events pass', () => {
	expect(passed(CREATED, ticket)).toBe(true);
	expect(passed(CREATED, ticket, { events: [UPDATED] })).toBe(false);
	expect(passed(CREATED, ticket, { events: [] })).toBe(false);
});

describe('senders', () => {
	const from = (sender_type: unknown, senders?: Filters['senders']) =>
		passed(MESSAGE, { ...message, sender_type }, { senders });

	test.each([undefined, []])('with %j chosen are guest and agent, not the bot', (senders) => {
		expect([1, 2, 3].map((sender) => from(sender, senders))).toEqual([false, true, true]);
	});

	test('are those that were chosen', () => {
		expect([1, 2, 3].map((sender) => from(sender, ['bot']))).toEqual([true, false, false]);
		expect([1, 2, 3].map((sender) => from(sender, ['guest']))).toEqual([false, true, false]);
	});

	test('that Feishu does not name pass only where everybody does', () => {
		expect(from(7)).toBe(false);
		expect(from(undefined, ['guest', 'agent'])).toBe(false);
		expect(from(7, ['guest', 'agent', 'bot'])).toBe(true);
	});

	test('do not matter for other events', () => {
		expect(passed(CREATED, ticket, { senders: ['bot'] })).toBe(true);
		expect(passed('notification.approve_v1', approval, { senders: ['bot'] })).toBe(true);
	});
});

describe('status and stage of a changed ticket', () => {
	test.each([
		['changed to it', { status: 50 }, { status: 2 }, true],
		['changed to another', { status: 2 }, { status: 1 }, false],
		['was it all the time while the stage changed', { status: 50 }, { stage: 1 }, false],
		['changed from it', { status: 2 }, { status: 50 }, false],
		['is it, and nothing is said of before', { status: 50 }, undefined, false],
		['is it, and was it', { status: 50 }, { status: 50 }, false],
	])('status 50 passes or not when it %s', (_name, now, before, expected) => {
		expect(passed(UPDATED, updated(now, before), { statuses: [50] })).toBe(expected);
	});

	test('a handover to a human passes the stage 2', () => {
		expect(passed(UPDATED, updated({ stage: 2 }, { stage: 1 }), { stages: [2] })).toBe(true);
		expect(passed(UPDATED, updated({ stage: 2 }, { status: 1 }), { stages: [2] })).toBe(false);
	});

	test('with both asked for, both must hold and one must have changed', () => {
		const filters = { statuses: [51], stages: [2] };
		expect(passed(UPDATED, updated({ status: 51, stage: 2 }, { status: 2 }), filters)).toBe(true);
		expect(passed(UPDATED, updated({ status: 51, stage: 2 }, { stage: 1 }), filters)).toBe(true);
		expect(passed(UPDATED, updated({ status: 51, stage: 1 }, { status: 2 }), filters)).toBe(false);
		expect(passed(UPDATED, updated({ status: 51, stage: 2 }, { score: 1 }), filters)).toBe(false);
	});

	test('one of several is enough, and no choice lets all pass', () => {
		expect(passed(UPDATED, updated({ status: 51 }, { status: 2 }), { statuses: [50, 51] })).toBe(
			true,
		);
		expect(passed(UPDATED, updated({}, {}), { statuses: [], stages: [] })).toBe(true);
		expect(passed(UPDATED, {})).toBe(true);
		expect(passed(UPDATED, {}, { statuses: [1] })).toBe(false);
	});
});

describe('a changed ticket', () => {
	test('starts the workflow at any change that Feishu reports where none was chosen', () => {
		for (const old of [{ score: 1 }, { updated_at: 1 }, { status: 1 }, { stage: 1 }, {}]) {
			expect(passed(UPDATED, updated({ score: 3 }, old))).toBe(true);
		}
	});

	test('starts it again when it changes from one of the chosen statuses to another', () => {
		const closed = { statuses: [51, 52] };
		expect(passed(UPDATED, updated({ status: 51 }, { status: 2 }), closed)).toBe(true);
		expect(passed(UPDATED, updated({ status: 52 }, { status: 51 }), closed)).toBe(true);
		expect(passed(UPDATED, updated({ status: 52 }, { score: 1 }), closed)).toBe(false);
	});
});

describe('status and stage of other events', () => {
	test("are the ticket's present ones", () => {
		expect(passed(CREATED, ticket, { statuses: [51], stages: [2] })).toBe(true);
		expect(passed(CREATED, ticket, { statuses: [1] })).toBe(false);
		expect(passed(MESSAGE, message, { statuses: [2], stages: [2] })).toBe(true);
		expect(passed(MESSAGE, message, { stages: [1] })).toBe(false);
		expect(passed(MESSAGE, { ...message, ticket: undefined }, { statuses: [2] })).toBe(false);
	});

	test("let a message through that does not tell the stage, as Feishu's own sample", () => {
		const silent = { ...message, ticket: { ticket_id: '7157919461389959171', status: 1 } };
		for (const stages of [[1], [2]]) expect(passed(MESSAGE, silent, { stages })).toBe(true);
		expect(passed(MESSAGE, silent, { stages: [1], statuses: [2] })).toBe(false);
		expect(passed(UPDATED, updated({ stage: undefined }, { status: 1 }), { stages: [2] })).toBe(
			false,
		);
	});

	test.each(['stage', 'ticket_type'])('read the stage by either of its names: %s', (stage) => {
		const filters = { stages: [2] };
		for (const [value, expected] of [
			[2, true],
			[1, false],
		] as const) {
			const now = { status: 2, [stage]: value };
			expect(passed(MESSAGE, { ...message, ticket: now }, filters)).toBe(expected);
			expect(passed(CREATED, { ...now, ticket_id: '7' }, filters)).toBe(expected);
		}
	});

	test('do not matter for an approval, which is about no ticket', () => {
		expect(passed('notification.approve_v1', approval, { statuses: [1], stages: [1] })).toBe(true);
	});
});
