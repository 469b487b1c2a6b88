import { emailKey, mobileKey, type Address } from '../../fields/address';
import type { UserIdType } from '../../fields/personId';
import type { JsonObject } from '../../shared/json';
import { Failure } from '../../transport/failure';
import { path } from '../../transport/path';
import type { ApiRequest } from '../../transport/request';
import { ask, listIn, type Steps } from '../../transport/steps';
import type { Fetch, Need } from '../../engine/operation';

/** Feishu docs: contact-v3, batch_get_id: addresses of each kind in one request. */
const MAX_ADDRESSES = 50;

/** How people are looked up. */
export interface LookUpOptions {
	idType: UserIdType;
	/**
	 * `include`: people who have left are found too. `explain`: they are not, but are asked for once
	 * more to tell them from unknown ones.
	 */
	resigned: 'include' | 'explain' | 'leaveOut';
}

/**
 * The look-up of the person behind an address. All look-ups of a run are batched.
 *
 * @param address e-mail or mobile number
 * @param options kind of ID, and what to do about people who have left
 * @returns a need that yields Feishu's entry: `user_id` when the person was found, `status` when the
 * app may see it; `resigned: true` for one who has left
 */
export function userLookUp(address: Address, options: LookUpOptions): Need {
	const { idType, resigned } = options;
	return {
		id: needId(address),
		standIn: { user_id: STAND_IN_IDS[idType], [address.by]: address.value },
		batch: {
			id: `users:${idType}:${resigned}`,
			fetches: (needIds) => fetches(needIds, options),
		},
	};
}

/** Has the form of an ID, since receivers are checked with it. */
const STAND_IN_IDS: Readonly<Record<UserIdType, string>> = Object.freeze({
	open_id: 'ou_looked_up_first',
	union_id: 'on_looked_up_first',
	user_id: 'looked_up_first',
});

const needId = ({ by, value }: Address): string => `${by}:${value}`;

/** E-mails and mobiles have limits of their own, so each request takes up to 50 of both. */
function fetches(needIds: readonly string[], options: LookUpOptions): Fetch[] {
	const emails = chunks(needIds.filter((id) => id.startsWith('email:')));
	const mobiles = chunks(needIds.filter((id) => id.startsWith('mobile:')));
	return Array.from({ length: Math.max(emails.length, mobiles.length) }, (_, index) => {
		const together = [...(emails[index] ?? []), ...(mobiles[index] ?? [])];
		return { needIds: together, steps: () => lookUp(together, options) };
	});
}

function chunks(needIds: readonly string[]): string[][] {
	return Array.from({ length: Math.ceil(needIds.length / MAX_ADDRESSES) }, (_, index) =>
		needIds.slice(index * MAX_ADDRESSES, (index + 1) * MAX_ADDRESSES),
	);
}

function* lookUp(
	needIds: readonly string[],
	{ idType, resigned }: LookUpOptions,
): Steps<Map<string, JsonObject>> {
	const data = yield* ask(request(needIds, idType, resigned === 'include'));
	const found = match(needIds, data);
	const missing = needIds.filter((id) => found.get(id)?.user_id === undefined);
	if (resigned !== 'explain' || missing.length === 0 || !('user_list' in data)) return found;
	const reply = yield request(missing, idType, true);
	if (reply instanceof Failure) return found;
	for (const [id, entry] of match(missing, reply.data)) {
		if (typeof entry.user_id === 'string') found.set(id, { resigned: true });
	}
	return found;
}

function request(
	needIds: readonly string[],
	idType: UserIdType,
	includeResigned: boolean,
): ApiRequest {
	const of = (kind: string) =>
		needIds.filter((id) => id.startsWith(kind)).map((id) => id.slice(kind.length));
	const [emails, mobiles] = [of('email:'), of('mobile:')];
	return {
		method: 'POST',
		path: path`/contact/v3/users/batch_get_id`,
		query: { user_id_type: idType },
		body: {
			json: {
				...(emails.length > 0 && { emails }),
				...(mobiles.length > 0 && { mobiles }),
				...(includeResigned && { include_resigned: true }),
			},
		},
		effect: 'read',
	};
}

/** Feishu gives one entry per address; one that was not found has no `user_id`. */
function match(needIds: readonly string[], data: JsonObject): Map<string, JsonObject> {
	const byAddress = new Map<string, JsonObject>();
	for (const entry of listIn(data, 'user_list')) {
		const { user_id: userId, ...others } = entry;
		const { email, mobile } = others;
		const known = typeof userId === 'string' && userId !== '' ? entry : others;
		if (typeof email === 'string') byAddress.set(`email:${emailKey(email)}`, known);
		if (typeof mobile === 'string') byAddress.set(`mobile:${mobileKey(mobile)}`, known);
	}
	const keyOf = (id: string) =>
		id.startsWith('mobile:')
			? `mobile:${mobileKey(id.slice('mobile:'.length))}`
			: `email:${emailKey(id.slice('email:'.length))}`;
	return new Map(needIds.map((id) => [id, byAddress.get(keyOf(id)) ?? {}]));
}
