import type { FaqSeed } from '../faqSeed';

/** What agents threw away: it lies in the recycle bin for 30 days, or is gone. */
export const DELETED: readonly FaqSeed[] = [
	{
		category: 456,
		question: 'How do I refill the fax machine?',
		answer: 'The last fax machine was switched off in 2023.',
		tags: ['fax'],
	},
	{
		category: 454,
		question: '如何连接旧版 VPN？',
		answer: '旧版 VPN 已停用。',
		tags: ['旧版 VPN'],
	},
	{
		category: 447,
		question: 'How do I pay by cheque?',
		answer: 'We no longer accept cheques.',
		tags: ['cheque'],
	},
	{
		category: 444,
		question: 'Where do I change my pager number?',
		answer: 'Pagers are gone.',
		tags: ['pager'],
	},
];
