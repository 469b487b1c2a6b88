import { visibleText } from '../shared/identifier';
import { InputError, excerpt } from '../shared/inputError';

/** What people know of each other instead of an ID. */
export interface Address {
	by: 'email' | 'mobile';
	/** As it is sent to Feishu. */
	value: string;
	/** The same for all ways of writing the address. */
	key: string;
}

/** Stands in for one `@` with something on both sides and a dot behind, as Feishu's own check does. */
const EMAIL = /^[^\s@,;<>"()]+@[^\s@,;<>"()]+\.[^\s@,;<>"().]+$/;

/** Digits of a number, with or without a country code (E.164 allows 15). */
const MOBILE = /^\+?\d{6,15}$/;

/**
 * @param value an e-mail address
 * @returns the same for all ways of writing it
 */
export const emailKey = (value: string): string => value.trim().toLowerCase();

/**
 * Feishu answers with a number as it was asked for, or with the country code.
 *
 * @param value a mobile number
 * @returns the same for all ways of writing it; `+86` may be left out (contact-v3, batch_get_id)
 */
export const mobileKey = (value: string): string =>
	withoutSeparators(value).replace(/^\+86(?=1\d{10}$)/, '');

/** Spaces, dashes, brackets and dots, also full-width ones. */
const SEPARATOR = /[\s().\-\u2010-\u2015\u2212（）－]/g;

/** Two zeros stand for the plus; of a number of mainland China with its country code it is often left out. */
const withoutSeparators = (value: string): string =>
	visibleText(value)
		.replace(SEPARATOR, '')
		.replace(/^(?:00|(?=861\d{10}$))/, '+');

/**
 * Reads an e-mail address.
 *
 * @param value what the field holds
 * @param field label of the field
 * @returns the address
 * @throws {InputError} when it is empty or none
 */
export function parseEmail(value: string, field: string): Address {
	const email = visibleText(value);
	const hint = 'Enter the address only, e.g. alice@example.com, as it stands in the contacts.';
	if (email === '') throw new InputError(field, 'is empty', hint);
	if (!EMAIL.test(email)) {
		throw new InputError(field, `is not an e-mail address: '${excerpt(email)}'`, hint);
	}
	return { by: 'email', value: email, key: emailKey(email) };
}

/**
 * Reads a mobile number.
 *
 * @param value what the field holds; spaces, dashes, brackets and dots between groups are left out
 * @param field label of the field
 * @returns the number
 * @throws {InputError} when it is empty or none
 */
export function parseMobile(value: string, field: string): Address {
	const written = visibleText(value);
	const number = withoutSeparators(written);
	const hint =
		'Enter the number only, e.g. +6581234567. Numbers from outside mainland China need + and the country code.';
	if (number === '') throw new InputError(field, 'is empty', hint);
	if (!MOBILE.test(number) || !hasClearGroups(written)) {
		throw new InputError(field, `is not a mobile number: '${excerpt(written)}'`, hint);
	}
	return { by: 'mobile', value: number, key: mobileKey(number) };
}

/** Signs of digits that are not those of one number: without the separators they would make another. */
const GLUED = [
	// A negative number.
	/^[-\u2212]/,
	// The zero that callers from abroad leave out: +44 (0)20 ….
	/\(0\)/,
	// A whole number with an extension or a second number behind it.
	/\d{8,}\D+\d/,
	// Groups between dots have two to five digits, the country code at the start one to three.
	/\d{6}\.|\.\d{6}|\.(?!\d\d)|(?<!^\+?)(?<!\d)\d\./,
	// One dot is the one of decimals, unless other separators show that it is none.
	/^\D*\d+\.\d+\D*$|^\d{1,3}(?:\s\d{3})+\.\d+$|^[^.]*\.\d\d(?:\D[^.]*)?$/,
];

const hasClearGroups = (written: string): boolean => !GLUED.some((sign) => sign.test(written));
