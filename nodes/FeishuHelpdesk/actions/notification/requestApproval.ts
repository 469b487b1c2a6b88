import type { Plan } from '../../engine/operation';
import { make } from '../../engine/writing';
import type { Params } from '../../fields/params';
import { InputError } from '../../shared/inputError';
import { textOrNull } from '../../shared/json';
import { Failure } from '../../transport/failure';
import { path } from '../../transport/path';
import { namedNotification, notificationIdIn, oneByOne } from './notification';

/**
 * Asks the owner of the helpdesk to approve a notification.
 *
 * @param params the item's fields
 * @returns the plan
 * @throws {InputError} naming the field
 */
export function requestApproval(params: Params<'notificationId' | 'reason'>): Plan {
	const id = notificationIdIn(params);
	const reason = params.text('reason').trim();
	if (reason === '') {
		throw new InputError(params.label('reason'), 'is empty', 'Say why it should go out.');
	}
	const names = namedNotification(id);
	return oneByOne({
		*steps() {
			const data = yield* make({
				method: 'POST',
				path: path`/helpdesk/v1/notifications/${id}/submit_approve`,
				body: { reason },
				names,
			});
			if (data.has_access === false) {
				const place = path`/helpdesk/v1/notifications/${id}`;
				const reply = yield { method: 'GET', path: place, effect: 'read' };
				throw noAccess(reply instanceof Failure ? null : textOrNull(reply.data.approval_app_link));
			}
			return [{ json: { notification_id: id, submitted: true } }];
		},
	});
}

/** As the page names it, where the notification does not. */
const APP = 'https://app.feishu.cn/app/cli_9f9f8825d53b900d';

/** The page says that whoever creates a notification must have the helpdesk's mini-app. */
const noAccess = (link: string | null): Failure =>
	new Failure(
		'The connected account lacks the helpdesk app, through which notifications are approved',
		{
			code: null,
			msg: '',
			httpStatus: null,
			logId: null,
			hint: `Install or update it in Feishu, then request approval again: ${link ?? APP}`,
			retryable: false,
			delivery: 'notSent',
		},
		'refused',
	);
