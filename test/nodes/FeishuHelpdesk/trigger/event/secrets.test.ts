import { usableSecrets } from '../../../../../nodes/FeishuHelpdesk/trigger/event/secrets';

test.each([['  key\n'], ['"key"'], ["' key '"], ['“key”'], ['`key`'], ['\u200b"ke\u2060y"\ufeff']])(
	'%j was pasted around or into the key, and is taken away',
	(pasted) => {
		expect(usableSecrets({ verificationToken: pasted, encryptKey: pasted })).toEqual({
			verificationToken: 'key',
			encryptKey: 'key',
		});
	},
);

test.each(['ke"y', '"key', "key'", 'k"e"y'])("%s is somebody's own key", (encryptKey) => {
	expect(usableSecrets({ verificationToken: '', encryptKey })?.encryptKey).toBe(encryptKey);
});

test.each(['', ' ', '""', '\u200b'])('%j is none', (nothing) => {
	expect(usableSecrets({ verificationToken: nothing, encryptKey: nothing })).toBeUndefined();
});
