import type { IDataObject } from 'n8n-workflow';

import { entriesOf } from '../fields/list';
import { choiceOf, filled } from '../shared/plainText';
import { switchValue } from '../shared/switchValue';
import { SENDER_NAMES, STAGE_NAMES, STATUS_NAMES } from '../shared/ticketWords';
import { EVENT_NAMES, type EventName } from './event/events';
import type { Filters } from './event/filters';

/** Whoever knows the values of the trigger's fields, e.g. n8n's context. */
export interface Fields {
	getNodeParameter(name: string, fallback?: unknown): unknown;
}

const CHOICES = Object.freeze({
	senders: ['Senders', Object.values(SENDER_NAMES)],
	stages: ['Stages', Object.keys(STAGE_NAMES).map(Number)],
	statuses: ['Statuses', Object.keys(STATUS_NAMES).map(Number)],
} as const satisfies Record<string, readonly [label: string, values: readonly unknown[]]>);

const optionsOf = (ctx: Fields) => (ctx.getNodeParameter('options', {}) ?? {}) as IDataObject;

/** An expression yields one of them or text as often as a list: `51`, `"51"`, `"guest, agent"`. */
const chosenIn = (given: unknown): unknown[] =>
	entriesOf(given)
		.map(({ value }) => filled(typeof value === 'string' ? value.trim() : value))
		.filter((entry) => entry !== undefined);

const knownIn = <Value extends string | number>(given: unknown, values: readonly Value[]) => {
	const chosen = new Set(chosenIn(given).map(String));
	return values.filter((value) => chosen.has(String(value)));
};

/**
 * Reads which events the user chose.
 *
 * @param ctx n8n's context
 * @returns the events; values that are no event are left out
 */
export const chosenEvents = (ctx: Fields): EventName[] =>
	knownIn(ctx.getNodeParameter('events', []), EVENT_NAMES);

/**
 * Reads which events start the workflow. What is no choice is left out: an event too many is harmless.
 *
 * @param ctx n8n's context
 * @returns the filters
 */
export function readFilters(ctx: Fields): Filters {
	const { senders, stages, statuses } = optionsOf(ctx);
	return {
		events: chosenEvents(ctx),
		senders: knownIn(senders, CHOICES.senders[1]),
		stages: knownIn(stages, CHOICES.stages[1]),
		statuses: knownIn(statuses, CHOICES.statuses[1]),
	};
}

/**
 * @param ctx n8n's context
 * @returns whether the ticket of an event is loaded
 * @throws {InputError} when the switch is neither on nor off
 */
export const loadsTicket = (ctx: Fields): boolean =>
	switchValue(filled(optionsOf(ctx).loadTicket) ?? false, 'Load Ticket');

/**
 * Refuses options that mean nothing, while somebody looks: later an event would start nothing without a word.
 *
 * @param ctx n8n's context
 * @throws {InputError} naming the option
 */
export function checkOptions(ctx: Fields): void {
	const options = optionsOf(ctx);
	for (const [name, [label, values]] of Object.entries(CHOICES)) {
		for (const entry of chosenIn(options[name])) choiceOf(entry, values.map(String), label, '');
	}
	loadsTicket(ctx);
}
