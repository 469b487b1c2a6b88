import { createHash } from 'node:crypto';

import type { Delivery } from '../transport/failure';
import { rehearse } from '../transport/steps';
import { standIns, type Found, type OutputItem, type Plan } from './operation';
import type { Once } from './sendOnce';

/** A message that goes out once, all at once or in parts. */
export interface OnceParts extends Once {
	/**
	 * Passes over the part that an earlier run sent.
	 *
	 * @returns whether the next one is to be tried
	 */
	skipPart: () => boolean;
}

/**
 * A message in parts has a key like any other, and each part one of its own with a print of the whole, all
 * taken and confirmed alike. So the next run of the same message goes on behind the last part that is out;
 * of another message under its key nothing is sent.
 *
 * @param plan of the message
 * @param found what it needed
 * @param out what the output says of the parts that are out; parts passed over are added
 * @param open opens a key: that of the message, or with something behind it
 * @param shown the key as the user knows it
 */
export function inParts(
	plan: Plan,
	found: Found,
	out: OutputItem[],
	open: (behind: string) => Once,
	shown: string,
): OnceParts {
	const whole = open('');
	const parts = sendsOf(plan, found);
	if (parts.length < 2) return { ...whole, skipPart: () => false };

	// What is only known once something is uploaded differs from run to run, but not in length.
	const content = [sendsOf(plan, standIns), parts.map((part) => part.length)];
	const print = createHash('sha256').update(JSON.stringify(content)).digest('base64');
	const keys = parts.map((_, index) => open(` ${index + 1}/${parts.length} ${print}`));
	const key = () => keys[out.length] ?? whole;
	let goesOn = out.length > 0;

	async function lookFurther(thrown: unknown): Promise<never> {
		if (!whole.wasSent()) {
			// Did the run that took it get as far as the first part?
			const isMine = await key()
				.enter()
				.then(() => true)
				.catch(() => false);
			if (isMine) await key().back();
			goesOn = key().wasSent();
		}
		throw thrown;
	}

	return {
		async enter() {
			if (!goesOn) await whole.enter().catch(lookFurther);
			await key().enter();
		},
		async back() {
			await key().back();
			if (out.length === 0) await whole.back();
		},
		left() {
			key().left();
			whole.left();
		},
		wasSent: () => whole.wasSent(),
		confirm() {
			key().confirm();
			if (out.length === keys.length - 1) whole.confirm();
		},
		skipPart() {
			if (!key().wasSent()) return false;
			const place = { part: out.length + 1, parts: keys.length };
			out.push({ json: { skipped: true, key: shown, ...place } });
			if (out.length === keys.length) whole.confirm();
			return true;
		},
		async settle(failure) {
			const { delivery } = failure.details;
			// Parts are out, this one is not.
			const ownFailure = delivery === 'sent' ? failure.with({ delivery: 'notSent' }) : failure;
			const ofPart = await key().settle(ownFailure);
			const ofWhole = await whole.settle(failure);
			if (out.length === 0) return ofWhole === failure ? ofPart : ofWhole;
			if (ofPart !== ownFailure && delivery === 'sent') return ofPart.with({ delivery });
			const retryable = failure.details.retryable && delivery !== 'unknown';
			return failure.with({ retryable }).advise('', wayOn(delivery, out.length + 1));
		},
	};
}

const wayOn = (delivery: Delivery, part: number): string =>
	delivery === 'unknown'
		? `When the workflow runs again with this key, nothing is sent from part ${part} on. Send what is missing by hand.`
		: `Run the workflow again with the same key and content: it goes on with part ${part}.`;

/** What goes out if all goes well, as text. */
const sendsOf = (plan: Plan, found: Found): string[] =>
	rehearse(plan.steps(found))
		.filter(({ effect }) => effect === 'send')
		.map(({ body }) => JSON.stringify(body));
