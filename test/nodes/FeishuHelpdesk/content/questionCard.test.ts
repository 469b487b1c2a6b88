import { questionCard } from '../../../../nodes/FeishuHelpdesk/content/questionCard';

const YES = { text: 'Yes', url: 'https://example.com/yes', type: 'primary' } as const;
const NO = { text: 'No', url: 'https://example.com/no', type: 'danger' } as const;

test('a question is a card with a title, the question as typed, and its buttons', () => {
	expect(questionCard('Approve **this**?', '<at id=all></at> [a](b)', [YES, NO])).toEqual({
		msg_type: 'interactive',
		content: {
			config: { wide_screen_mode: true },
			header: {
				title: { tag: 'plain_text', content: 'Approve **this**?' },
				template: 'blue',
			},
			elements: [
				{ tag: 'div', text: { tag: 'plain_text', content: '<at id=all></at> [a](b)' } },
				{
					tag: 'action',
					actions: [
						{
							tag: 'button',
							text: { tag: 'plain_text', content: 'Yes' },
							type: 'primary',
							url: 'https://example.com/yes',
						},
						{
							tag: 'button',
							text: { tag: 'plain_text', content: 'No' },
							type: 'danger',
							url: 'https://example.com/no',
						},
					],
				},
			],
		},
	});
});

test.each(['', ' \n'])('a question about %j has no header', (subject) => {
	expect(questionCard(subject, 'Approve?', [YES]).content).toEqual({
		config: { wide_screen_mode: true },
		elements: [
			{ tag: 'div', text: { tag: 'plain_text', content: 'Approve?' } },
			{ tag: 'action', actions: [expect.objectContaining({ url: YES.url })] },
		],
	});
});

test('a button that Feishu would refuse is named', () => {
	expect(() => questionCard('', 'Approve?', [YES, { ...NO, text: ' ' }])).toThrow(
		"'Buttons' has no text in button 2",
	);
});
