import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSandbox, type Sandbox } from '../../sandbox/server';
import { command } from './commandLine';
import { leftBehind, twice } from './remains';

let sandbox: Sandbox;
let out: string;
beforeEach(async () => {
	sandbox = await startSandbox();
	out = mkdtempSync(join(tmpdir(), 'probe-'));
});
afterEach(async () => {
	rmSync(out, { recursive: true });
	await sandbox.close();
});

const REPORTS = ['probe-report.json', 'probe-report.md'];
const reportIn = (): unknown => JSON.parse(readFileSync(join(out, 'probe-report.json'), 'utf8'));
const TO = ['--to', 'alice@example.com'];
/** One of each kind: what is read, sent, looked at, created and agreed to. */
const SOME = ['post-wrapper', 'text-literals', 'open-ticket-code', 'ticket-order', 'faq-answer'];

test('--yes asks nobody: eyes leave "unseen", consent "skipped", and a report is written', async () => {
	const { ended } = command(sandbox, [...TO, '--out', out, '--yes', '--only', SOME.join(',')]);
	const { code, said } = await ended;
	expect({ code, said }).toMatchObject({ code: 0 });
	const verdicts = ['documented', 'unseen', 'skipped', 'documented', 'documented'];
	expect(reportIn()).toEqual({
		facts: [...SOME]
			.sort((a, b) => said.indexOf(`  ${a}: `) - said.indexOf(`  ${b}: `))
			.map((id): object => ({
				id,
				verdict: verdicts[SOME.indexOf(id)],
				code: id === 'open-ticket-code' ? null : (expect.any(Number) as unknown),
				logId: id === 'open-ticket-code' ? null : (expect.any(String) as unknown),
				what: expect.any(String) as unknown,
			})),
	});
	expect(readdirSync(out).sort()).toEqual(REPORTS);
	expect(await leftBehind({ sandbox })).toEqual([]);
});

test('asks whom it may write to, shows what it will do, and does nothing without a yes', async () => {
	const answers = ['alice@example.com', 'n'];
	const { code, said } = await command(sandbox, ['--out', out], answers).ended;
	expect(code).toBe(0);
	expect(said).toMatch(/Whom may be written to\?/);
	expect(said).toMatch(/It sends up to \d+ messages to alice@example\.com/);
	expect(said).toMatch(/faq-answer: creates a FAQ, and removes it\./);
	expect(sandbox.requests).toEqual([]);
	expect(readdirSync(out)).toEqual([]);
});

test('believes the person who looks', async () => {
	const args = [...TO, '--out', out, '--only', 'text-literals'];
	const { said } = await command(sandbox, args, ['y', 'n']).ended;
	expect(said).toContain('│ n8n probe: label and bold');
	expect(reportIn()).toMatchObject({ facts: [{ id: 'text-literals', verdict: 'other' }] });
});

test.each([4, 9, 14])(
	'killed at request %i, the next run goes on and sends nothing twice',
	async (place) => {
		const args = [...TO, '--out', out, '--only', SOME.join(',')];
		const first = command(sandbox, args, ['y']);
		let requests = 0;
		sandbox.fault({
			kind: 'latency',
			ms: 0,
			when: () => {
				requests += 1;
				if (requests === place) first.child.kill('SIGKILL');
				return false;
			},
		});
		expect((await first.ended).code).toBeNull();
		const { code, said } = await command(sandbox, args, ['y']).ended;
		expect({ code, said }).toMatchObject({ code: 0 });
		expect(said).not.toContain('LEFT BEHIND');
		expect(twice({ sandbox })).toEqual([]);
		expect(await leftBehind({ sandbox })).toEqual([]);
		expect(readdirSync(out).sort()).toEqual(REPORTS);
	},
);

test('Ctrl+C removes what was created, writes what is known, and the same command goes on', async () => {
	const args = [...TO, '--out', out, '--only', SOME.join(',')];
	const first = command(sandbox, args, ['y']);
	sandbox.fault({
		kind: 'latency',
		ms: 200,
		route: 'POST /helpdesk/v1/faqs',
		when: () => first.child.kill('SIGINT'),
	});
	const { code, said } = await first.ended;
	expect({ code, said }).toMatchObject({ code: 130 });
	expect(said).toContain('The same command goes on from here.');
	expect(await leftBehind({ sandbox })).toEqual([]);
	const second = await command(sandbox, args, ['y']).ended;
	expect(second.code).toBe(0);
	expect(twice({ sandbox })).toEqual([]);
	expect(reportIn()).toMatchObject({
		facts: expect.arrayContaining([
			expect.objectContaining({ id: 'faq-answer', verdict: 'documented' }),
		]) as unknown,
	});
});
