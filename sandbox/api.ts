import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context } from 'hono';

import { playFaults, type Refuse } from './gateway/faultPlayer';
import { newLogId, refuse, Refusal } from './http/answers';
import type { SandboxEnv } from './http/env';
import type { OpenRequest } from './http/requests';
import { matchesRoute } from './http/routeIds';
import { agentRoutes } from './routes/agents';
import { answerUserQueryRoutes } from './routes/answerUserQuery';
import { categoryRoutes } from './routes/categories';
import { connectionCountRoutes } from './routes/connectionCount';
import { contactRoutes } from './routes/contact';
import { departmentRoutes } from './routes/departments';
import { endpointRoutes, refuseEndpoint } from './routes/endpoint';
import { eventRoutes } from './routes/events';
import { faqRoutes } from './routes/faqs';
import { fieldRoutes } from './routes/fields';
import { imageRoutes } from './routes/images';
import { messageRoutes } from './routes/messages';
import { oauthRoutes } from './routes/oauth';
import { startServiceRoutes } from './routes/startService';
import { ticketImageRoutes } from './routes/ticketImages';
import { ticketMessageRoutes } from './routes/ticketMessages';
import { ticketRoutes } from './routes/tickets';
import { tokenRoutes } from './routes/token';
import type { State } from './state/state';
import { agentWriting } from './writing/agents';
import { categoryWriting } from './writing/categories';
import { faqWriting } from './writing/faqs';
import { fieldWriting } from './writing/fields';
import { notificationWriting } from './writing/notifications';
import { ticketWriting } from './writing/tickets';

/** What takes the token of a person. */
const WRITING = [
	ticketWriting,
	fieldWriting,
	faqWriting,
	categoryWriting,
	agentWriting,
	notificationWriting,
];

const PREFIX = /^\/open-apis/;

/**
 * Everything below `/open-apis`: records each request, counts it against the limits, plays the
 * faults and hands it to its route.
 */
export function apiApp(state: State): Hono<SandboxEnv> {
	const app = gateway(state, refuse);
	if (state.isOther('lark')) app.all('/helpdesk/v1/agent_emails', noSuchPath);
	app.route('/', tokenRoutes(state));
	app.route('/', oauthRoutes(state));
	app.route('/', messageRoutes(state));
	app.route('/', imageRoutes(state));
	app.route('/', contactRoutes(state));
	app.route('/', departmentRoutes(state));
	app.route('/', startServiceRoutes(state));
	app.route('/', ticketRoutes(state));
	app.route('/', ticketMessageRoutes(state));
	app.route('/', ticketImageRoutes(state));
	app.route('/', answerUserQueryRoutes(state));
	app.route('/', eventRoutes(state));
	app.route('/', categoryRoutes(state));
	app.route('/', faqRoutes(state));
	app.route('/', fieldRoutes(state));
	app.route('/', agentRoutes(state));
	app.route('/', connectionCountRoutes(state));
	for (const routes of WRITING) app.route('/', routes(state));
	const known = app.routes.map((route) => route.path);
	app.all('*', (c) => {
		const path = c.req.path.replace(PREFIX, '');
		if (known.some((pattern) => matchesRoute(pattern, path)))
			throw new Refusal(405, 99991301, 'method not allowed');
		return noSuchPath();
	});
	return app;
}

/** Everything below `/callback`, with the same gateway before it. */
export function callbackApp(state: State): Hono<SandboxEnv> {
	return gateway(state, refuseEndpoint).route('/', endpointRoutes(state));
}

/** What comes before every route, and what becomes of the errors behind it. */
function gateway(state: State, refusing: Refuse): Hono<SandboxEnv> {
	const app = new Hono<SandboxEnv>();
	app.use(async (c, next) => {
		const request = await open(c).catch(() => undefined);
		// The client went away in the middle of its own request.
		if (!request) return RESPONSE_ALREADY_SENT;
		state.requests.push(request);
		c.set('request', request);
		c.set('logId', newLogId());
		await next();
		if (c.res !== RESPONSE_ALREADY_SENT) request.status = c.res.status;
		return undefined;
	});
	app.use(async (c, next) => {
		state.rateLimiter.admit(c.get('request').route);
		await next();
	});
	app.use((c, next) => playFaults(c, next, state, refusing));
	app.onError((error, c) => refusing(c, toRefusal(error)));
	return app;
}

function noSuchPath(): never {
	throw new Refusal(404, 99991201, 'path not found');
}

async function open(c: Context<SandboxEnv>): Promise<OpenRequest> {
	const path = c.req.path;
	return {
		method: c.req.method,
		path,
		query: c.req.query(),
		queries: c.req.queries(),
		headers: c.req.header(),
		rawBody: Buffer.from(await c.req.arrayBuffer()),
		route: `${c.req.method} ${path.replace(PREFIX, '')}`,
		status: undefined,
		code: undefined,
		done: false,
		receivedAt: Date.now(),
	};
}

function toRefusal(error: Error): Refusal {
	if (error instanceof Refusal) return error;
	console.error(error);
	return new Refusal(500, 155000, `Internal error: ${error.message}`);
}
