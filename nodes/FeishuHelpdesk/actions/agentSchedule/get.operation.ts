import { path } from '../../transport/path';
import { agentLocator } from '../agent/agentLocator';
import { operation } from '../../engine/operation';
import { readOne } from '../../engine/reading';
import { readableSchedule } from './readableSchedule';

/** Feishu docs: helpdesk-v1, get agent schedule. */
export const get = operation({
	name: 'Get',
	action: 'Get the schedule of an agent',
	description: 'Retrieve status, working hours and skills of an agent',
	fields: [agentLocator.field],

	prepare(params) {
		const agentId = agentLocator.read(params);
		return readOne(
			{
				path: path`/helpdesk/v1/agents/${agentId}/schedules`,
				names: agentLocator.named(agentId),
				expects: { what: 'the schedule', within: 'agent_schedule', names: ['agent', 'schedule'] },
			},
			readableSchedule,
		);
	},
});
