import { emailKey, mobileKey, type Address } from '../../fields/address';
import { INVALID_ADDRESS, lookUpRequest } from '../../fields/lookUpRequest';
import type { UserIdType } from '../../fields/personId';
import { type JsonObject, listIn } from '../../shared/json';
import { Failure } from '../../transport/failure';
import type { Steps } from '../../transport/steps';
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
export function userLookUp(address: Address, options: LookUpOptions): LookUpNeed {
	const { idType, resigned } = options;
	const batch = `users:${idType}:${resigned}`;
	return {
		id: `${batch}:${address.by}:${address.value}`,
		address,
		standIn: { user_id: STAND_IN_IDS[idType], [address.by]: address.value },
		batch: { id: batch, fetches: (needs) => fetches(needs.filter(isLookUp), options) },
	};
}

/** Has the form of an ID, since receivers are checked with it. */
const STAND_IN_IDS: Readonly<Record<UserIdType, string>> = Object.freeze({
	open_id: 'ou_looked_up_first',
	union_id: 'on_looked_up_first',
	user_id: 'looked_up_first',
});

/** A look-up of one address. */
interface LookUpNeed extends Need {
	readonly address: Address;
}

const isLookUp = (need: Need): need is LookUpNeed => 'address' in need;

/** E-mails and mobiles have limits of their own, so each request takes up to 50 of both. */
function fetches(needs: readonly LookUpNeed[], options: LookUpOptions): Fetch[] {
	const emails = chunks(needs.filter(({ address }) => address.by === 'email'));
	const mobiles = chunks(needs.filter(({ address }) => address.by === 'mobile'));
	return Array.from({ length: Math.max(emails.length, mobiles.length) }, (_, index) => {
		const together = [...(emails[index] ?? []), ...(mobiles[index] ?? [])];
		return { needIds: together.map(({ id }) => id), steps: () => lookUp(together, options) };
	});
}

function chunks(needs: readonly LookUpNeed[]): LookUpNeed[][] {
	return Array.from({ length: Math.ceil(needs.length / MAX_ADDRESSES) }, (_, index) =>
		needs.slice(index * MAX_ADDRESSES, (index + 1) * MAX_ADDRESSES),
	);
}

function* lookUp(
	needs: readonly LookUpNeed[],
	options: LookUpOptions,
): Steps<Map<string, JsonObject | Failure>> {
	const { idType, resigned } = options;
	const reply = yield request(needs, idType, resigned === 'include');
	if (reply instanceof Failure) return yield* apart(needs, options, reply);
	const { data } = reply;
	const entries = match(needs, data);
	const found = new Map<string, JsonObject | Failure>(entries);
	const missing = needs.filter(({ id }) => entries.get(id)?.user_id === undefined);
	if (resigned !== 'explain' || missing.length === 0 || !('user_list' in data)) return found;
	const again = yield request(missing, idType, true);
	if (again instanceof Failure) return found;
	for (const [id, entry] of match(missing, again.data)) {
		if (typeof entry.user_id === 'string') found.set(id, { resigned: true });
	}
	return found;
}

/** Feishu refuses a request whole for one address that it does not take, so halves find that one. */
function* apart(
	needs: readonly LookUpNeed[],
	options: LookUpOptions,
	failure: Failure,
): Steps<Map<string, JsonObject | Failure>> {
	const [first] = needs;
	if (failure.details.code !== INVALID_ADDRESS || first === undefined) throw failure;
	if (needs.length === 1) return new Map([[first.id, failure]]);
	const middle = Math.ceil(needs.length / 2);
	return new Map([
		...(yield* lookUp(needs.slice(0, middle), options)),
		...(yield* lookUp(needs.slice(middle), options)),
	]);
}

function request(needs: readonly LookUpNeed[], idType: UserIdType, includeResigned: boolean) {
	return lookUpRequest(
		needs.map(({ address }) => address),
		idType,
		includeResigned,
	);
}

/** Feishu gives one entry per address; one that was not found has no `user_id`. */
function match(needs: readonly LookUpNeed[], data: JsonObject): Map<string, JsonObject> {
	const known = { email: new Map<string, JsonObject>(), mobile: new Map<string, JsonObject>() };
	for (const entry of listIn(data, 'user_list')) {
		const { user_id: userId, ...others } = entry;
		const { email, mobile } = others;
		const found = typeof userId === 'string' && userId !== '' ? entry : others;
		if (typeof email === 'string') known.email.set(emailKey(email), found);
		if (typeof mobile === 'string') known.mobile.set(mobileKey(mobile), found);
	}
	return new Map(needs.map(({ id, address: { by, key } }) => [id, known[by].get(key) ?? {}]));
}
