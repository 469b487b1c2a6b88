import { skillsOf, type SkillName } from './skills';
import { agent, summaryOf } from './team';

/** 1 online, 2 offline, 3 off duty, 4 removed from the helpdesk. */
export type AgentStatus = 1 | 2 | 3 | 4;

/** One span of work; weekday 1 (Monday) to 7, 9 every day, 10 Monday to Friday, 11 weekend. */
export interface WorkingHours {
	start_time: string;
	end_time: string;
	weekday: number;
}

/** An agent with status, working hours and skills. Feishu docs: Get agent schedule. */
export interface AgentSchedule {
	status: AgentStatus;
	agent: Record<'id' | 'avatar_url' | 'name' | 'email' | 'department' | 'company_name', string>;
	schedule: readonly WorkingHours[];
	agent_skills: readonly SkillName[];
}

const OFFICE_HOURS = [hours('09:00', '18:00', 10)];

/** The helpdesk's schedules, one for each agent. */
export const AGENT_SCHEDULES: readonly AgentSchedule[] = [
	entry('001', 1, OFFICE_HOURS),
	entry('002', 1, [hours('08:30', '17:30', 10)]),
	// Beyond the documented range of 00:00 to 23:59, yet the end in the docs' own example.
	entry('003', 1, [hours('00:00', '24:00', 9)]),
	entry(
		'004',
		1,
		[1, 2, 3, 4, 5].map((weekday) => hours('09:30', '18:30', weekday)),
	),
	entry('005', 2, OFFICE_HOURS),
	entry('006', 1, [hours('09:00', '12:00', 10), hours('13:00', '18:00', 10)]),
	entry('007', 2, [hours('10:00', '19:00', 10), hours('10:00', '14:00', 6)]),
	entry('008', 1, OFFICE_HOURS),
	entry('009', 3, [hours('08:00', '15:00', 1), hours('08:00', '15:00', 3)]),
	entry('010', 3, [hours('10:00', '16:00', 11), hours('20:00', '24:00', 7)]),
	// An agent nobody gave working hours yet.
	entry('011', 2, []),
	entry('012', 4, OFFICE_HOURS),
];

function entry(number: string, status: AgentStatus, schedule: WorkingHours[]): AgentSchedule {
	const member = agent(number);
	return {
		status,
		agent: {
			...summaryOf(member),
			email: member.email,
			department: member.department,
			company_name: 'Example Ltd. 示例公司',
		},
		schedule,
		agent_skills: skillsOf(member.openId),
	};
}

function hours(start: string, end: string, weekday: number): WorkingHours {
	return { start_time: start, end_time: end, weekday };
}
