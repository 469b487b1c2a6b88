import { missingScope } from '../../../../sandbox/server';
import { RESOURCES } from '../../../../nodes/FeishuHelpdesk/actions';
import { listSearchOf } from '../../../../nodes/FeishuHelpdesk/methods/listSearch';
import { openScene, ROUTES, type Scene } from '../../../support/scene';
import { textLike } from '../matchers';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const METHODS = Object.keys(listSearchOf(RESOURCES));
const exceptToken = ({ route }: { route: string }): boolean => route !== ROUTES.token;
/** A credential in which no token is stored yet. */
const FRESH = () => ({
	region: 'custom',
	baseUrl: scene.sandbox.url,
	...scene.sandbox.credentials,
});
const values = async (method: string, filter: string) =>
	(await scene.engine.search({ method, filter })).results.map(({ value }) => value);

const WORDS: Readonly<Record<string, string>> = {
	searchAgents: 'Lee',
	searchCategories: 'VPN',
	searchFaqs: 'VPN',
	searchGuests: 'Anna',
	searchSkills: 'a',
	searchTicketFields: 'Budget',
	searchTickets: 'Anna',
};

describe.each(METHODS)('the list of %s', (method) => {
	it('is found by what was typed, whatever space is around it', async () => {
		const word = WORDS[method] ?? '';
		const found = await values(method, word);
		expect(found.length).toBeGreaterThan(0);
		expect(await values(method, ` \t${word}\u3000 `)).toEqual(found);
		expect(await values(method, '  ')).toEqual(await values(method, ''));
	});

	it('names the scope that is missing, and the way that needs no list', async () => {
		scene.sandbox.fault({ ...missingScope('helpdesk:all:readonly'), when: exceptToken });
		await expect(scene.engine.search({ method })).rejects.toMatchObject({
			message: textLike(/helpdesk:all:readonly \[99991672\]$/),
			description: textLike(/Permissions & Scopes[\s\S]*'By ID' instead of 'From List'/),
		});
	});
});

describe('a list of a server that hangs', () => {
	it.each([
		['when the list is asked for', 'GET /helpdesk/v1/ticket_customized_fields'],
		['when a token is fetched', ROUTES.token],
	])(
		'%s, ends within 10 s',
		async (_, route) => {
			scene.store.set('feishuHelpdeskApi', FRESH(), scene.credentialId);
			scene.sandbox.fault({ kind: 'hang', times: Infinity, route });
			const started = Date.now();
			await expect(scene.engine.search({ method: 'searchTicketFields' })).rejects.toMatchObject({
				message: 'Feishu did not send the list within 8 s',
				description: textLike("Or choose 'By ID' instead of 'From List' beside the field"),
			});
			expect(Date.now() - started).toBeLessThan(10_000);
			const asked = scene.sandbox.requests.length;
			scene.sandbox.reset();
			expect(asked).toBeLessThanOrEqual(2);
		},
		20_000,
	);
});
