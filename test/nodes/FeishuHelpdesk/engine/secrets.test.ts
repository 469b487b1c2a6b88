import { HELLO, openScene, ROUTES, type Scene } from '../../../support/scene';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(() => scene.close());

test.each(['stopWorkflow', 'continueRegularOutput'] as const)(
	'a secret that Feishu repeats in a refusal is shown nowhere (%s)',
	async (onError) => {
		await scene.send(HELLO);
		const { appSecret, helpdeskId, helpdeskToken } = scene.sandbox.credentials;
		const header = Buffer.from(`${helpdeskId}:${helpdeskToken}`).toString('base64');
		const secrets = [appSecret, helpdeskToken, header, ...scene.sandbox.issuedTokens];
		scene.sandbox.fault({
			kind: 'answer',
			status: 400,
			code: 154000,
			msg: `bad headers: ${secrets.join(' ')}`,
			error: { field_violations: [{ field: 'token', description: secrets.join(' ') }] },
			route: ROUTES.message,
		});
		const { output, error, run } = await scene.send(HELLO, { onError });
		const shown = JSON.stringify([output, error, run.data.resultData, scene.logs]);
		expect(shown).toContain('bad headers: ***');
		for (const secret of secrets) expect(shown.includes(secret)).toBe(false);
	},
);
