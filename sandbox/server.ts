import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

import { apiApp, callbackApp } from './api';
import { sandboxOf } from './handle';
import type { SandboxEnv } from './http/env';
import { localOnly } from './local';
import { acceptUpgrades } from './longConnection/upgrade';
import { agentPageRoutes } from './routes/agentPage';
import { controlRoutes } from './routes/control';
import { eventsPageRoutes } from './routes/eventsPage';
import { pageRoutes } from './routes/pages';
import type { Sandbox } from './sandbox';
import type { SandboxOptions } from './state/options';
import { State } from './state/state';

export type { Credentials } from './app/credentials';
export type { MessageContent } from './content/messageContent';
export type { StoredImage } from './content/storedImage';
export * from './gateway/faults';
export { DOCUMENTED_LIMITS, type RateLimit, type RateLimits } from './gateway/rateLimits';
export type { RecordedRequest } from './http/requests';
export type { ClientConfig, LongConnectionOptions } from './longConnection/config';
export type { WireProblem } from './longConnection/connections';
export type { CutKind, WireFault, WireFaultSpec } from './longConnection/faults';
export type { ConnectionSummary } from './longConnection/summary';
export type { UserIdType } from './people/people';
export type { EventConfig } from './push/config';
export type { EventName } from './push/eventNames';
export type { PushFault, PushFaultSpec } from './push/faults';
export type { ApproveStatus } from './push/payloads';
export type { EventMode, Push, PushAttempt } from './push/push';
export type { LongConnections, Sandbox } from './sandbox';
export type { DeliveredMessage, ReceiveType } from './state/inbox';
export type { SandboxOptions } from './state/options';
export { OTHER_FORMS, type OtherForm } from './state/otherForms';

/** What is Feishu's own; the pages and controls are there also when it is off the net. */
const FEISHU = /^\/(open-apis|callback)\//;

/**
 * Starts a Feishu helpdesk on 127.0.0.1 that checks every request strictly.
 *
 * @param options port, token life, limits, scopes
 * @returns the running sandbox; end it with `close()`
 * @throws when the port is taken
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const state = new State(options);
	const app = new Hono<SandboxEnv>();
	app.route('/open-apis', apiApp(state));
	app.route('/callback', callbackApp(state));
	app.use(localOnly);
	app.route('/_sandbox', controlRoutes(state));
	// First, because the headers of the other pages allow no forms.
	app.route('/', agentPageRoutes(state));
	app.route('/', eventsPageRoutes(state));
	app.route('/', pageRoutes(state));
	const answer = getRequestListener(app.fetch);
	const server = createServer((request, response) => {
		if (state.connections.unplugged && FEISHU.test(request.url ?? '')) request.socket.destroy();
		else void answer(request, response);
	});
	acceptUpgrades(server, state.connections);
	const url = await listen(server, options.port ?? 0);
	return sandboxOf(state, url, () => close(server, state));
}

function listen(server: Server, port: number): Promise<string> {
	// A pooled client must not meet a connection that the server is just about to drop.
	server.keepAliveTimeout = 65_000;
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			// A string would be the path of a local socket, null a server that is not listening.
			if (address === null || typeof address === 'string') reject(new Error('no port'));
			else resolve(`http://127.0.0.1:${address.port}`);
		});
	});
}

function close(server: Server, state: State): Promise<void> {
	return new Promise((resolve) => {
		state.closed = true;
		state.pusher.end();
		state.connections.close();
		server.close(() => {
			resolve();
		});
		server.closeAllConnections();
	});
}
