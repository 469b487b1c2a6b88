import { TEAM } from '../agents/team';

export type UserIdType = 'open_id' | 'union_id' | 'user_id';

/** Somebody of the company, as the contact directory knows them. */
export interface Person {
	openId: string;
	unionId: string;
	userId: string;
	name: string;
	/** The contact e-mail; never the mailbox of Feishu Mail. */
	email: string;
	/** With the country's prefix, e.g. `+8613800000001`. */
	mobile: string;
	department: string;
	city: string;
	country: string;
	isResigned: boolean;
	isFrozen: boolean;
	/** False when the app's contact data range leaves this person out. */
	inContactRange: boolean;
	/** False when the helpdesk is not visible to this person. */
	seesHelpdesk: boolean;
}

/** What is said about a person; the rest follows from the id. */
export type PersonInput = Partial<Person> & Pick<Person, 'openId'>;

/**
 * Completes a person.
 *
 * @param input the open_id at least: `ou_alice` becomes Alice with alice@example.com
 */
export function person(input: PersonInput): Person {
	const key = input.openId.replace(/^ou_/, '');
	return {
		unionId: `on_${key}`,
		userId: key.replaceAll('_', ''),
		name: key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' '),
		email: `${key.replaceAll('_', '')}@example.com`,
		mobile: '',
		department: 'Sales',
		city: 'Shanghai',
		country: 'CN',
		isResigned: false,
		isFrozen: false,
		inContactRange: true,
		seesHelpdesk: true,
		...input,
	};
}

/** People with a part to play. */
export const STAFF: readonly Person[] = [
	{ openId: 'ou_alice', name: 'Alice Chen', mobile: '+8613800000001' },
	{ openId: 'ou_bob', name: 'Bob Li', mobile: '+8613800000002' },
	{ openId: 'ou_carol', name: 'Carol Zhang', mobile: '+8613800000003' },
	{ openId: 'ou_dave', name: 'Dave Wang', mobile: '+14155550104', city: 'San Jose', country: 'US' },
	{ openId: 'ou_eve', name: 'Eve Resigned', mobile: '+8613800000005', isResigned: true },
	{ openId: 'ou_frank', name: 'Frank Hidden', mobile: '+8613800000006', inContactRange: false },
	// Her mailbox of Feishu Mail is grace@corp.example.com: contact-v3 does not search mailboxes.
	{ openId: 'ou_grace', name: 'Grace Liu', mobile: '+8613800000007' },
	{ openId: 'ou_heidi', name: 'Heidi Frozen', mobile: '+8613800000008', isFrozen: true },
	{ openId: 'ou_ivan', name: 'Ivan Outside', mobile: '+79990000009', seesHelpdesk: false },
	{ openId: 'ou_judy', name: '朱迪', mobile: '+8613800000010', email: 'Judy.Zhu+it@example.com' },
	{ openId: 'ou_kenji', name: '健二 佐藤', mobile: '+819000000011', city: 'Tokyo', country: 'JP' },
	{ openId: 'ou_liam', name: "Liam O'Neill 🚀", mobile: '+353850000012', country: 'IE' },
	{ openId: 'ou_mallory', name: '<b>Mallory</b> "&amp;"', mobile: '+8613800000013' },
].map(person);

/** The agents of the helpdesk. */
export const AGENTS: readonly Person[] = TEAM.map(person);

const GUEST_NAMES = [
	'王小明',
	'Anna Schmidt',
	'李雷 🐼',
	'韩梅梅',
	'José García',
	'陈晨 Chen',
	'Priya Nair',
	'欧阳娜娜',
	'Tom & Jerry',
	'鈴木 さくら',
	'Ли Вэй',
	'👩‍💻 Dev Team',
] as const;

const DEPARTMENTS = ['Sales', 'Finance', '人力资源', 'R&D', 'Logistics'] as const;
const CITIES = ['Shanghai', '北京', 'Shenzhen', 'Singapore', 'Berlin'] as const;

/** Those who wrote to the helpdesk before: `ou_guest_001` to `ou_guest_060`. */
export const GUESTS: readonly Person[] = numbered('guest', 60).map(({ openId, index }) =>
	person({
		openId,
		name: `${GUEST_NAMES[index % GUEST_NAMES.length] ?? 'Guest'} ${index + 1}`,
		department: DEPARTMENTS[index % DEPARTMENTS.length] ?? '',
		city: CITIES[index % CITIES.length] ?? '',
		mobile: `+86137${String(index + 1).padStart(8, '0')}`,
	}),
);

/**
 * Makes people up: `ou_person_001` with person001@example.com, and so on.
 *
 * @param count how many
 * @param from index of the first, from 0
 */
export function makePeople(count: number, from = 0): Person[] {
	return numbered('person', count, from).map(({ openId, index }) =>
		person({ openId, mobile: `+86139${String(index + 1).padStart(8, '0')}` }),
	);
}

function numbered(kind: string, count: number, from = 0): { openId: string; index: number }[] {
	return Array.from({ length: count }, (_, offset) => {
		const index = from + offset;
		return { openId: `ou_${kind}_${String(index + 1).padStart(3, '0')}`, index };
	});
}
