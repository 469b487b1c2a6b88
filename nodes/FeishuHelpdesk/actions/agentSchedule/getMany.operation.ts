import { filtersOf } from '../../fields/collections';
import { field } from '../../fields/field';
import { splitList } from '../../fields/list';
import { pagingFields, readLimit } from '../../fields/paging';
import { InputError } from '../../shared/inputError';
import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import type { Params } from '../../fields/params';
import { readMany } from '../../engine/reading';
import { AGENT_STATUS_NAMES, readableSchedule } from './readableSchedule';

const ALL_BUT_REMOVED = [1, 2, 3];

const statusField = field({
	displayName: 'Status',
	name: 'status',
	type: 'multiOptions',
	options: [
		{ name: 'Off Duty', value: 3, description: 'Outside of working hours' },
		{ name: 'Offline', value: 2, description: 'Set by the agent' },
		{ name: 'Online', value: 1, description: 'At work now' },
		{ name: 'Removed', value: 4, description: 'No longer an agent of the helpdesk' },
	],
	default: [1, 2, 3],
	description: 'Agents in any of these; without this filter all but removed ones',
});

const filtersField = filtersOf([statusField]);

/** Feishu docs: helpdesk-v1, list agent schedules. */
export const getMany = operation({
	name: 'Get Many',
	action: 'Get many schedules of agents',
	description: 'Retrieve status, working hours and skills of all agents',
	fields: [...pagingFields, filtersField],

	prepare(params) {
		return readMany({
			path: path`/helpdesk/v1/agent_schedules`,
			query: { status: readStatus(params) },
			list: 'agent_schedules',
			ids: [],
			paging: { by: 'none' },
			limit: readLimit(params),
			shape: readableSchedule,
		});
	},
});

/** Feishu lists nobody unless it is told which. */
function readStatus(params: Params<'filters.status'>): number[] {
	const label = statusField.displayName;
	const chosen = splitList(params.value('filters.status') ?? ALL_BUT_REMOVED, label);
	const hint = 'Choose at least one: online, offline, off duty or removed.';
	if (chosen.length === 0) throw new InputError(label, 'is empty', hint);
	return [...new Set(chosen)].map((status) => {
		if (Object.hasOwn(AGENT_STATUS_NAMES, status)) return Number(status);
		throw new InputError(label, `has the unknown value '${status}'`, 'Choose from the list.');
	});
}
