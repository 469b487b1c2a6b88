import { Failure } from '../transport/failure';
import { toFailure } from '../transport/nodeError';
import { labelOf, nameOf, wayOn } from './onceKey';
import type { OnceKey } from './operation';

/** @returns what an error says */
export const textOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);

/** @returns the failure of a message that may be out, with what becomes of its key */
export const kept = (failure: Failure, once: OnceKey): Failure =>
	failure.advise(
		'',
		`Its ${nameOf(once)} stays taken, so this message is not sent when the workflow runs again. ${wayOn(once)}`,
	);

/** @returns the failure of a message whose key was taken, by a run that never told what became of it */
export const neverConfirmed = (once: OnceKey): Failure =>
	new Failure(
		`The ${nameOf(once)} was taken by an earlier run that ended before it knew whether the message arrived`,
		{
			code: null,
			msg: '',
			httpStatus: null,
			logId: null,
			hint: `Nothing was sent now. Check the conversation in Feishu. ${wayOn(once)}`,
			retryable: false,
			delivery: 'unknown',
		},
		'interrupted',
	);

/** @returns the failure of a message, and why its key stays taken */
export const notGivenBack = (failure: Failure, once: OnceKey, error: unknown): Failure =>
	failure.advise(
		'',
		`And its ${nameOf(once)} could not be given back: ${textOf(error)}. So the message is not sent when the workflow runs again. ${wayOn(once)}`,
	);

/** @returns the failure of a message that was not sent since nobody knows whether it was before */
export const unreadable = (error: unknown, once: OnceKey): Failure =>
	toFailure(
		new Error(`'${labelOf(once)}' could not be checked, so nothing was sent: ${textOf(error)}`),
	);
