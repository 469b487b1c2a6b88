/** A group of FAQs; three levels at most. */
export interface Category {
	id: string;
	name: string;
	/** "0" at the top. */
	parentId: string;
	language: 'en_us' | 'zh_cn';
	/** Milliseconds since 1970; not shown, only sorted by. */
	updatedAt: number;
}

type Row = readonly [number: number, name: string, parentNumber?: number];

// The number makes up the last three digits of the id.
const ENGLISH: readonly Row[] = [
	[444, 'Accounts and passwords'],
	[450, 'Sign-in', 444],
	[451, 'Two-factor authentication', 450],
	[452, 'Passwords', 450],
	[445, 'Computers and phones'],
	[453, 'Network', 445],
	[454, 'VPN', 453],
	[455, 'Wi-Fi', 453],
	[456, 'Printers & scanners', 445],
	[457, 'New equipment', 445],
	[446, 'Human resources'],
	[458, 'Time off', 446],
	[459, 'Parental leave', 458],
	[460, 'Pay and benefits', 446],
	[447, 'Finance'],
	[461, 'Travel and expenses', 447],
	[462, 'Purchasing', 447],
];

const CHINESE: readonly Row[] = [
	[544, '账号与密码'],
	[550, '登录', 544],
	[551, '两步验证', 550],
	[552, '密码', 550],
	[545, '电脑与手机'],
	[553, '网络', 545],
	[554, 'VPN', 553],
	[555, '无线网络', 553],
	[556, '打印机与扫描仪', 545],
	[557, '新设备', 545],
	[546, '人力资源'],
	[558, '休假', 546],
	[559, '产假与陪产假', 558],
	[560, '薪酬与福利', 546],
	[547, '财务'],
	[561, '差旅与报销', 547],
	[562, '采购', 547],
];

/** The helpdesk's categories, parents before their children. */
export const CATEGORIES: readonly Category[] = [
	...ENGLISH.map((row) => category(row, 'en_us')),
	...CHINESE.map((row) => category(row, 'zh_cn')),
];

/**
 * Makes up the id of a category.
 *
 * @param number last three digits
 * @returns an id above 2^53
 */
export function categoryId(number: number): string {
	return `6948728206392295${number}`;
}

/**
 * Follows a category up to the top.
 *
 * @param id id of the lowest one
 * @returns the categories from the top down; empty when the id is unknown
 */
export function pathTo(id: string): Category[] {
	const found = CATEGORIES.find((candidate) => candidate.id === id);
	return found ? [...pathTo(found.parentId), found] : [];
}

function category([number, name, parent]: Row, language: Category['language']): Category {
	return {
		id: categoryId(number),
		name,
		parentId: parent === undefined ? '0' : categoryId(parent),
		language,
		// Another order than that of the list, so that sorting shows.
		updatedAt: Date.UTC(2024, number % 12, 1 + (number % 27)),
	};
}
