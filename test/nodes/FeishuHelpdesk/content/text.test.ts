import { textContent } from '../../../../nodes/FeishuHelpdesk/content/text';
import { refusalOf } from './cardChecks';

test.each(['Hello', '0', ' \n Hello \n ', '<at user_id="all"></at>'])(
	'%j is sent as it is',
	(text) => {
		expect(textContent(text)).toEqual({ msg_type: 'text', content: { text } });
	},
);

test.each(['', ' ', '\n\t', '\u3000'])('%j is nothing to read', (text) => {
	expect(refusalOf(() => textContent(text))).toEqual([
		'is empty',
		'Enter the text of the message.',
	]);
	expect(() => textContent(text)).toThrow("'Text' is empty");
});
