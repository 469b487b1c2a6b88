import { openScene, type Scene } from '../../../../support/scene';
import { asked, describeLists, describeRefusals, read } from '../reads';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const GET_EMAILS = { resource: 'agent', operation: 'getEmails' };

describeRefusals(() => scene, { 'Agent: Get Emails': GET_EMAILS });
describeLists(() => scene, { 'Agent: Get Emails': GET_EMAILS });

describe('Agent: Get Emails', () => {
	it('puts out one item per agent', async () => {
		const found = await read(scene, GET_EMAILS);
		expect(found).toHaveLength(11);
		expect(found).toContainEqual({ agent_id: 'ou_agent_005', email: "zoe.o'brien@example.com" });
		expect(asked(scene)).toEqual([['GET /agent_emails', {}]]);
	});
});
