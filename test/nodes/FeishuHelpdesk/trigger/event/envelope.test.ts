import { readEnvelope } from '../../../../../nodes/FeishuHelpdesk/trigger/event/envelope';

const HEADER = { event_id: '1', event_type: 'helpdesk.x', token: 't' };
const event = (header: object) => ({ schema: '2.0', header: { ...HEADER, ...header } });

test('an event is known by its header', () => {
	const body = event({ create_time: '7', app_id: 'cli_1', tenant_key: 'k' });
	expect(readEnvelope(body)).toEqual({
		kind: 'event',
		token: 't',
		header: {
			eventId: '1',
			eventType: 'helpdesk.x',
			createTime: '7',
			appId: 'cli_1',
			tenantKey: 'k',
		},
		body,
	});
});

test('app and tenant are empty where they are no text', () => {
	for (const odd of [{}, { app_id: 7, tenant_key: null }]) {
		expect(readEnvelope(event(odd))).toMatchObject({ header: { appId: '', tenantKey: '' } });
	}
});

test.each([
	[event({ event_id: '' })],
	[event({ event_id: 7 })],
	[event({ event_type: '' })],
	[event({ event_type: 7 })],
	[{ schema: '2.0', header: 'x' }],
	[{ schema: '2.0' }],
	[{ schema: '3.0', header: HEADER }],
	[{ schema: '1.0', type: 'event_callback' }],
	[{ type: 'something' }],
	[{}],
])('%j is no event', (body) => {
	expect(readEnvelope(body)).toBeUndefined();
});

test('an event of version 1.0 has its token at the root', () => {
	const kind = 'otherVersion';
	expect(readEnvelope({ type: 'event_callback', token: 't' })).toEqual({ kind, token: 't' });
});
