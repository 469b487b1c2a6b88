import type { NamedId } from '../fields/locator';
import { excerpt } from '../shared/inputError';
import { RESOURCE_NOT_FOUND } from '../transport/errorCodes';
import { Failure } from '../transport/failure';
import type { ApiRequest } from '../transport/request';
import type { Steps } from '../transport/steps';

/** Feishu docs: helpdesk-v1. Where a page lists no code of its own, an unknown ID is a bad request. */
const BAD_REQUEST = 154000;

/**
 * The same talk; a failure that an ID may have caused says which one.
 *
 * @param names the IDs that the talk asks by, if any
 * @param steps the talk, not begun
 */
export function* naming<Result>(
	names: NamedId | readonly NamedId[] = [],
	steps: Steps<Result>,
): Steps<Result> {
	const ids = [names].flat();
	let step = steps.next();
	while (step.done !== true) {
		const reply = yield step.value;
		step = steps.next(reply instanceof Failure ? named(reply, ids, step.value) : reply);
	}
	return step.value;
}

function named(failure: Failure, ids: readonly NamedId[], request: ApiRequest): Failure {
	const { details, message, reason } = failure;
	if (ids.length === 0) return failure;
	const which = ids.map(({ field, value }) => `'${field}' is '${excerpt(value)}'`).join(', ');
	if (details.code === RESOURCE_NOT_FOUND) return failure.advise(`${which}.`);
	if (details.code !== BAD_REQUEST) return failure;
	// Whatever may have happened stands in what to do.
	if (request.about?.includes('message') || details.delivery === 'unknown') {
		return failure.advise(`${which}.`);
	}
	const hint = `${which}. It may belong to another helpdesk, or another field is wrong.`;
	return new Failure(message, { ...details, hint }, reason);
}
