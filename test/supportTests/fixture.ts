import path from 'node:path';
import { CredentialStore } from '../support/credentialStore';
import { Engine } from '../support/engine';
import type { LogSink } from '../support/logSink';

/**
 * An engine with the fixture package (`fixture` node, `fixtureApi` credential) loaded.
 *
 * @param store with a `fixtureApi` credential; one that leads nowhere is made when left out
 * @param log receives log lines
 */
export async function fixtureEngine(
	store = storeFor('http://127.0.0.1:9'),
	log?: LogSink,
): Promise<Engine> {
	return await Engine.load({
		packageDir: path.join(__dirname, 'fixture'),
		credentials: store,
		...(log && { log }),
	});
}

/** A store with one `fixtureApi` credential, id `credential-1`, for the given server. */
export function storeFor(baseUrl: string): CredentialStore {
	const store = new CredentialStore();
	store.set('fixtureApi', { baseUrl, secret: 's3cret' });
	return store;
}
