import type { INodeParameters } from 'n8n-workflow';
import { Engine } from '../../../support/engine';
import { HELLO, items, openScene, receiver, ROUTES, type Scene } from '../../../support/scene';
import { KeyStore } from '../../../support/sequences/keyStore';

/** Between reading a row and writing it, ms: much less than the time that a process keeps quiet. */
const RACE_MS = 120;
const KEYS = 40;
const ROUNDS = 8;

const PARAMETERS: INodeParameters = {
	resource: 'message',
	operation: 'send',
	...HELLO,
	receiver: receiver('={{ $json.to }}'),
	options: { skipAlreadySentKey: '={{ $json.key }}' },
};

let scene: Scene;
beforeEach(async () => {
	scene = await openScene();
	scene.store.processedData = new KeyStore({
		step: () => true,
		raceMs: () => Math.random() * RACE_MS,
	});
});
afterEach(() => scene.close());

const startProcess = async () =>
	await Engine.load({ credentials: scene.store, anotherProcess: true });

test('a message that is out is known to be, however another process looked while it was confirmed', async () => {
	const processes = [await startProcess(), await startProcess(), await startProcess()];
	scene.sandbox.fault({ kind: 'latency', ms: 150, times: Infinity, route: ROUTES.message });
	for (let round = 0; round < ROUNDS; round += 1) {
		const list = Array.from({ length: KEYS }, (_, n) => ({ to: `ou_${n}`, key: `${round} ${n}` }));
		const [one, other, later] = processes.map((engine) => async () => {
			const { output } = await engine.run({
				parameters: PARAMETERS,
				items: items(...list),
				onError: 'continueRegularOutput',
			});
			return (output[0] ?? []).map(({ json }) => json);
		});
		const atOnce = (await Promise.all([one?.(), other?.()])).flat();
		expect(atOnce.filter((json) => json?.error !== undefined)).toEqual([]);
		expect(await later?.()).toEqual(list.map(({ key }) => ({ skipped: true, key })));
	}
	expect(scene.sandbox.inbox).toHaveLength(ROUNDS * KEYS);
}, 120_000);
