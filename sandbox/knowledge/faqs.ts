import { agent, summaryOf, TEAM, type AgentSummary } from '../agents/team';
import { categoryId, pathTo, type Category } from './categories';
import type { FaqSeed } from './faqSeed';
import { ACCOUNTS_EN } from './faqs/accountsEn';
import { ACCOUNTS_ZH } from './faqs/accountsZh';
import { DELETED } from './faqs/deleted';
import { DEVICES_EN } from './faqs/devicesEn';
import { DEVICES_ZH } from './faqs/devicesZh';
import { FINANCE_EN } from './faqs/financeEn';
import { FINANCE_ZH } from './faqs/financeZh';
import { PEOPLE_EN } from './faqs/peopleEn';
import { PEOPLE_ZH } from './faqs/peopleZh';
import { readPicture, type Picture } from './pictures';
import { pictureNames, plainText, richText, type RichTextNode } from './richText';

const DAY = 86_400;
const FIRST = Date.UTC(2024, 0, 2, 1) / 1000;

/** 1 online, 0 in the recycle bin, 2 gone for good. */
export type FaqStatus = '0' | '1' | '2';

/** Somebody who wrote a FAQ: without e-mail, unlike elsewhere. */
export type FaqUser = AgentSummary & Record<'department' | 'city' | 'country', string>;

/** A question of the knowledge base. */
export interface Faq {
	id: string;
	status: FaqStatus;
	question: string;
	answer: string;
	nodes: readonly RichTextNode[];
	pictures: readonly Picture[];
	tags: readonly string[];
	/** From the top down. */
	categories: readonly Category[];
	/** Seconds since 1970, where the rest of the helpdesk has milliseconds. */
	createTime: number;
	updateTime: number;
	/** End of the 30 days in the recycle bin; undefined outside of it. */
	expireTime: number | undefined;
	creator: FaqUser;
	editor: FaqUser;
}

const ONLINE: readonly FaqSeed[] = [
	...ACCOUNTS_EN,
	...ACCOUNTS_ZH,
	...DEVICES_EN,
	...DEVICES_ZH,
	...PEOPLE_EN,
	...PEOPLE_ZH,
	...FINANCE_EN,
	...FINANCE_ZH,
];

/** The whole knowledge base, deleted questions last. */
export const FAQS: readonly Faq[] = [
	...ONLINE.map((seed, index) => faq(seed, index, '1')),
	...DELETED.map((seed, index) => faq(seed, ONLINE.length + index, index % 2 === 0 ? '0' : '2')),
];

function faq(seed: FaqSeed, index: number, status: FaqStatus): Faq {
	const pictures = new Map(pictureNames(seed.answer).map((name) => [name, readPicture(name)]));
	const nodes = richText(seed.answer, pictures);
	const createTime = FIRST + index * (DAY / 4);
	const updateTime = createTime + (index % 9) * DAY;
	return {
		id: `695639563465247${1000 + index}`,
		status,
		question: seed.question,
		answer: plainText(nodes),
		nodes,
		pictures: [...pictures.values()],
		tags: seed.tags,
		categories: pathTo(categoryId(seed.category)),
		createTime,
		updateTime,
		expireTime: status === '0' ? updateTime + 30 * DAY : undefined,
		creator: userAt(index),
		editor: userAt(index + (index % 3)),
	};
}

function userAt(index: number): FaqUser {
	const member = agent(String((index % TEAM.length) + 1).padStart(3, '0'));
	const { department, city, country } = member;
	return { ...summaryOf(member), department, city, country };
}
