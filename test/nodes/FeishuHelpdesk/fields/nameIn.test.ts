import { nameIn } from '../../../../nodes/FeishuHelpdesk/fields/nameIn';

test('a name is taken without white space around it', () => {
	expect(nameIn(' Hardware & networks\n', 'Name')).toBe('Hardware & networks');
});

test.each(['', ' \n'])('%j is none', (text) => {
	expect(() => nameIn(text, 'Job Name')).toThrow("'Job Name' is empty");
});
