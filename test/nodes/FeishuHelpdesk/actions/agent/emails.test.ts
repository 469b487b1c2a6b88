import { readEmails } from '../../../../../nodes/FeishuHelpdesk/actions/agent/emails';

const ALICE = { agent_id: 'ou_1', email: 'alice@example.com' };
const BOB = { agent_id: 'ou_2', email: 'bob@example.com' };
const MAP = { ou_1: 'alice@example.com', ou_2: 'bob@example.com' };

describe('readEmails', () => {
	it.each([
		['a map', MAP],
		['JSON of a map', JSON.stringify(MAP)],
		['a list of maps', [{ ou_1: 'alice@example.com' }, { ou_2: 'bob@example.com' }]],
		['a list of entries', [ALICE, BOB]],
		['JSON of a list', JSON.stringify([ALICE, BOB])],
		['a list of JSON', [JSON.stringify(MAP)]],
		[
			'entries with other names of the ID',
			[
				{ id: 'ou_1', email: 'alice@example.com' },
				{ open_id: 'ou_2', email: 'bob@example.com' },
			],
		],
	])('reads %s', (_form, agents) => {
		expect(readEmails(agents)).toEqual([ALICE, BOB]);
	});

	it.each([
		['text', 'alice@example.com, bob@example.com'],
		['a list', ['alice@example.com', 'bob@example.com']],
	])('keeps addresses without agents in %s', (_form, agents) => {
		expect(readEmails(agents)).toEqual([
			{ agent_id: null, email: 'alice@example.com' },
			{ agent_id: null, email: 'bob@example.com' },
		]);
	});

	it('keeps an agent without an address', () => {
		expect(readEmails({ ou_1: '', ou_2: null })).toEqual([
			{ agent_id: 'ou_1', email: null },
			{ agent_id: 'ou_2', email: null },
		]);
	});

	it.each([undefined, null, '', '{}', '[]', 'null', {}, [], 7])('finds nobody in %j', (agents) => {
		expect(readEmails(agents)).toEqual([]);
	});
});
