import { createHash } from 'node:crypto';

import { limitedNumber } from '../fields/limitedNumber';
import type { Params } from '../fields/params';
import { identifierText } from '../shared/identifier';
import { excerpt, InputError } from '../shared/inputError';
import { hoursOption, keyOption } from './onceOptions';
import type { Found, Once, OnceKey } from './operation';

/** A longer key is no key, but a whole item or message that came into the field. */
const LONGEST = 1000;

/**
 * For so many hours the same message is left out, and for up to half of them more: a key names a half.
 * What was sent in the afternoon is left out the next morning, what is sent daily is not (16 + 8 h).
 */
const HALVES = 2;

/** Moves the halves away from the round times at which workflows start. */
const SHIFT_MS = 1_043_000;

const KEY = 'options.skipAlreadySentKey';
const HOURS = 'options.skipIdenticalWithin';

/**
 * Reads under what a message goes out once only.
 *
 * @param params the item's fields
 * @returns what it goes by, `undefined` when neither option was added
 * @throws {InputError} for an empty key, which would send without the protection that was asked for, for
 * what is no key, and for both options at once
 */
export function readOnce(params: Params<typeof KEY | typeof HOURS>): Once | undefined {
	const byHours = params.has(HOURS);
	if (!params.has(KEY)) {
		return byHours ? { hours: limitedNumber(hoursOption, params.value(HOURS), false) } : undefined;
	}
	const label = params.label(KEY);
	if (byHours) {
		throw new InputError(
			label,
			`cannot be used with '${params.label(HOURS)}'`,
			'Remove one of the two options.',
		);
	}
	const given = params.value(KEY);
	// Two IDs that have lost their last digits would be one key, and the second message left out.
	const isNumber = typeof given === 'number';
	const key = isNumber ? identifierText(given, label) : params.text(KEY).trim();
	if (key === '') {
		throw new InputError(
			label,
			'is empty',
			'Enter an expression that yields something of the item, e.g. {{ $json.ticket_id }}, or remove the option.',
		);
	}
	if (key.length <= LONGEST) return { key };
	throw new InputError(
		label,
		`is ${key.length} characters long: '${excerpt(key)}'`,
		`Enter something short that tells this message from others, e.g. {{ $json.ticket_id }}; at most ${LONGEST} characters.`,
	);
}

/**
 * @param key of a message
 * @param found what its receiver needs
 * @param now ms
 * @returns what is stored for it: the first entry decides, the others are those of later hours
 */
export function entriesOf({ once, receiver, content }: OnceKey, found: Found, now: number) {
	if ('key' in once) return [`${once.key} → ${receiver(found)}`];
	const text = JSON.stringify(content());
	const digest = createHash('sha256').update(text).digest('base64');
	const halfMs = (once.hours * 3_600_000) / HALVES;
	const half = Math.floor((now + SHIFT_MS) / halfMs);
	return Array.from(
		{ length: HALVES + 1 },
		(_, n) => `${digest} ${once.hours} h ${half + n} → ${receiver(found)}`,
	);
}

/** As the output of a skipped message shows it. */
export const shownKey = ({ once }: OnceKey): string =>
	'key' in once ? once.key : `same message within ${once.hours} h`;

/** As errors name it. */
export const nameOf = ({ once }: OnceKey): string =>
	'key' in once ? `key '${once.key}'` : 'automatic key';

/** The option that it comes from. */
export const labelOf = ({ once }: OnceKey): string =>
	('key' in once ? keyOption : hoursOption).displayName;

/** What to do when the message did not arrive. */
export const wayOn = ({ once }: OnceKey): string =>
	`If it did not arrive, ${
		'key' in once
			? 'send it under another key, e.g. with a letter behind it'
			: `send it without the option '${hoursOption.displayName}'`
	}.`;
