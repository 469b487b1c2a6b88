import type { Bench } from '../bench';
import type { Reply } from '../client';
import { found, meaningful, skip, type Finding } from '../finding';
import { objects, text, texts, type Fields } from '../shapes';

/** With and without `Bearer` before the helpdesk header. */
export async function helpdeskHeader(bench: Bench): Promise<Finding> {
	const { raw, bearer } = await bench.header();
	// Only 154001 speaks of the header; anything else, of the setup.
	if (raw.code !== 0 && raw.code !== 154001) meaningful(raw);
	if (raw.code === 0) {
		const also = bearer.code === 0 ? 'taken too' : `refused (${bearer.code ?? 'no code'})`;
		return found('documented', `Taken without Bearer; with it: ${also}`, raw);
	}
	return bearer.code === 0
		? found('other', 'Refused without Bearer, taken with it', raw)
		: found('neither', 'Refused with and without Bearer', raw);
}

// Feishu docs: General error codes. How a token can be wrong.
const TOKEN_CODES = new Set([99991661, 99991663, 99991664, 99991665, 99991668, 99991671]);

/** The HTTP status beside the code of a token that is not right. */
export async function tokenStatus(bench: Bench): Promise<Finding> {
	const reply = await bench.raw({
		method: 'GET',
		path: '/open-apis/helpdesk/v1/tickets',
		headers: { Authorization: `Bearer t-g${'0'.repeat(41)}` },
	});
	if (reply.code === undefined || !TOKEN_CODES.has(reply.code)) {
		return found('neither', `A wrong token got no code of tokens (HTTP ${reply.status})`, reply);
	}
	return found(reply.status === 400 ? 'documented' : 'other', `HTTP ${reply.status}`, reply);
}

/** More than the ten reads a second that the page allows. */
const READS = 15;

/** What a refusal for the rate says about waiting. Sends no message: reads one ticket too often. */
export async function rateLimitHeaders(bench: Bench): Promise<Finding> {
	const [ticket] = objects((await tickets(bench, 1)).data['tickets']);
	const id = text(ticket?.['ticket_id']) ?? '1';
	const path = `helpdesk/v1/tickets/${encodeURIComponent(id)}`;
	const replies = await Promise.all(
		Array.from({ length: READS }, () => bench.readOnce({ method: 'GET', path })),
	);
	const limited = replies.find(({ code, status }) => code === 99991400 || status === 429);
	if (!limited) throw skip(`${READS} reads at once reached no limit`, replies[0]);
	// The limit has to be over before the next fact.
	await bench.setup.clock.sleep(1000 * (limited.resetSeconds ?? 1));
	return limited.resetSeconds === undefined
		? found('other', `HTTP ${limited.status} without x-ogw-ratelimit-reset`, limited)
		: found('documented', `HTTP ${limited.status} with x-ogw-ratelimit-reset`, limited);
}

/** @throws Ended as skipped when they cannot be read */
export async function tickets(bench: Bench, size: number, query: object = {}): Promise<Reply> {
	const reply = await bench.read({
		method: 'GET',
		path: 'helpdesk/v1/tickets',
		query: { page: '1', page_size: String(size), ...query },
	});
	if (meaningful(reply).code !== 0) throw skip('The tickets cannot be listed', reply);
	return reply;
}

/** Which end of time the first page shows. */
export async function ticketOrder(bench: Bench): Promise<Finding> {
	const reply = await tickets(bench, 50);
	const times = texts(reply.data['tickets'], 'created_at').map(Number);
	if (new Set(times).size < 3) throw skip('Needs three tickets at least', reply);
	const steps = times.slice(1).map((time, index) => Math.sign(time - (times[index] ?? 0)));
	if (!steps.includes(1)) return found('documented', 'The newest come first', reply);
	if (!steps.includes(-1)) return found('other', 'The oldest come first', reply);
	return found('neither', 'Neither the newest nor the oldest come first', reply);
}

/** How many tickets are looked through for one that serves. */
const LOOK_THROUGH = 30;

async function* ticketMessages(bench: Bench): AsyncGenerator<{ id: string; messages: Fields[] }> {
	for (const id of texts((await tickets(bench, LOOK_THROUGH)).data['tickets'], 'ticket_id')) {
		const reply = await messagesOf(bench, id, { page: '1', page_size: '50' });
		yield { id, messages: objects(reply.data['messages']) };
	}
}

async function messagesOf(bench: Bench, id: string, query: Record<string, string>): Promise<Reply> {
	const path = `helpdesk/v1/tickets/${encodeURIComponent(id)}/messages`;
	return bench.read({ method: 'GET', path, query });
}

/** Whether the filter by time of a ticket's messages takes seconds or milliseconds. */
export async function ticketMessageTimes(bench: Bench): Promise<Finding> {
	for await (const { id, messages } of ticketMessages(bench)) {
		const message = messages.find((one) => Number(one['created_at']) > 0);
		if (!message) continue;
		const at = Number(message['created_at']);
		const ms = at < 1e11 ? at * 1000 : at;
		const holds = async (
			unit: number,
			shiftMs: number,
		): Promise<{ hit: boolean; reply: Reply }> => {
			const reply = await messagesOf(bench, id, {
				time_start: String(Math.floor((ms + shiftMs - 60_000) / unit)),
				time_end: String(Math.ceil((ms + shiftMs + 60_000) / unit)),
				page: '1',
				page_size: '50',
			});
			const wanted = text(message['id']);
			return { hit: texts(reply.data['messages'], 'id').some((one) => one === wanted), reply };
		};
		const DAY = 86_400_000;
		for (const [unit, verdict, name] of [
			[1000, 'documented', 'seconds'],
			[1, 'other', 'milliseconds'],
		] as const) {
			const there = await holds(unit, 0);
			const elsewhere = await holds(unit, -30 * DAY);
			if (there.hit && elsewhere.hit)
				return found('neither', 'The filter changes nothing', there.reply);
			if (there.hit) return found(verdict, `The times are taken as ${name}`, there.reply);
		}
		return found('neither', 'Neither seconds nor milliseconds find a message by its time');
	}
	throw skip('Needs a ticket with a message');
}

function keyOf(message: Fields): boolean {
	return message['message_type'] === 'image' || message['message_type'] === 'post';
}

/** Which ID of a message a picture is asked by. */
export async function ticketImageId(bench: Bench): Promise<Finding> {
	for await (const { id, messages } of ticketMessages(bench)) {
		for (const message of messages.filter(keyOf)) {
			const ask = async (msgId: string | undefined): Promise<Reply | undefined> => {
				if (msgId === undefined) return undefined;
				const query = { ticket_id: id, msg_id: msgId, index: '0' };
				return bench.read({ method: 'GET', path: 'helpdesk/v1/ticket_images', query });
			};
			const byId = await ask(text(message['id']));
			if (isPicture(byId)) return found('documented', 'Found by id', byId);
			const byMessageId = await ask(text(message['message_id']));
			if (isPicture(byMessageId)) return found('other', 'Found by message_id', byMessageId);
			// Deleted: the message was found.
			if (byId?.code === 154404) return found('documented', 'Found by id (deleted since)', byId);
			if (byMessageId?.code === 154404) {
				return found('other', 'Found by message_id (deleted since)', byMessageId);
			}
			const isImage = message['message_type'] === 'image';
			if (isImage && byId && byMessageId) {
				meaningful(byId);
				return found('neither', 'Found by neither id nor message_id', byMessageId);
			}
		}
	}
	throw skip(
		`Needs a picture in one of the last ${LOOK_THROUGH} tickets: send one to the helpdesk`,
	);
}

const isPicture = (reply: Reply | undefined): boolean =>
	reply?.status === 200 &&
	reply.code === undefined &&
	/^(image\/|application\/octet)/.test(reply.contentType);

/** What a look-up says of an address that belongs to nobody. */
export async function contactLookup(bench: Bench): Promise<Finding> {
	const address = `probe-${bench.setup.journal.marker}@nobody.example`;
	const path = 'contact/v3/users/batch_get_id';
	const reply = meaningful(await bench.read({ method: 'POST', path, json: { emails: [address] } }));
	if (reply.code !== 0) return found('neither', 'An address of nobody is refused', reply);
	const [entry] = objects(reply.data['user_list']);
	if (!entry) return found('other', 'An address of nobody has no entry', reply);
	return text(entry['user_id']) === undefined
		? found('documented', 'An address of nobody has an entry without user_id', reply)
		: found('neither', 'An address of nobody has a user_id', reply);
}

/** How the IDs of departments begin. */
export async function departmentIds(bench: Bench): Promise<Finding> {
	const path = 'contact/v3/departments/0/children';
	const query = { page_size: '10', fetch_child: 'true' };
	const reply = meaningful(await bench.read({ method: 'GET', path, query }));
	const ids = texts(reply.data['items'], 'open_department_id');
	if (ids.length === 0) throw skip('The app sees no department', reply);
	if (ids.every((id) => id.startsWith('od-')))
		return found('documented', 'All begin with od-', reply);
	if (ids.every((id) => id.startsWith('od_'))) return found('other', 'All begin with od_', reply);
	return found('neither', 'Some begin with neither od- nor od_', reply);
}

/** What can be read without anything in it. */
const READABLE = [
	'tickets',
	'categories',
	'faqs',
	'ticket_customized_fields',
	'agent_schedules',
	'agent_skills',
	'agent_emails',
] as const;

/** Whether the helpdesk of Lark has what that of Feishu has. */
export async function lark(bench: Bench): Promise<Finding> {
	if (bench.settings.region !== 'lark')
		throw skip('This is not Lark: run it with FEISHU_REGION=lark');
	const missing: string[] = [];
	let evidence: Reply | undefined;
	for (const name of READABLE) {
		const query = name === 'agent_schedules' ? '?status=1' : '';
		const reply = await bench.read({ method: 'GET', path: `helpdesk/v1/${name}${query}` });
		const isMissing = reply.code === 99991201 || reply.code === 99991301 || reply.status === 404;
		if (!isMissing) meaningful(reply);
		if (isMissing) missing.push(name);
		if (isMissing || missing.length === 0) evidence = reply;
	}
	return missing.length === 0
		? found('documented', 'All that was read is there', evidence)
		: found('other', `Not there: ${missing.join(', ')}`, evidence);
}
