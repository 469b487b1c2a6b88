import type { Probing } from './probing';

/** What tells a thing of a probe from others. */
const MARK = /n8n probe/;

/** @returns messages that arrived more than once */
export function twice({ sandbox }: Pick<Probing, 'sandbox'>): string[] {
	const messages = [
		...sandbox.inbox.map(({ receiveType, rawContent }) => `${receiveType} ${rawContent}`),
		...sandbox.tickets.flatMap(({ ticket_id: id, messages: said }) =>
			said.map((message) => `${id} ${JSON.stringify({ ...message, ...NO_ID })}`),
		),
	].filter((text) => MARK.test(text));
	return messages.filter((text, index) => messages.indexOf(text) !== index);
}

const NO_ID = { id: '', messageId: '', openMessageId: '', createdAt: 0 };

/** @returns what a probe created and did not remove: tickets in progress, FAQs, categories and skills */
export async function leftBehind({ sandbox }: Pick<Probing, 'sandbox'>): Promise<string[]> {
	const { appId, appSecret, helpdeskId, helpdeskToken } = sandbox.credentials;
	const api = `${sandbox.url}/open-apis`;
	const body = JSON.stringify({ app_id: appId, app_secret: appSecret });
	const answer = await fetch(`${api}/auth/v3/tenant_access_token/internal`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json; charset=utf-8' },
		body,
	});
	const { tenant_access_token: token } = (await answer.json()) as { tenant_access_token: string };
	const headers = {
		Authorization: `Bearer ${token}`,
		'X-Lark-Helpdesk-Authorization': Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString(
			'base64',
		),
	};
	const left: string[] = [];
	for (const list of ['faqs?page_size=100&search=probe', 'categories', 'agent_skills']) {
		const reply = await fetch(`${api}/helpdesk/v1/${list}`, { headers });
		const text = await reply.text();
		if (reply.status !== 200) throw new Error(`${list}: ${text}`);
		if (MARK.test(text)) left.push(text);
	}
	const alice = sandbox.people.find(({ email }) => email === 'alice@example.com');
	const open = sandbox.tickets.filter(
		({ guest, status }) => guest.id === alice?.openId && status < 50,
	);
	return [...left, ...open.map(({ ticket_id: id }) => `ticket ${id}`)];
}
