import { mentionText } from '../../../../nodes/FeishuHelpdesk/content/mention';

const HINT = "Enter the person's ou_…, on_… or user_id, or all for everyone.";

/** The refusal of one mention, as the user reads it. */
function refusal(userId: string): unknown {
	try {
		return mentionText([{ userId }]);
	} catch (error) {
		return error;
	}
}

test.each([
	['', HINT],
	[' \u200b', HINT],
	['om_1', HINT],
	['cli_1', HINT],
	['a@b.cn', HINT],
	['ou_1,<', `Enter one ID per mention. ${HINT}`],
])('the refusal of %j says what to enter', (userId, hint) => {
	expect(refusal(userId)).toMatchObject({ name: 'InputError', field: 'Mentions', hint });
});

test.each(Array.from(' \n\t"\'`<>&=\u0007'))('an ID holds no %j', (sign) => {
	expect(refusal(`ou_1${sign}x`)).toMatchObject({
		problem: expect.stringMatching(/^has a character no ID holds in mention 1: 'ou_1/) as string,
	});
});

test.each([
	[' Tom ', 'Tom'],
	['Tom\r\n\nLi', 'Tom Li'],
	['Tom\u2028Li\u2029Xu', 'Tom Li Xu'],
	['a < b > c <', 'a ＜ b ＞ c ＜'],
	['[a](https://b.cn)', '[a]（https://b.cn)'],
])('the name %j is shown as %j', (name, shown) => {
	expect(mentionText([{ userId: 'ou_1', name }])).toBe(`<at user_id="ou_1">${shown}</at> `);
});
