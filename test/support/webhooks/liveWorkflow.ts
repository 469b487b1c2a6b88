import type {
	IDataObject,
	INodeExecutionData,
	IRun,
	IWebhookData,
	IWorkflowBase,
	Workflow,
} from 'n8n-workflow';
import { additionalDataFor } from '../additionalData';
import { execute } from '../execution';
import { executionScope, startHost } from '../host';
import type { LoadedEngine } from '../loadedEngine';
import type { LogEntry } from '../logSink';
import { continueFrom } from './continueFrom';
import { WebhookEndpoint } from './endpoint';
import type { WebhookHandler, WebhookRoute } from './endpoint';
import { executeWebhook } from './executeWebhook';
import type { WebhookOutcome } from './executeWebhook';
import { runHook, webhooksOf, webhookUrl } from './hooks';
import { post } from './post';
import type { WebhookAnswer } from './post';
import { SavedWorkflow } from './savedWorkflow';

/** How a workflow listens. */
export interface LiveOptions {
	/** Default `production`; `test` is n8n's "Execute workflow": one execution, then it is over. */
	mode?: 'production' | 'test';
	/** What an earlier time has left in the database. */
	staticData?: IDataObject;
	/**
	 * What n8n does for each call until its execution is in the database. When it throws there is none,
	 * and the answer is an error. Default: nothing.
	 */
	starting?: () => Promise<void>;
}

/**
 * A workflow that listens to webhooks on a port of its own: n8n 2.41.1, dist/webhooks/
 * live-webhooks.js, test-webhooks.js and dist/active-workflow-manager.js. As in n8n each call gets
 * a workflow object of its own, with the static data that is saved at that time.
 */
export class LiveWorkflow {
	/** What the webhook methods put out: the input of each execution, per output of the trigger. */
	readonly executions: INodeExecutionData[][][] = [];
	/** What the webhook methods threw; callers only see that the workflow could not be started. */
	readonly failures: Error[] = [];
	/** Finished executions in the order of their ends; none where only the trigger runs. */
	readonly runs: IRun[] = [];
	/** What was logged during hooks, calls and executions. The engine's sink gets it, too. */
	readonly log: LogEntry[] = [];

	private readonly pending = new Set<Promise<unknown>>();
	private readonly isTest: boolean;
	private readonly starting: (() => Promise<void>) | undefined;
	private readonly workflow: SavedWorkflow;

	private constructor(
		private readonly engine: LoadedEngine,
		private readonly endpoint: WebhookEndpoint,
		private readonly runsOn: boolean,
		data: IWorkflowBase,
		{ mode, staticData = {}, starting }: LiveOptions,
	) {
		this.starting = starting;
		this.isTest = mode === 'test';
		this.workflow = new SavedWorkflow(data, engine.nodeTypes, staticData, this.isTest);
	}

	/**
	 * Opens the port. The workflow listens only after `activate`.
	 *
	 * @param engine runs the workflow
	 * @param data complete, with credentials
	 * @param runsOn whether calls that start the workflow run the nodes behind the trigger
	 * @param options how to listen
	 */
	static async open(
		engine: LoadedEngine,
		data: IWorkflowBase,
		runsOn: boolean,
		options: LiveOptions,
	): Promise<LiveWorkflow> {
		return new LiveWorkflow(engine, await WebhookEndpoint.open(), runsOn, data, options);
	}

	/** The static data that the last hook or call worked on, whether it was saved or not. */
	get staticData(): IDataObject {
		return this.workflow.current;
	}

	/** The static data in the database: what the next production call begins with. */
	get savedStaticData(): IDataObject {
		return this.workflow.saved;
	}

	/**
	 * The URL that the trigger is told to be its own; of the first one, where there are several.
	 *
	 * @throws when the workflow has no webhook
	 */
	get url(): string {
		const workflow = this.workflow.load();
		const [webhook] = this.webhooks(workflow);
		const url = webhook && webhookUrl(workflow, webhook);
		if (url === undefined) throw new Error('The workflow has no trigger with a webhook');
		return url;
	}

	/**
	 * Publishes the workflow; in test mode waits for one event.
	 *
	 * @throws what a hook of the node throws; the workflow then does not listen, unless `delete` fails
	 */
	async activate(): Promise<void> {
		await this.withWorkflow(async (workflow) => {
			for (const webhook of this.webhooks(workflow)) {
				this.endpoint.add(this.route(webhook), this.handler(webhook));
				try {
					const exists = await runHook('checkExists', workflow, webhook);
					if (exists !== true) await runHook('create', workflow, webhook);
				} catch (error) {
					// As in n8n (webhook-trigger-registrar.js clearRegisteredWebhook), the error that counts is
					// the one of the activation, and where `delete` throws the URL stays registered.
					const deleted = await runHook('delete', workflow, webhook).then(
						() => true,
						() => false,
					);
					if (deleted) this.endpoint.remove(this.route(webhook));
					throw error;
				}
			}
			this.workflow.save(workflow);
		});
	}

	/**
	 * Listens as after a restart of n8n: no hook is called. The URLs are in n8n's database already, and
	 * its publication service (2.41.1, dist/workflows/publication) leaves them as they are.
	 */
	resume(): void {
		for (const webhook of this.webhooks(this.workflow.load())) {
			this.endpoint.add(this.route(webhook), this.handler(webhook));
		}
	}

	/**
	 * Ends listening.
	 *
	 * @throws what the node throws, where n8n would only log it
	 */
	async deactivate(): Promise<void> {
		await this.withWorkflow(async (workflow) => {
			const webhooks = this.webhooks(workflow);
			try {
				for (const webhook of webhooks) await runHook('delete', workflow, webhook);
				this.workflow.save(workflow);
			} finally {
				for (const webhook of webhooks) this.endpoint.remove(this.route(webhook));
			}
		});
	}

	/**
	 * Sends a request to `url`.
	 *
	 * @param body sent as it is
	 * @param headers `content-type` is `application/json` unless given; empty ones are left out
	 * @throws when there is no answer within ten seconds
	 */
	async post(
		body: string | Uint8Array,
		headers: Readonly<Record<string, string>> = {},
	): Promise<WebhookAnswer> {
		return await post(this.url, body, headers);
	}

	/** Waits for the executions under way. */
	async idle(): Promise<void> {
		while (this.pending.size > 0) await Promise.all(this.pending);
	}

	/** Waits for the executions under way and closes the port. Hooks do not run. */
	async close(): Promise<void> {
		await this.idle();
		await this.endpoint.close();
	}

	private handler({ path, httpMethod }: IWebhookData): WebhookHandler {
		return async (request, response) => {
			await this.withWorkflow(async (workflow) => {
				const webhook = this.webhooks(workflow).find(
					(candidate) => candidate.path === path && candidate.httpMethod === httpMethod,
				);
				if (webhook === undefined) throw new Error('The webhook is gone');
				const mode = this.isTest ? 'manual' : 'webhook';
				const outcome = await executeWebhook(workflow, webhook, mode, request, response);
				if (outcome.workflowData) await this.starting?.();
				this.record(outcome, workflow, webhook);
				outcome.answer();
			});
		};
	}

	private record(outcome: WebhookOutcome, workflow: Workflow, webhook: IWebhookData): void {
		const { workflowData, failure } = outcome;
		if (workflowData) this.executions.push(workflowData);
		if (failure) this.failures.push(failure);
		const starts = workflowData !== undefined || failure !== undefined;
		// Before saving, as in n8n: the execution does not see what this call is about to save.
		if (starts && this.runsOn) this.runOn(outcome, workflow, webhook);
		if (!failure) this.workflow.save(workflow);
		if (starts && this.isTest) this.track(this.deactivate());
	}

	private runOn(outcome: WebhookOutcome, workflow: Workflow, webhook: IWebhookData): void {
		const node = workflow.getNode(webhook.node);
		if (node === null) return;
		const from = continueFrom(node, outcome);
		const data = this.workflow.read();
		if (this.isTest && data.pinData) from.resultData.pinData = data.pinData;
		const { result } = execute(this.engine, data, {
			mode: this.isTest ? 'manual' : 'webhook',
			from,
			log: this.receive,
			saveStaticData: (staticData) => {
				this.workflow.save({ staticData });
			},
		});
		this.track(result.then((run) => this.runs.push(run)));
	}

	private track(work: Promise<unknown>): void {
		this.pending.add(work);
		const done = (): void => {
			this.pending.delete(work);
		};
		work.then(done, done);
	}

	private webhooks(workflow: Workflow): IWebhookData[] {
		const { externalSecretsProxy } = startHost();
		const { credentialsHelper } = this.engine;
		const url = this.endpoint.baseUrl;
		const additionalData = additionalDataFor(credentialsHelper, externalSecretsProxy, url);
		additionalData.workflowId = workflow.id;
		return webhooksOf(workflow, additionalData, this.isTest);
	}

	private route({ httpMethod, path }: IWebhookData): WebhookRoute {
		return { method: httpMethod, path, isTest: this.isTest };
	}

	private async withWorkflow(work: (workflow: Workflow) => Promise<void>): Promise<void> {
		const scope = { store: this.engine.store, log: this.receive };
		await executionScope.run(scope, async () => {
			const workflow = this.workflow.load();
			await workflow.expression.acquireIsolate();
			try {
				await work(workflow);
			} finally {
				await workflow.expression.releaseIsolate();
			}
		});
	}

	private readonly receive = (entry: LogEntry): void => {
		this.log.push(entry);
		this.engine.log?.(entry);
	};
}
