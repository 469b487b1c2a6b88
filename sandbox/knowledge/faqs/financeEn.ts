import type { FaqSeed } from '../faqSeed';

/** Finance, in English. */
export const FINANCE_EN: readonly FaqSeed[] = [
	{
		category: 461,
		question: 'How do I claim travel expenses?',
		answer:
			'Photograph the receipts with the expense app and send the report within 30 days after the trip. [How it works](https://finance.example.com/expenses)',
		tags: ['expenses', 'reimbursement', 'receipts'],
	},
	{
		category: 461,
		question: 'When do I get my expenses back?',
		answer:
			'With the next payment run: each Thursday, for reports that were approved until Tuesday.',
		tags: ['reimbursement time', 'payment'],
	},
	{
		category: 461,
		question: 'A receipt is missing. Can I still claim it?',
		answer: 'Up to 50 € with a written statement. Above that, ask the shop or hotel for a copy.',
		tags: ['lost receipt', 'missing receipt'],
	},
	{
		category: 461,
		question: 'What is the daily allowance?',
		answer:
			'14 € from 8 hours on, 28 € for a full day; abroad it depends on the country. See the [table](https://finance.example.com/per-diem).',
		tags: ['per diem', 'meal allowance'],
	},
	{
		category: 461,
		question: 'How do I book flights and hotels?',
		answer:
			'Always through the [travel portal](https://travel.example.com/). Economy up to six hours, hotels up to 140 € a night.',
		tags: ['business trip', 'flight', 'hotel'],
	},
	{
		category: 461,
		question: 'Which exchange rate applies to my expenses?',
		answer:
			'The rate of your card statement. Without one, the rate of the central bank on the day of payment.',
		tags: ['currency', 'exchange rate'],
	},
	{
		category: 461,
		question: 'May I drive my own car?',
		answer:
			"Yes, with your manager's approval: 0.30 € per kilometre. Parking and tolls are on top.",
		tags: ['mileage', 'car'],
	},
	{
		category: 462,
		question: 'How do I order something from a supplier?',
		answer:
			'Create a purchase request. Up to 1,000 € your manager approves, above that finance, too. [Open the form](https://finance.example.com/purchase)',
		tags: ['purchase order', 'PO'],
	},
	{
		category: 462,
		question: 'Where do suppliers send their invoices?',
		answer:
			'As PDF to invoices@example.com, with the number of the purchase order. Without it an invoice is sent back.',
		tags: ['invoice', 'accounts payable'],
	},
	{
		category: 462,
		question: 'How do I add a new supplier?',
		answer:
			'Send the [supplier form](https://finance.example.com/suppliers). Checking takes about five working days.',
		tags: ['vendor', 'new supplier'],
	},
	{
		category: 462,
		question: 'How do I get a company credit card?',
		answer:
			'For three or more trips a year. Your manager requests it; it arrives in two weeks. Never share the PIN.',
		tags: ['credit card', 'corporate card'],
	},
	{
		category: 447,
		question: 'What is our VAT number and billing address?',
		answer:
			'You find both in the [company profile](https://finance.example.com/profile). Always copy them; never type them.',
		tags: ['VAT ID', 'tax number', 'billing address'],
	},
	{
		category: 447,
		question: 'Which cost centre do I use?',
		answer:
			"The one of your team, in your profile. For projects, the project's manager gives you a number such as CC-4711.",
		tags: ['cost center', 'CC-4711'],
	},
	{
		category: 447,
		question: 'When does the month close?',
		answer: 'On the third working day. Bookings for the month before must be in by noon.',
		tags: ['month end', 'closing'],
	},
	{
		category: 447,
		question: 'How do I issue an invoice to a customer?',
		answer:
			'Send the [request](https://finance.example.com/billing) with customer, amount and service date. Finance sends the invoice within two days.',
		tags: ['billing', 'outgoing invoice'],
	},
];
