import { CREDENTIALS } from '../../../sandbox/app/credentials';
import { CredentialStore } from '../credentialStore';
import { Engine } from '../engine';
import { startHost } from '../host';
import { RowFiles } from './rowFile';
import type { Answer, Order, Setting } from './workers';

/** A process with n8n's engine and the package; it runs what it is told to. */
async function work(): Promise<void> {
	const { folder, time, baseUrl } = JSON.parse(process.argv[2] ?? '') as Setting;
	startHost(new RowFiles(folder, time));
	const store = new CredentialStore();
	store.set('feishuHelpdeskApi', { region: 'custom', baseUrl, ...CREDENTIALS });
	const engine = await Engine.load({ credentials: store });
	const tell = (answer: Answer) => process.send?.(answer);
	process.on('message', ({ id, parameters, items }: Order) => {
		engine
			.run({
				parameters: { resource: 'message', operation: 'send', ...parameters },
				items,
				onError: 'continueRegularOutput',
			})
			.then(({ output, durationMs }) => {
				tell({ id, output: (output[0] ?? []).map(({ json }) => json), durationMs });
			})
			.catch((error: unknown) => {
				tell({ id, output: [{ error: String(error) }], durationMs: 0 });
			});
	});
	tell({ id: 0, output: [], durationMs: 0 });
}

work().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
