import { ExecuteContext } from 'n8n-core';
import { openAsking, type Asking } from './asking';

const SIGN = 'getSignedResumeUrl';

let scene: Asking;
beforeAll(async () => {
	scene = await openAsking();
});
afterAll(() => scene.close());

/** As n8n 1.100, which signs no links and is left as it is. */
async function withoutSigning(run: () => Promise<void>): Promise<void> {
	let owner: object | null = ExecuteContext.prototype;
	while (owner && !Object.hasOwn(owner, SIGN))
		owner = Object.getPrototypeOf(owner) as object | null;
	const method = owner ? Object.getOwnPropertyDescriptor(owner, SIGN) : undefined;
	if (owner) Reflect.deleteProperty(owner, SIGN);
	try {
		await run();
	} finally {
		if (owner && method) Object.defineProperty(owner, SIGN, method);
	}
}

test('an n8n that signs no links is told apart before anything is sent', async () => {
	await withoutSigning(async () => {
		const { error } = await scene.run();
		expect(error?.message).toContain('needs a newer n8n');
		expect(error?.description).toContain('1.123');
		expect(scene.sandbox.inbox).toEqual([]);
	});
});
