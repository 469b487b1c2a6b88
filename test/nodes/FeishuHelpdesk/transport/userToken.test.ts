import type { Host } from '../../../../nodes/FeishuHelpdesk/transport/host';
import { tokenFingerprint } from '../../../../nodes/FeishuHelpdesk/transport/token';
import { assureUserToken } from '../../../../nodes/FeishuHelpdesk/transport/userToken';
import { inNoTime } from '../../../support/once/clock';

const NOW = Date.parse('2026-11-27T10:00:00Z');
const OVER = { code: 20064, error: 'invalid_grant' };
const MINUTE = 60_000;

/** What a renewal comes to: another token, the same one with this answer, or an error. */
type Renewal = { token: string; endsAt?: number } | { answer: unknown } | Error;

let accounts = 0;

/** An account that nobody else knows, in an n8n that renews its token as the script says. */
function connected(script: Renewal[], stored: object = { access_token: 'old' }) {
	accounts += 1;
	const id = `account${accounts}`;
	const state: { stored: object | undefined; renewals: number; reads: number; at: number[] } = {
		stored,
		renewals: 0,
		reads: 0,
		at: [],
	};
	const asked: unknown[] = [];
	// Of n8n's context it uses these.
	const host = {
		getNode: () => ({ credentials: { feishuHelpdeskUserOAuth2Api: { id } } }),
		getCredentials: (name: string) => {
			asked.push(name);
			state.reads += 1;
			return Promise.resolve({ oauthTokenData: state.stored });
		},
		helpers: {
			async refreshOAuth2Token(name: string) {
				asked.push(name);
				const next = script[Math.min(state.renewals, script.length - 1)];
				state.renewals += 1;
				state.at.push(Date.now() - NOW);
				await Promise.resolve();
				if (next instanceof Error) throw next;
				if (next !== undefined && 'answer' in next) return next.answer;
				state.stored = { access_token: next?.token, n8n_expires_at: next?.endsAt };
				return state.stored;
			},
		},
	} as unknown as Host;
	return { host, state, asked };
}

const answered = (body: object) => Object.assign(new Error('status code 400'), { body });
const refused = (token: string) => tokenFingerprint(`Bearer ${token}`);
const assure = async (host: Host, token?: string) => {
	await inNoTime(assureUserToken(host, token === undefined ? undefined : refused(token)));
};

beforeEach(() => {
	jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
});
afterEach(() => jest.useRealTimers());

describe('before a request', () => {
	test.each<[string, object]>([
		['without a note of its end', { access_token: 'old' }],
		['with long to live', { access_token: 'old', n8n_expires_at: NOW + 5 * MINUTE }],
		['with a note that is none', { access_token: 'old', n8n_expires_at: 'soon' }],
	])('a token %s is left alone', async (_which, stored) => {
		const { host, state, asked } = connected([{ token: 'new' }], stored);
		await assure(host);
		expect([state.renewals, asked]).toEqual([0, ['feishuHelpdeskUserOAuth2Api']]);
	});

	test.each([5 * MINUTE - 1, 0, -MINUTE])('one that ends in %i ms is renewed', async (ms) => {
		const stored = { access_token: 'old', n8n_expires_at: NOW + ms };
		const { host, state, asked } = connected(
			[{ token: 'new', endsAt: NOW + 120 * MINUTE }],
			stored,
		);
		await assure(host);
		await assure(host);
		expect([state.renewals, new Set(asked)]).toEqual([1, new Set(['feishuHelpdeskUserOAuth2Api'])]);
	});

	test('many requests share one renewal', async () => {
		const stored = { access_token: 'old', n8n_expires_at: NOW };
		const { host, state } = connected([{ token: 'new', endsAt: NOW + 120 * MINUTE }], stored);
		await Promise.all([assure(host), assure(host), assure(host)]);
		expect(state.renewals).toBe(1);
	});

	test('a renewal is tried once for an end, whatever comes of it, and the old token serves', async () => {
		const stored = { access_token: 'old', n8n_expires_at: NOW };
		const { host, state } = connected([answered(OVER)], stored);
		await assure(host);
		await assure(host);
		expect(state.renewals).toBe(1);
		// n8n before 2.32 copies the old note to the new token.
		state.stored = { access_token: 'newer', n8n_expires_at: NOW };
		await assure(host);
		expect(state.renewals).toBe(1);
		state.stored = { access_token: 'newest', n8n_expires_at: NOW + MINUTE };
		await assure(host);
		expect(state.renewals).toBe(2);
	});

	test.each<[string, object | undefined]>([
		['nothing is stored', undefined],
		['the token is empty', { access_token: '' }],
		['the token is none', { access_token: 7 }],
		['something else is stored', ['old']],
	])('where %s, it says that no account is connected', async (_what, stored) => {
		const { host, state } = connected([{ token: 'new' }]);
		state.stored = stored;
		await expect(assure(host)).rejects.toMatchObject({ message: 'No Feishu account is connected' });
		await expect(assure(host, 'old')).rejects.toMatchObject({
			message: 'No Feishu account is connected',
		});
		expect(state.renewals).toBe(0);
	});
});

describe('after a token was refused', () => {
	test('it is renewed, once for all that it was refused to', async () => {
		const { host, state } = connected([{ token: 'new' }, { token: 'newer' }]);
		await Promise.all([assure(host, 'old'), assure(host, 'old'), assure(host, 'old')]);
		expect(state.renewals).toBe(1);
		await assure(host, 'old');
		expect(state.renewals).toBe(1);
		await assure(host, 'new');
		expect(state.renewals).toBe(2);
	});

	test('one that somebody else has renewed meanwhile is not', async () => {
		const { host, state } = connected([{ token: 'new' }], { access_token: 'newer' });
		await assure(host, 'old');
		expect(state.renewals).toBe(0);
	});

	test('accounts do not share a renewal', async () => {
		const [one, other] = [connected([{ token: 'new' }]), connected([{ token: 'new' }])];
		await Promise.all([assure(one.host, 'old'), assure(other.host, 'old')]);
		expect([one.state.renewals, other.state.renewals]).toEqual([1, 1]);
	});

	test.each([
		['was busy', answered({ code: 20050, error: 'server_error' })],
		[
			'gave no answer that tells what became of it',
			Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
		],
	])('an endpoint that %s is asked once more, half a second later', async (_what, error) => {
		const { host, state } = connected([error, { token: 'new' }]);
		await assure(host, 'old');
		expect(state.at).toEqual([0, 500]);
		expect(state.stored).toMatchObject({ access_token: 'new' });
	});

	test('and no third time', async () => {
		const { host, state } = connected([answered({ code: 20050, error: 'server_error' })]);
		await expect(assure(host, 'old')).rejects.toMatchObject({ details: { code: 20050 } });
		expect(state.renewals).toBe(2);
		// The next request tries anew.
		await expect(assure(host, 'old')).rejects.toMatchObject({ details: { code: 20050 } });
		expect(state.renewals).toBe(4);
	});

	test('an endpoint that cannot be reached is left to whoever waits for it', async () => {
		const down = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:443'), {
			code: 'ECONNREFUSED',
		});
		const { host, state } = connected([down]);
		await expect(assure(host, 'old')).rejects.toMatchObject({ reason: 'unreachable' });
		expect(state.renewals).toBe(1);
	});

	test('a refusal of the app is told at once', async () => {
		const { host, state } = connected([answered({ code: 20024, error: 'invalid_request' })]);
		await expect(assure(host, 'old')).rejects.toMatchObject({ details: { code: 20024 } });
		expect(state.renewals).toBe(1);
	});

	test('a refusal with HTTP 200, after which n8n keeps the old token, is one, too', async () => {
		const { host, state } = connected([{ answer: { code: 20024, error_description: 'odd' } }]);
		await expect(assure(host, 'old')).rejects.toMatchObject({
			details: { code: 20024, msg: 'odd' },
		});
		expect(state.renewals).toBe(1);
	});

	test.each([[{}], ['<html>'], [null]])(
		'an answer without a token and without a reason is called that: %j',
		async (answer) => {
			const { host } = connected([{ answer }]);
			await expect(assure(host, 'old')).rejects.toMatchObject({
				reason: 'noToken',
				message: 'Feishu did not renew the user access token: it gave no new token',
				details: { delivery: 'notSent', retryable: false },
			});
		},
	);
});

describe('a refresh token that is spent', () => {
	const failure = { message: 'The connected Feishu account must be connected again [20064]' };

	test('may have been spent by another process, whose token is waited for', async () => {
		const { host, state } = connected([answered(OVER)]);
		setTimeout(() => {
			state.stored = { access_token: 'won' };
		}, 2_500);
		await assure(host, 'old');
		expect(Date.now() - NOW).toBe(2_700);
		expect(state.renewals).toBe(1);
	});

	test('is over after three seconds, for all and at once, and without asking again', async () => {
		const { host, state } = connected([answered(OVER)]);
		setTimeout(() => {
			state.stored = { access_token: 'late' };
		}, 2_900);
		await expect(assure(host, 'old')).rejects.toMatchObject(failure);
		expect(Date.now() - NOW).toBe(3_000);
		state.stored = { access_token: 'old' };
		const before = state.reads;
		await expect(assure(host, 'old')).rejects.toMatchObject(failure);
		expect([state.renewals, state.reads - before, Date.now() - NOW]).toEqual([1, 1, 3_000]);
	});

	test('is no reason to refuse the next token, of an account that was connected again', async () => {
		const { host, state } = connected([answered(OVER), { token: 'new' }]);
		await expect(assure(host, 'old')).rejects.toMatchObject(failure);
		state.stored = { access_token: 'connected' };
		await assure(host);
		await assure(host, 'connected');
		expect(state.stored).toMatchObject({ access_token: 'new' });
	});
});

test.each([{}, { credentials: {} }])('a credential without an ID is one, too: %j', async (node) => {
	const { host, state } = connected([{ token: 'new' }]);
	const bare = { ...host, getNode: () => node } as unknown as Host;
	await assure(bare, 'old');
	expect(state.renewals).toBe(1);
});
