import { field, fieldList, rowsField, severalFrom } from '../../fields/field';
import { splitIdentifiers } from '../../fields/list';
import type { Params } from '../../fields/params';
import { InputError, excerpt } from '../../shared/inputError';
import { isJsonObject, type JsonObject } from '../../shared/json';
import { parseJsonField } from '../../shared/parseField';
import { filled, misfit } from '../../shared/plainText';
import { choicesOf } from '../../shared/ticketWords';
import { agentSkillSearch } from '../agentSkill/agentSkillSearch';
import { WEEKDAY_NAMES } from './readableSchedule';

/** When an agent works. */
export const scheduleField = rowsField(
	{
		displayName: 'Working Hours',
		name: 'schedule',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Hours',
		default: {},
		description: 'When the agent gets tickets',
	},
	{
		displayName: 'Hours',
		name: 'day',
		values: fieldList([
			{
				displayName: 'Day',
				name: 'weekday',
				type: 'options',
				options: choicesOf(WEEKDAY_NAMES),
				default: 10,
				description: 'On which days',
			},
			{
				displayName: 'From',
				name: 'startTime',
				type: 'string',
				default: '09:00',
				placeholder: 'e.g. 09:00',
				description: 'Hours and minutes',
			},
			{
				displayName: 'To',
				name: 'endTime',
				type: 'string',
				default: '18:00',
				placeholder: 'e.g. 18:00',
				description: 'Hours and minutes, up to 24:00',
			},
		]),
	},
);

/** n8n takes no expression for rows as a whole. */
export const scheduleJsonField = field({
	displayName: 'Working Hours (JSON)',
	name: 'scheduleJson',
	type: 'json',
	default: '',
	placeholder: '[{ "weekday": "Monday", "startTime": "09:00", "endTime": "18:00" }]',
	description: 'More hours, e.g. an expression for the rows of a sheet',
});

/** What the agent can do. */
export const agentSkillIdsField = severalFrom(agentSkillSearch, {
	displayName: 'Skill Names or IDs',
	name: 'agentSkillIds',
});

/**
 * Reads working hours and skills; what is left empty is not sent.
 *
 * @param params the item's fields
 * @returns `schedule` and `agent_skill_ids` (Feishu docs: helpdesk-v1, create agent schedule)
 * @throws {InputError} naming the row, or when both are empty
 */
export function readHours(
	params: Params<'schedule' | 'scheduleJson' | 'agentSkillIds'>,
): JsonObject {
	const label = params.label('schedule');
	const typed = params.rows(scheduleField, 'row').map(({ value, place }) => ({
		...{ weekday: value('weekday'), startTime: value('startTime'), endTime: value('endTime') },
		...{ place, label },
	}));
	const rows = [...typed, ...jsonRows(params.value('scheduleJson'), params.label('scheduleJson'))];
	const schedule = rows.map(({ weekday, startTime, endTime, place, label: of }) => ({
		start_time: timeOf(startTime, `From${place}`),
		end_time: timeOf(endTime, `To${place}`),
		weekday: weekdayOf(weekday, of, place),
	}));
	const skillLabel = params.label('agentSkillIds');
	const skills = splitIdentifiers(params.value('agentSkillIds'), skillLabel);
	if (schedule.length === 0 && skills.length === 0) {
		throw new InputError(label, `and '${skillLabel}' are both empty`, 'Fill in one of them.');
	}
	return {
		...(schedule.length > 0 && { schedule }),
		...(skills.length > 0 && { agent_skill_ids: skills }),
	};
}

interface Hours {
	weekday?: unknown;
	startTime?: unknown;
	endTime?: unknown;
	place: string;
	label: string;
}

function jsonRows(stored: unknown, label: string): Hours[] {
	const given = filled(stored);
	if (given === undefined) return [];
	const { rows } = parseJsonField(
		typeof given === 'string' ? `{"rows":${given}}` : { rows: given },
		label,
		'a list of rows',
	);
	return [rows ?? []].flat().map((row, index) => {
		const place = ` in row ${index + 1}`;
		// The names of this node's fields, or Feishu's, which reading a schedule puts out.
		if (isJsonObject(row)) {
			return { startTime: row.start_time, endTime: row.end_time, ...row, place, label };
		}
		throw new InputError(
			label,
			`${misfit(row, 'holds')}${place}`,
			'Give rows with weekday, startTime and endTime.',
		);
	});
}

/** Sheets have names of days, whole or short, and Chinese ones. */
function weekdayOf(value: unknown, field: string, place: string): number {
	const text = String(value ?? '')
		.trim()
		.toLowerCase();
	const chinese = CHINESE_DAYS.indexOf(text.replace(/^(?:\u661f\u671f|\u5468|\u793c\u62dc)/, ''));
	const days = Object.entries(WEEKDAY_NAMES);
	const found = days.find(
		([number, name]) =>
			text === number ||
			text === name.toLowerCase() ||
			(text.length === 3 && Number(number) < 8 && name.toLowerCase().startsWith(text)),
	);
	if (found) return Number(found[0]);
	if (chinese >= 0 && text.length > 1) return chinese < 7 ? chinese + 1 : 7;
	throw new InputError(
		field,
		`${misfit(value, 'has an unknown day')}${place}`,
		`Choose one of: ${days.map(([, name]) => name).join(', ')}.`,
	);
}

/** Monday to Sunday, which has two names. */
const CHINESE_DAYS = [
	'\u4e00',
	'\u4e8c',
	'\u4e09',
	'\u56db',
	'\u4e94',
	'\u516d',
	'\u65e5',
	'\u5929',
];

/** Feishu docs: helpdesk-v1, create agent schedule; its example ends at 24:00. */
function timeOf(value: unknown, field: string): string {
	const [all, hours = '', minutes = ''] =
		/^([01]?\d|2[0-4])[:\uff1a]([0-5]\d)(?::00)?$/.exec(String(value ?? '').trim()) ?? [];
	if (all !== undefined && (Number(hours) < 24 || minutes === '00')) {
		return `${hours.padStart(2, '0')}:${minutes}`;
	}
	const shown =
		typeof value === 'string'
			? `is no time of day: '${excerpt(value)}'`
			: misfit(value, 'is no time of day:');
	throw new InputError(field, shown, 'Enter hours and minutes, e.g. 09:00.');
}
