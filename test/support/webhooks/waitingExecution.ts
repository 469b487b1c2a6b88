import { parseBody } from 'hono/utils/body';
import { parse as unflatten, stringify as flatten } from 'flatted';
import { WebhookContext } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type {
	IDataObject,
	INodeExecutionData,
	IRun,
	IRunExecutionData,
	IWebhookData,
	IWebhookFunctions,
	IWorkflowBase,
} from 'n8n-workflow';
import { createServer, type Server } from 'node:http';
import { parse as parseQuery } from 'node:querystring';
import { additionalDataFor } from '../additionalData';
import { execute } from '../execution';
import { executionScope, startHost } from '../host';
import type { LoadedEngine } from '../loadedEngine';
import { completeWorkflow, withCredentials, type WorkflowJson } from '../workflowJson';
import { WebhookRequest, WebhookResponse } from './httpMessages';

/** What a request to a link was answered. */
export interface Visited {
	status: number;
	headers: Headers;
	body: string;
}

/** A request to a link. */
export interface Visit {
	method?: string;
	/** Sent as a browser sends a form. */
	form?: Readonly<Record<string, string | readonly string[]>>;
	headers?: Readonly<Record<string, string>>;
	multipart?: boolean;
}

/**
 * An execution that waits, as it comes back from the database: n8n 2.41.1, dist/webhooks/waiting-webhooks.js
 * and dist/wait-tracker.js. As n8n until 2.11 it checks no signature, and lets each answer that comes before the
 * first one has ended go on by itself: what the node must stand by itself.
 */
export class WaitingExecution {
	/** Executions that went on, by an answer or because the time was over. */
	readonly resumed: IRun[] = [];
	private readonly saved: string;
	private readonly last: string;
	private readonly under = new Set<Promise<unknown>>();
	private isFinished = false;

	private constructor(
		private readonly engine: LoadedEngine,
		private readonly workflow: IWorkflowBase,
		private readonly server: Server<typeof WebhookRequest, typeof WebhookResponse>,
		run: IRun,
	) {
		this.saved = flatten(run.data);
		this.last = run.data.resultData.lastNodeExecuted ?? '';
	}

	/**
	 * @param engine runs the workflow; another one than before is n8n after a restart
	 * @param json the workflow that waits
	 * @param run as it ended, waiting
	 * @throws when it does not wait
	 */
	static async open(
		engine: LoadedEngine,
		json: WorkflowJson,
		run: IRun,
	): Promise<WaitingExecution> {
		if (!run.data.waitTill) throw new Error('The execution does not wait');
		const workflow = withCredentials(completeWorkflow(json), engine.nodeTypes, engine.store);
		const server = createServer({
			IncomingMessage: WebhookRequest,
			ServerResponse: WebhookResponse,
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const waiting = new WaitingExecution(engine, workflow, server, run);
		server.on('request', (request: WebhookRequest, response: WebhookResponse) => {
			waiting.answer(request, response).catch((error: unknown) => {
				response.statusCode = 500;
				response.end(String(error));
			});
		});
		return waiting;
	}

	/**
	 * Sends a request to a link of the node; by GET, or by POST where there is a form.
	 *
	 * @param link as it stands in a card
	 * @param visit the request
	 */
	async visit(link: string, visit: Visit = {}): Promise<Visited> {
		const { form, headers = {}, multipart = false, method = form ? 'POST' : 'GET' } = visit;
		const address = this.server.address();
		const port = typeof address === 'object' ? address?.port : undefined;
		const { pathname, search } = new URL(link);
		const fields = Object.entries(form ?? {}).flatMap(([name, values]) =>
			[values].flat().map((value): [string, string] => [name, String(value)]),
		);
		const data = new FormData();
		for (const [name, value] of fields) data.append(name, value);
		const response = await fetch(`http://127.0.0.1:${port ?? ''}${pathname}${search}`, {
			method,
			headers: { connection: 'close', ...headers },
			...(form && { body: multipart ? data : new URLSearchParams(fields) }),
			signal: AbortSignal.timeout(10_000),
		});
		return { status: response.status, headers: response.headers, body: await response.text() };
	}

	/** Lets the time be over, as n8n's wait tracker does. */
	async expire(): Promise<IRun> {
		return await this.goOn(this.load());
	}

	/** Waits until what went on has ended. Before that n8n takes it for one that takes long. */
	async idle(): Promise<void> {
		while (this.under.size > 0) await Promise.all(this.under);
		this.isFinished = this.resumed.length > 0;
	}

	async close(): Promise<void> {
		await this.idle();
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private load(): IRunExecutionData {
		return unflatten(this.saved) as IRunExecutionData;
	}

	private async answer(request: WebhookRequest, response: WebhookResponse): Promise<void> {
		const [, , suffix = ''] = request.path.replace(/^\/webhook-waiting/, '').split('/');
		const { nodes, ...others } = this.workflow;
		const workflow = new Workflow({
			...others,
			nodes: structuredClone(nodes),
			nodeTypes: this.engine.nodeTypes,
		});
		const node = workflow.getNode(this.last);
		const type = node && this.engine.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const description = type?.description.webhooks?.find(
			(each) => each.restartWebhook === true && each.httpMethod === request.method,
		);
		if (this.isFinished || !node || !type?.webhook || !description || suffix !== node.id) {
			response.send('No action required');
			return;
		}
		const data = this.load();
		const [entry] = data.executionData?.nodeExecutionStack ?? [];
		if (entry) entry.node.disabled = true;
		delete data.waitTill;
		data.resultData.runData[this.last]?.pop();

		await parse(request);
		const { externalSecretsProxy } = startHost();
		const additionalData = {
			...additionalDataFor(this.engine.credentialsHelper, externalSecretsProxy),
			httpRequest: request,
			httpResponse: response,
		};
		const hear = async (context: IWebhookFunctions) => (await type.webhook?.call(context)) ?? {};
		const webhook: IWebhookData = {
			httpMethod: request.method === 'POST' ? 'POST' : 'GET',
			node: node.name,
			path: node.id,
			webhookDescription: description,
			workflowId: workflow.id,
			workflowExecuteAdditionalData: additionalData,
		};
		const scope = { store: this.engine.store, log: this.engine.log };
		const result = await executionScope.run(scope, async () => {
			await workflow.expression.acquireIsolate();
			try {
				return await hear(
					new WebhookContext(workflow, node, additionalData, 'trigger', webhook, [], data),
				);
			} finally {
				await workflow.expression.releaseIsolate();
			}
		});
		if (result.workflowData) this.track(this.resumeWith(data, result.workflowData));
		if (result.noWebhookResponse === true) return;
		// n8n 2.41.1, dist/webhooks/webhook-on-received-response-extractor.js
		const fixed = result.workflowData && (description.responseData ?? 'firstEntryJson');
		response.send(fixed === undefined || fixed === '' ? result.webhookResponse : fixed);
	}

	private async resumeWith(data: IRunExecutionData, main: INodeExecutionData[][]) {
		const [entry] = data.executionData?.nodeExecutionStack ?? [];
		if (entry) entry.data = { main };
		await this.goOn(data);
	}

	private async goOn(from: IRunExecutionData): Promise<IRun> {
		const run = await execute(this.engine, this.workflow, { mode: 'trigger', from }).result;
		this.resumed.push(run);
		return run;
	}

	private track(work: Promise<unknown>): void {
		this.under.add(work);
		const done = (): void => {
			this.under.delete(work);
		};
		work.then(done, done);
	}
}

/** n8n 2.41.1, dist/webhooks/webhook-helpers.js parseRequestBody, without files. */
async function parse(request: WebhookRequest): Promise<void> {
	if (request.contentType !== 'multipart/form-data') {
		await request.parseBody();
		return;
	}
	await request.readRawBody();
	const form = await parseBody(
		new Request('http://n8n', {
			method: 'POST',
			headers: { 'content-type': request.headers['content-type'] ?? '' },
			body: new Uint8Array(request.rawBody),
		}),
		{ all: true },
	);
	const entries = Object.entries(form).flatMap(([name, values]) =>
		[values]
			.flat()
			.map((value): [string, string] => [name, typeof value === 'string' ? value : '']),
	);
	const data: IDataObject = { ...parseQuery(new URLSearchParams(entries).toString()) };
	request.body = { data, files: {} };
}
