/** Somebody who works in the helpdesk. */
export interface TeamMember {
	openId: string;
	name: string;
	email: string;
	department: string;
	city: string;
	/** Country code. */
	country: string;
}

/** The helpdesk's agents, `ou_agent_001` to `ou_agent_012`. Names and addresses hold what programs tend to get wrong. */
export const TEAM: readonly TeamMember[] = [
	member('001', 'Anna Becker', 'anna.becker', 'IT Service', 'Berlin', 'DE'),
	member('002', '李伟', 'li.wei', 'IT 服务部', '北京', 'CN'),
	member('003', 'Marcus Reed', 'marcus.reed', 'IT Service', 'Singapore', 'SG'),
	member('004', '王芳', 'wang.fang', '人力资源部', '上海', 'CN'),
	member('005', 'Zoë O’Brien', "zoe.o'brien", 'Human Resources', 'Dublin', 'IE'),
	member('006', '佐藤 健', 'sato.ken', '情報システム部', '東京', 'JP'),
	member('007', 'Priya Nair', 'priya.nair+helpdesk', 'Finance', 'Mumbai', 'IN'),
	member('008', '陈静', 'chen.jing', '财务部', '深圳', 'CN'),
	member('009', 'José Muñoz', 'jose.munoz', 'Finance', 'Madrid', 'ES'),
	member('010', '赵磊', 'zhao.lei', 'IT 服务部', '杭州', 'CN'),
	member('011', 'Sam "Night Shift" Lee', 'sam.lee', 'IT Service', 'Seattle', 'US'),
	member('012', '孙丽', 'sun.li', '人力资源部', '北京', 'CN'),
];

/** The short form of an agent, as agent skills and custom fields hold it. */
export interface AgentSummary {
	id: string;
	avatar_url: string;
	name: string;
}

/**
 * Shortens an agent.
 *
 * @param member whom
 * @returns id, picture and name
 */
export function summaryOf({ openId, name }: TeamMember): AgentSummary {
	return { id: openId, avatar_url: `https://avatars.example.com/${openId}_240x240.png`, name };
}

/**
 * Finds an agent.
 *
 * @param number the last digits of the open_id, e.g. `001`
 * @returns who it is
 * @throws when there is none: the seed data contradict themselves
 */
export function agent(number: string): TeamMember {
	const found = TEAM.find(({ openId }) => openId === `ou_agent_${number}`);
	if (!found) throw new Error(`no agent ${number}`);
	return found;
}

function member(
	number: string,
	name: string,
	mailbox: string,
	department: string,
	city: string,
	country: string,
): TeamMember {
	const email = `${mailbox}@example.com`;
	return { openId: `ou_agent_${number}`, name, email, department, city, country };
}
