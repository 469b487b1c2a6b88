import { issuedFor } from '../../../../nodes/FeishuHelpdesk/transport/token';
import { HELLO, openScene, ROUTES, type Scene } from '../../../support/scene';

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
});
afterEach(() => scene.close());

const MODES = ['stopWorkflow', 'continueRegularOutput'] as const;

/** Saves more fields of the credential, as a user does. */
function save(fields: Record<string, string | number>): void {
	const { store, credentialId } = scene;
	store.set('feishuHelpdeskApi', { ...store.read(credentialId), ...fields }, credentialId);
}

/** All that a user, a workflow or a log can see of a run that fails. */
async function shownBy(onError: (typeof MODES)[number]): Promise<string> {
	const parameters = { ...HELLO, options: { maxWaitSeconds: 0 } };
	const { output, error, run } = await scene.send(parameters, { onError });
	return JSON.stringify([output, error, run.data.resultData, scene.logs]);
}

test.each(MODES)(
	'secrets of the event subscription are cleaned out of refusals (%s)',
	async (onError) => {
		const secrets = { verificationToken: 'verify-4711-token', encryptKey: 'encrypt-4711-key' };
		save(secrets);
		const msg = `bad: ${Object.values(secrets).join(' ')}`;
		scene.sandbox.fault({ kind: 'answer', status: 400, code: 154000, msg, route: ROUTES.message });
		const shown = await shownBy(onError);
		expect(shown).toContain('bad: *** ***');
		for (const secret of Object.values(secrets)) expect(shown).not.toContain(secret);
	},
);

test.each(MODES)(
	'a secret that Feishu repeats when it refuses a token is shown nowhere (%s)',
	async (onError) => {
		const { appSecret } = scene.sandbox.credentials;
		const msg = `app secret invalid: ${appSecret}`;
		scene.sandbox.fault({
			kind: 'answer',
			status: 400,
			code: 10014,
			msg,
			times: 9,
			route: ROUTES.token,
		});
		const shown = await shownBy(onError);
		expect(shown).toContain('app secret invalid: ***');
		expect(shown).not.toContain(appSecret);
	},
);

test.each([
	['with a token', true],
	['without one', false],
])(
	'a secret that an error of the network repeats is shown nowhere (%s)',
	async (_which, stored) => {
		// The one text from outside that an error of the network is sure to repeat is the address.
		const helpdeskToken = new URL(scene.sandbox.url).host;
		save({ helpdeskToken });
		if (stored) {
			const fields = scene.store.read(scene.credentialId);
			save({
				tenantAccessToken: 't-stored',
				expiresAt: Date.now() + 3_600_000,
				issuedFor: issuedFor(fields),
			});
		}
		await scene.sandbox.close();
		const shown = await shownBy('continueRegularOutput');
		expect(shown).toContain('***');
		expect(shown).not.toContain(`ECONNREFUSED ${helpdeskToken}`);
	},
);
