import type { JsonValue } from '../../../../../nodes/FeishuHelpdesk/shared/json';
import {
	settingsIn,
	settingsInPong,
	USUAL,
} from '../../../../../nodes/FeishuHelpdesk/trigger/longConnection/settings';

const before = { pingMs: 90_000, spreadMs: 1000 };

describe('the settings of Feishu', () => {
	it('are obeyed, but for how often to try again', () => {
		const config = {
			PingInterval: 90,
			ReconnectCount: 1,
			ReconnectInterval: 5,
			ReconnectNonce: 25,
		};
		expect(settingsIn(config, USUAL)).toEqual({ pingMs: 90_000, spreadMs: 25_000 });
	});

	it.each<JsonValue | undefined>([
		undefined,
		null,
		'x',
		[],
		{},
		{ PingInterval: 0 },
		{ PingInterval: -1, ReconnectNonce: -1 },
		{ PingInterval: 601 },
		{ PingInterval: '90' },
		{ PingInterval: null, ReconnectNonce: 'x' },
	])('stay as they were where they mean nothing: %j', (config) => {
		expect(settingsIn(config, before)).toEqual(before);
	});

	it.each(['', '{', 'null', '[]', '{"PingInterval":1e9}', '\ufffd'])(
		'stay as they were with a pong that says %j',
		(text) => {
			expect(settingsInPong(Buffer.from(text), before)).toEqual(before);
		},
	);

	it('change with a pong', () => {
		const pong = Buffer.from('{"PingInterval":30}');
		expect(settingsInPong(pong, before)).toEqual({ ...before, pingMs: 30_000 });
	});
});
