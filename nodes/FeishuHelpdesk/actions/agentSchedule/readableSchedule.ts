import type { IDataObject } from 'n8n-workflow';

import { type JsonObject, listIn } from '../../shared/json';
import { nameOf } from '../../shared/ticketWords';
import { raw } from '../../engine/reading';

/** `status` of an agent (Feishu docs: helpdesk-v1, list agent schedules). */
export const AGENT_STATUS_NAMES = Object.freeze({
	1: 'online',
	2: 'offline',
	3: 'off duty',
	4: 'removed',
} as const satisfies Record<number, string>);

/** `weekday` of working hours (Feishu docs: helpdesk-v1, get agent schedule); there is no 8. */
export const WEEKDAY_NAMES = Object.freeze({
	1: 'Monday',
	2: 'Tuesday',
	3: 'Wednesday',
	4: 'Thursday',
	5: 'Friday',
	6: 'Saturday',
	7: 'Sunday',
	9: 'every day',
	10: 'Monday to Friday',
	11: 'Saturday and Sunday',
} as const satisfies Record<number, string>);

/**
 * Puts words beside the numbers of a schedule.
 *
 * @param schedule as Feishu sent it
 * @returns the same with `status_name`, and `weekday_name` in its working hours
 */
export function readableSchedule(schedule: JsonObject): IDataObject {
	return {
		...raw(schedule),
		status_name: nameOf(AGENT_STATUS_NAMES, schedule.status),
		schedule: listIn(schedule, 'schedule').map((hours) => ({
			...raw(hours),
			weekday_name: nameOf(WEEKDAY_NAMES, hours.weekday),
		})),
	};
}
