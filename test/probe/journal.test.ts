import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Journal } from '../../probe/journal';
import type { Settings } from '../../probe/settings';

const SETTINGS: Settings = {
	baseUrl: 'https://open.feishu.cn',
	region: 'feishu',
	appId: 'cli_a1b2c3d4e5f6',
	appSecret: 'AppSecret',
	helpdeskId: '6999999999999999999',
	helpdeskToken: 'ht-token',
	receiver: 'alice@example.com',
};

let folder: string;
let file: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'probe-'));
	file = join(folder, 'journal.json');
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

test('remembers what was done, what nobody knows, and what must be removed', () => {
	const first = Journal.open(file, SETTINGS);
	first.note('sent', { status: 200, code: 0 });
	first.note('open', null);
	first.note('made', { status: 200, code: 0, made: '7' }, { kind: 'faq', id: '7', step: 'made' });
	const again = Journal.open(file, SETTINGS);
	expect(again.marker).toBe(first.marker);
	expect(again.step('sent')).toEqual({ status: 200, code: 0 });
	expect(again.step('open')).toBeNull();
	expect(again.step('never')).toBeUndefined();
	expect(again.openSteps).toEqual(['open']);
	expect(again.created).toEqual([{ kind: 'faq', id: '7', step: 'made' }]);
});

test('what was removed may be made anew', () => {
	const journal = Journal.open(file, SETTINGS);
	const created = { kind: 'faq', id: '7', step: 'made' } as const;
	journal.note('made', { status: 200, code: 0, made: '7' }, created);
	journal.noteRemoved(created);
	expect(journal.created).toEqual([]);
	expect(journal.step('made')).toBeUndefined();
});

test.each<[string, Partial<Settings>]>([
	['another person', { receiver: 'bob@example.com' }],
	['another helpdesk', { helpdeskId: '1' }],
	['another app', { appId: 'cli_b' }],
	['another host', { baseUrl: 'https://open.larksuite.com' }],
])('is not mixed up with that of %s', (_name, other) => {
	Journal.open(file, SETTINGS).note('sent', { status: 200, code: 0 });
	expect(() => Journal.open(file, { ...SETTINGS, ...other })).toThrow(/another helpdesk or person/);
});

test('that cannot be read is not taken for an empty one', () => {
	writeFileSync(file, '{"steps":');
	expect(() => Journal.open(file, SETTINGS)).toThrow(
		/cannot be read.*messages may then come twice/,
	);
});

test('is for the owner of the file alone, and holds no secret, address or helpdesk', () => {
	Journal.open(file, SETTINGS).note('sent', { status: 200, code: 0 });
	expect(statSync(file).mode & 0o077).toBe(0);
	const text = readFileSync(file, 'utf8');
	const { appId, appSecret, helpdeskId, helpdeskToken, receiver } = SETTINGS;
	for (const secret of [appId, appSecret, helpdeskId, helpdeskToken, receiver]) {
		expect(text).not.toContain(secret);
	}
});
