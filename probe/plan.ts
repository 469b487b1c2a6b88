import { factOf, type FactId } from './facts';
import type { Settings } from './settings';

/** @returns the facts with what each of them does, one a line */
export function listOf(ids: readonly FactId[]): string {
	return ids
		.map((id) => `${id.padEnd(24)}${factOf(id).open}\n${' '.repeat(24)}→ ${doesOf(id)}`)
		.join('\n');
}

/** @returns what a run is about to do, and with whom */
export function planOf(ids: readonly FactId[], settings: Settings): string {
	const of = (key: 'messages' | 'creates' | 'needs') =>
		ids.filter((id) => factOf(id)[key] !== undefined);
	const messages = ids.reduce((sum, id) => sum + (factOf(id).messages ?? 0), 0);
	const lines = [
		`Helpdesk ${settings.helpdeskId} at ${settings.baseUrl}, ${ids.length} facts.`,
		messages === 0
			? 'It sends no message.'
			: `It sends up to ${messages} messages to ${settings.receiver === '' ? 'nobody: no test person is named' : settings.receiver}, 80 a minute, for: ${of('messages').join(', ')}.`,
		...of('creates').map((id) => `${id}: creates ${factOf(id).creates ?? ''}, and removes it.`),
		...of('needs').map((id) => `${id}: asks you before it ${factOf(id).needs ?? ''}.`),
		'An uploaded image cannot be deleted, nor messages be called back. A ticket that only you can close is named in the end.',
	];
	return lines.join('\n');
}

function doesOf(id: FactId): string {
	const { messages, creates, needs } = factOf(id);
	const parts = [
		...(messages === undefined ? [] : [`sends up to ${messages} messages`]),
		...(creates === undefined ? [] : [`creates ${creates}, and removes it`]),
		...(needs === undefined ? [] : [`asks before it ${needs}`]),
	];
	return parts.length === 0 ? 'only reads' : parts.join('; ');
}
