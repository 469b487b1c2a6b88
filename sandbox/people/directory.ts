import { AGENTS, GUESTS, makePeople, person, STAFF, type Person, type PersonInput } from './people';
import type { UserIdType } from './people';

const GENERATED = 100;

const ID_OF: Readonly<Record<UserIdType, (person: Person) => string>> = {
	open_id: ({ openId }) => openId,
	union_id: ({ unionId }) => unionId,
	user_id: ({ userId }) => userId,
};

/** The contact directory of the company. */
export class Directory {
	private readonly people: Person[] = [];
	private readonly byKey = new Map<string, Person>();
	private generated = 0;

	constructor() {
		this.reset();
	}

	/** @returns everybody, in the order in which they came */
	get all(): readonly Person[] {
		return this.people;
	}

	/** @returns a person's id of a type */
	idOf(person: Person, type: UserIdType): string {
		return ID_OF[type](person);
	}

	/** Finds a person by open_id, union_id or user_id, whichever it is. */
	byId(id: string): Person | undefined {
		return this.byKey.get(`id:${id}`);
	}

	/** Finds a person by the contact e-mail, whatever its case. */
	byEmail(email: string): Person | undefined {
		return this.byKey.get(`email:${email.toLowerCase()}`);
	}

	/** Finds a person by mobile. Feishu docs: a number of mainland China needs no prefix. */
	byMobile(mobile: string): Person | undefined {
		return this.byKey.get(`mobile:${withPrefix(mobile)}`);
	}

	/** Finds a person by id, e-mail or full name, as somebody types it into the agent's page. */
	find(text: string): Person | undefined {
		const wanted = text.trim();
		const lower = wanted.toLowerCase();
		return (
			this.byId(wanted) ??
			this.byEmail(wanted) ??
			this.people.find(({ name }) => name.toLowerCase() === lower)
		);
	}

	/**
	 * Adds people; one with an id that is known replaces whom it belonged to.
	 *
	 * @param people how many to make up, or who they are
	 * @returns those that were added
	 */
	add(people: number | readonly PersonInput[]): Person[] {
		const added =
			typeof people === 'number' ? makePeople(people, this.generated) : people.map(person);
		if (typeof people === 'number') this.generated += people;
		for (const one of added) this.put(one);
		return added;
	}

	/** Goes back to the people it began with. */
	reset(): void {
		this.people.length = 0;
		this.byKey.clear();
		this.generated = 0;
		this.add([...STAFF, ...AGENTS, ...GUESTS]);
		this.add(GENERATED);
	}

	private put(one: Person): void {
		const before = this.byId(one.openId);
		if (before) {
			this.people.splice(this.people.indexOf(before), 1);
			for (const key of keysOf(before)) this.byKey.delete(key);
		}
		this.people.push(one);
		for (const key of keysOf(one)) this.byKey.set(key, one);
	}
}

function keysOf({ openId, unionId, userId, email, mobile }: Person): string[] {
	return [
		...[openId, unionId, userId].map((id) => `id:${id}`),
		`email:${email.toLowerCase()}`,
		...(mobile === '' ? [] : [`mobile:${mobile}`]),
	];
}

function withPrefix(mobile: string): string {
	return /^1\d{10}$/.test(mobile) ? `+86${mobile}` : mobile;
}
