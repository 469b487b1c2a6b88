import { html } from 'hono/html';
import type { z } from 'zod/v4';

import type { Html } from './inlineHtml';

/** A form that was refused, with all that somebody entered. */
export interface Refused {
	problem: string;
	fields: Readonly<Record<string, unknown>>;
}

/** The labels of the forms, by the names of their fields. */
const LABELS: Readonly<Partial<Record<string, string>>> = {
	guest: 'From',
	text: 'Message',
	url: 'Request URL',
	verificationToken: 'Verification Token',
	encryptKey: 'Encrypt Key',
};

/** @returns what to show of a form that says something wrong */
export function refusedOf(error: z.ZodError, fields: Refused['fields']): Refused {
	const sentences = error.issues.map(({ path, message }) => {
		const name = path.join('.');
		return `${LABELS[name] ?? name}: ${message}`;
	});
	return { problem: sentences.join('; '), fields };
}

/** @returns what was entered into a field of a refused form; undefined where none was refused */
export function enteredIn(refused: Refused | undefined, name: string): string | undefined {
	const value = refused?.fields[name];
	return typeof value === 'string' ? value : undefined;
}

/** Draws why a form was refused; nothing where none was. */
export function refusedHtml(refused: Refused | undefined): Html | '' {
	return refused ? html`<p class="check failed" role="alert">${refused.problem}</p>` : '';
}
