import type { FaqSeed } from '../faqSeed';

/** Human resources, in English. */
export const PEOPLE_EN: readonly FaqSeed[] = [
	{
		category: 458,
		question: 'How do I request annual leave?',
		answer:
			'Open [time off](https://hr.example.com/leave), choose the days and send. Your manager answers within three working days.',
		tags: ['vacation', 'holiday', 'leave request'],
	},
	{
		category: 458,
		question: 'How many days of leave do I have left?',
		answer:
			'You see it at the top of [time off](https://hr.example.com/leave). Days of last year end on 31 March.',
		tags: ['leave balance', 'remaining days'],
	},
	{
		category: 458,
		question: 'I am ill. What do I have to do?',
		answer:
			"Tell your manager before 9:30. From the third day on, upload a doctor's note under “Sick leave”.",
		tags: ['sick leave', "doctor's note"],
	},
	{
		category: 458,
		question: 'Can I take half a day off?',
		answer: 'Yes. Choose “Morning” or “Afternoon” when you request leave.',
		tags: ['half day'],
	},
	{
		category: 458,
		question: 'Do unused days carry over to next year?',
		answer:
			'Up to five days, until 31 March. More only if illness or parental leave kept you from taking them.',
		tags: ['carry over', 'leave expiry'],
	},
	{
		category: 459,
		question: 'How do I apply for parental leave?',
		answer:
			'Talk to HR as early as you like, and hand in the form seven weeks before it starts. [Form and examples](https://hr.example.com/parents)',
		tags: ['maternity', 'paternity', 'parental leave'],
	},
	{
		category: 459,
		question: 'Can I work part-time after parental leave?',
		answer: 'Yes, from 15 hours a week. Agree on the hours with your manager three months before.',
		tags: ['part-time', 'return to work'],
	},
	{
		category: 460,
		question: 'When is my salary paid?',
		answer: 'On the 25th of each month; on the working day before if that is a weekend.',
		tags: ['payday', 'salary'],
	},
	{
		category: 460,
		question: 'Where do I find my payslip?',
		answer:
			'Under [my documents](https://hr.example.com/payslips), from the 27th on. The file is protected with your birth date, DDMMYYYY.',
		tags: ['payslip', 'pay statement'],
	},
	{
		category: 460,
		question: 'My bank account changed.',
		answer:
			'Enter the new IBAN under [my data](https://hr.example.com/me) before the 10th; later changes count from next month.',
		tags: ['bank details', 'IBAN'],
	},
	{
		category: 460,
		question: 'Which benefits do we have?',
		answer:
			'Public transport ticket, gym, meals, language courses. All conditions are in the [benefits guide](https://hr.example.com/benefits).',
		tags: ['benefits', 'gym', 'job ticket'],
	},
	{
		category: 446,
		question: 'How do I get a certificate of employment?',
		answer:
			'Request it under [my documents](https://hr.example.com/letters). It arrives signed, as PDF, within two working days.',
		tags: ['employment letter', 'visa', 'reference'],
	},
	{
		category: 446,
		question: 'May I work from home?',
		answer:
			"Up to three days a week. Agree on the days with your team; abroad it needs HR's approval because of taxes.",
		tags: ['home office', 'remote work'],
	},
	{
		category: 446,
		question: 'Whom do I tell that I moved?',
		answer:
			'Change your address under [my data](https://hr.example.com/me). Payroll and insurance are told automatically.',
		tags: ['new address', 'moving'],
	},
	{
		category: 446,
		question: 'I forgot my badge, or lost it.',
		answer: 'The reception lends you one for a day. A lost badge must be locked: call 1100.',
		tags: ['badge', 'access card', 'door'],
	},
];
