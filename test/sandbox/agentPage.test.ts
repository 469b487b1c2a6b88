import { startSandbox, type Sandbox } from '../../sandbox/server';
import { send } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterEach(() => {
	sandbox.reset();
});
afterAll(() => sandbox.close());

async function page(path = '/agent'): Promise<string> {
	return (await fetch(sandbox.url + path)).text();
}

/** Sends a form as a browser does. @param origin of the page the form stands on */
function submit(
	path: string,
	fields: Record<string, string>,
	origin = sandbox.url,
): Promise<Response> {
	return fetch(`${sandbox.url}/agent/tickets${path}`, {
		method: 'POST',
		body: new URLSearchParams(fields),
		headers: { Origin: origin },
		redirect: 'manual',
	});
}

const newest = (): Sandbox['tickets'][number] | undefined => sandbox.tickets.at(-1);

describe('the page', () => {
	it('lists the tickets in progress, or all of them, and opens one', async () => {
		const id = sandbox.startConversation('ou_alice', 'My mouse is broken');
		sandbox.endTicket(id, 'guest');
		expect(await page()).not.toContain('Alice Chen</span');
		const all = await page(`/agent?show=all&ticket=${id}`);
		expect(all).toContain('Alice Chen</span');
		expect(all).toContain('Closed by guest');
		expect(all).toContain('<div class="plain">My mouse is broken</div>');
	});

	it('links to the inbox and back', async () => {
		expect(await page()).toMatch(/<a\s+href="\/"/);
		expect(await page('/')).toMatch(/<a\s+href="\/agent"/);
	});

	it('offers nothing but a rating for a closed ticket', async () => {
		const id = sandbox.startConversation('ou_alice', 'Hi');
		expect(await page(`/agent?ticket=${id}`)).toContain('Answer as agent');
		sandbox.endTicket(id, 'agent');
		const html = await page(`/agent?ticket=${id}`);
		expect(html).not.toContain('Answer as agent');
		expect(html).not.toContain('Close as');
		expect(html).toContain('Satisfied');
	});

	it('draws every kind of message there is', async () => {
		const isPost = ({ msgType }: { msgType: string }): boolean => msgType === 'post';
		const ticket = sandbox.tickets.find(({ messages }) => messages.some(isPost));
		const html = await page(`/agent?ticket=${ticket?.ticket_id ?? ''}`);
		expect(html).toContain('How to connect again');
		expect(html).toContain('src="/images/img_v3_seed_vpn"');
		expect((await fetch(`${sandbox.url}/images/img_v3_seed_vpn`)).status).toBe(200);
	});

	it('lets forms go to the sandbox only, and runs no script of its own', async () => {
		const response = await fetch(`${sandbox.url}/agent`);
		const policy = response.headers.get('content-security-policy');
		expect(policy).toContain("form-action 'self'");
		expect(policy).toContain("default-src 'none'");
		expect(policy).not.toContain('unsafe');
		expect(await response.text()).not.toMatch(/<script>|\son\w+=/);
		const inbox = await fetch(sandbox.url);
		expect(inbox.headers.get('content-security-policy')).toContain("form-action 'none'");
	});

	it('takes nothing that somebody wrote for markup', async () => {
		const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
		sandbox.addPeople([{ openId: 'ou_evil', name: evil }]);
		const id = sandbox.startConversation('ou_evil', evil);
		for (const path of ['/agent', `/agent?ticket=${id}`, `/agent?show=${evil}&ticket=${evil}`]) {
			const html = await page(path);
			expect(html).not.toContain('<script>alert');
			expect(html).not.toContain('<img src=x');
		}
	});
});

describe('its forms', () => {
	it('begin a conversation as somebody of the directory', async () => {
		const response = await submit('', { guest: ' alice chen ', text: 'Help! 🙈', show: 'all' });
		expect(response.status).toBe(303);
		expect(response.headers.get('location')).toBe(
			`/agent?show=all&ticket=${newest()?.ticket_id ?? ''}`,
		);
		expect(newest()).toMatchObject({
			guest: { id: 'ou_alice' },
			ticket_type: 1,
			messages: [{ senderType: 2, content: { text: 'Help! 🙈' } }],
		});
	});

	it.each([
		{ guest: 'Nobody At All', text: 'x' },
		{ guest: 'ou_alice', text: '  ' },
		{ guest: 'ou_alice' },
	])('refuse the beginning %j', async (fields) => {
		const count = sandbox.tickets.length;
		expect((await submit('', fields as Record<string, string>)).status).toBe(400);
		expect(sandbox.tickets).toHaveLength(count);
	});

	it('write, hand over, close and rate', async () => {
		const id = sandbox.startConversation('ou_alice', 'Hi');
		await submit(`/${id}/messages`, { as: 'guest', text: 'Anybody?' });
		await submit(`/${id}/handover`, {});
		expect(newest()).toMatchObject({ ticket_type: 2, status: 2 });
		await submit(`/${id}/messages`, { as: 'agent', text: 'Yes' });
		expect(newest()?.messages.map(({ senderType }) => senderType)).toEqual([2, 2, 3]);
		await submit(`/${id}/close`, { by: 'guest' });
		await submit(`/${id}/rate`, { score: '3' });
		expect(newest()).toMatchObject({ status: 52, score: 3, closed_by: { id: 'ou_alice' } });
		const late = await submit(`/${id}/messages`, { as: 'agent', text: 'Too late' });
		expect(late.status).toBe(303);
		expect(newest()?.messages).toHaveLength(3);
	});

	it.each([
		['/messages', { as: 'owner', text: 'x' }, 400],
		['/rate', { score: '4' }, 400],
		['/rate', {}, 400],
		['/close', { by: 'nobody' }, 400],
	])('refuse %s with %j', async (path, fields, status) => {
		const id = sandbox.startConversation('ou_alice', 'Hi');
		expect((await submit(`/${id}${path}`, fields as Record<string, string>)).status).toBe(status);
	});

	it('know no ticket but those of the sandbox', async () => {
		expect((await submit('/123/close', { by: 'agent' })).status).toBe(404);
	});

	it.each(['https://evil.example', 'null'])('do not work on a page of %s', async (origin) => {
		const id = sandbox.startConversation('ou_alice', 'Hi');
		expect((await submit(`/${id}/close`, { by: 'agent' }, origin)).status).toBe(403);
		expect(newest()?.status).toBe(1);
	});
});

describe('the inbox', () => {
	it('shows people by their names, strangers by their ids', async () => {
		await send(sandbox, { body: { receiver_id: 'ou_alice' } });
		await send(sandbox, { body: { receiver_id: 'ou_stranger' } });
		const html = await page('/');
		expect(html).toContain('>to Alice Chen<');
		expect(html).toContain('>to ou_stranger<');
		expect(await page('/?with=chat%3Aou_alice')).toContain('<h2>Alice Chen</h2>');
	});
});
