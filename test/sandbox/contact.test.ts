import { startSandbox, type Sandbox } from '../../sandbox/server';
import { ALL_SCOPES } from '../../sandbox/app/scopes';
import { call, send, tokenOf, type Answer } from './client';
import { violations } from './helpdesk';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterEach(() => {
	sandbox.reset();
});
afterAll(() => sandbox.close());

async function lookUp(body: unknown, query = '', on = sandbox): Promise<Answer> {
	return call(on, `/open-apis/contact/v3/users/batch_get_id${query}`, {
		method: 'POST',
		headers: {
			Authorization: `Bearer ${await tokenOf(on)}`,
			'Content-Type': 'application/json; charset=utf-8',
		},
		body: JSON.stringify(body),
	});
}

const working = { is_frozen: false, is_resigned: false, is_activated: true };

describe('looking up ids', () => {
	it('answers once for each input, in its order, e-mails first', async () => {
		const answer = await lookUp({
			mobiles: ['13800000002', '+14155550104'],
			emails: ['carol@example.com', 'nobody@example.com', 'alice@example.com'],
		});
		expect(answer).toMatchObject({ status: 200, code: 0 });
		expect(answer.data?.user_list).toMatchObject([
			{ user_id: 'ou_carol', email: 'carol@example.com', status: working },
			{ email: 'nobody@example.com' },
			{ user_id: 'ou_alice', email: 'alice@example.com' },
			{ user_id: 'ou_bob', mobile: '13800000002' },
			{ user_id: 'ou_dave', mobile: '+14155550104' },
		]);
	});

	it('says that somebody is not found by leaving out the id, with code 0', async () => {
		const answer = await lookUp({ emails: ['nobody@example.com'], mobiles: ['4155550104'] });
		expect(answer.data?.user_list).toStrictEqual([
			{ email: 'nobody@example.com' },
			{ mobile: '4155550104' },
		]);
	});

	it.each([
		['?user_id_type=open_id', 'ou_alice'],
		['?user_id_type=union_id', 'on_alice'],
		['?user_id_type=user_id', 'alice'],
	])('%s names Alice %s, always under user_id', async (query, id) => {
		const answer = await lookUp({ emails: ['ALICE@Example.com'] }, query);
		expect(answer.data?.user_list).toMatchObject([{ user_id: id, email: 'ALICE@Example.com' }]);
	});

	it('finds nobody outside the contact range of the app, nor by a mailbox of Feishu Mail', async () => {
		const emails = ['frank@example.com', 'grace@corp.example.com', 'grace@example.com'];
		const answer = await lookUp({ emails });
		expect(answer.data?.user_list).toMatchObject([
			{ email: emails[0] },
			{ email: emails[1] },
			{ user_id: 'ou_grace' },
		]);
		expect(answer.data?.user_list).not.toHaveProperty('0.user_id');
		expect(answer.data?.user_list).not.toHaveProperty('1.user_id');
	});

	it('finds who resigned only when asked to', async () => {
		const emails = ['eve@example.com'];
		expect((await lookUp({ emails })).data?.user_list).toStrictEqual([{ email: emails[0] }]);
		expect((await lookUp({ emails, include_resigned: true })).data?.user_list).toMatchObject([
			{ user_id: 'ou_eve', status: { is_resigned: true } },
		]);
	});

	it('tells of a frozen account', async () => {
		const answer = await lookUp({ emails: ['heidi@example.com'] });
		expect(answer.data?.user_list).toMatchObject([{ status: { is_frozen: true } }]);
	});

	it.each(['emails', 'mobiles'])('takes 50 %s, not 51', async (name) => {
		const inputs = Array.from({ length: 51 }, (_, index) => `x${index}@example.com`);
		expect(await lookUp({ [name]: inputs.slice(1) })).toMatchObject({ code: 0 });
		const refused = await lookUp({ [name]: inputs });
		expect(refused).toMatchObject({ status: 400, code: 99992402 });
		expect(violations(refused)).toEqual([name]);
	});

	it('answers an empty list for nothing', async () => {
		expect((await lookUp({})).data?.user_list).toEqual([]);
	});

	it('needs its scope; ids of the company and the status need their own', async () => {
		const without = (...lost: string[]): Promise<Sandbox> =>
			startSandbox({ scopes: ALL_SCOPES.filter((scope) => !lost.includes(scope)) });
		const emails = ['alice@example.com'];
		const noIds = await without('contact:user.id:readonly');
		expect(await lookUp({ emails }, '', noIds)).toMatchObject({ status: 400, code: 99991672 });
		await noIds.close();
		const poor = await without('contact:user.employee_id:readonly', 'contact:user.base:readonly');
		expect((await lookUp({ emails }, '', poor)).data?.user_list).toStrictEqual([
			{ user_id: 'ou_alice', email: emails[0] },
		]);
		expect(await lookUp({ emails }, '?user_id_type=user_id', poor)).toMatchObject({
			code: 99991672,
		});
		await poor.close();
	});
});

describe('the directory', () => {
	it('grows by as many people as a test wants', async () => {
		const before = sandbox.people.length;
		sandbox.addPeople(1000);
		expect(sandbox.people).toHaveLength(before + 1000);
		const answer = await lookUp({ emails: ['person001@example.com', 'person1100@example.com'] });
		expect(answer.data?.user_list).toMatchObject([
			{ user_id: 'ou_person_001' },
			{ user_id: 'ou_person_1100' },
		]);
	});

	it('takes people by name, and loses them on a reset', async () => {
		sandbox.addPeople([{ openId: 'ou_zed', email: 'Zed+1@example.com' }]);
		const emails = ['zed+1@EXAMPLE.com'];
		expect((await lookUp({ emails })).data?.user_list).toMatchObject([{ user_id: 'ou_zed' }]);
		sandbox.reset();
		expect((await lookUp({ emails })).data?.user_list).toStrictEqual([{ email: emails[0] }]);
	});

	it('replaces a person with the same open_id', async () => {
		sandbox.addPeople([{ openId: 'ou_bob', email: 'robert@example.com' }]);
		const answer = await lookUp({ emails: ['bob@example.com', 'robert@example.com'] });
		expect(answer.data?.user_list).toMatchObject([{}, { user_id: 'ou_bob' }]);
		expect(answer.data?.user_list).not.toHaveProperty('0.user_id');
	});
});

describe('a message', () => {
	it.each([
		['open_id', 'ou_eve'],
		['union_id', 'on_eve'],
		['user_id', 'eve'],
	])('to the %s of somebody who resigned is refused', async (type, id) => {
		const query = `?user_id_type=${type}`;
		const answer = await send(sandbox, { query, body: { receiver_id: id } });
		expect(answer).toMatchObject({ status: 400, code: 11236 });
		expect(sandbox.inbox).toHaveLength(0);
	});

	it('cannot go round a ticket in progress by another id of the same person', async () => {
		sandbox.openTicket('ou_alice');
		const query = '?user_id_type=union_id';
		expect(await send(sandbox, { query, body: { receiver_id: 'on_alice' } })).toMatchObject({
			code: 154000,
		});
	});
});
