import { TriggerContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	IRun,
	ITriggerResponse,
	Workflow,
	WorkflowActivateMode,
} from 'n8n-workflow';

import { additionalDataFor } from '../additionalData';
import { execute } from '../execution';
import { executionScope, startHost } from '../host';
import type { LoadedEngine } from '../loadedEngine';
import type { LogEntry } from '../logSink';
import { SavedWorkflow } from '../webhooks/savedWorkflow';
import { continueFrom } from '../webhooks/continueFrom';
import { completeWorkflow, withCredentials, type WorkflowJson } from '../workflowJson';

/** What n8n's table of executions holds, as far as it outlives a process. */
export interface Executions {
	/** The column `deduplicationKey`, which is unique. */
	keys: Set<string>;
}

/** A trigger and its n8n. */
export interface LiveTriggerInput {
	/** Of the trigger, which is alone. */
	parameters?: INodeParameters;
	/** Or a whole workflow, which has one. */
	workflow?: WorkflowJson;
	workflowId?: string;
	/** Default: a table of its own. */
	executions?: Executions;
	/** What an earlier time has left in the database. */
	staticData?: IDataObject;
	/** An n8n before n8n-workflow 2.20: without keys, and without failed executions by a trigger. */
	old?: boolean;
	/** Why n8n can begin no execution. */
	fails?: () => Error | undefined;
}

/**
 * A workflow with a trigger that n8n starts and ends: n8n 2.41.1,
 * dist/workflows/triggers/trigger-execution-context.factory.js and n8n-core's triggers-and-pollers.js.
 */
export class LiveTrigger {
	/** What the executions began with, after the trigger itself has run in them. */
	readonly executions: INodeExecutionData[][][] = [];
	/** How they ended. */
	readonly runs: IRun[] = [];
	/** What the trigger has n8n save as failed executions. */
	readonly failed: Error[] = [];
	readonly log: LogEntry[] = [];
	private readonly saved: SavedWorkflow;
	private readonly node: string;
	private readonly rows: Executions;
	private response: ITriggerResponse | undefined;

	constructor(
		private readonly engine: LoadedEngine,
		private readonly input: LiveTriggerInput,
	) {
		const type = `${engine.packageName}.feishuHelpdeskTrigger`;
		const alone: INode = {
			id: 'trigger',
			name: 'Trigger',
			type,
			typeVersion: 1,
			position: [0, 0],
			parameters: input.parameters ?? {},
		};
		const id = input.workflowId ?? 'workflow';
		const { nodes, connections } = input.workflow ?? { nodes: [alone], connections: {} };
		const data = withCredentials(
			completeWorkflow({ ...input.workflow, id, nodes, connections }),
			engine.nodeTypes,
			engine.store,
		);
		this.node = nodes.find((node) => node.type === type)?.name ?? '';
		this.rows = input.executions ?? { keys: new Set() };
		this.saved = new SavedWorkflow(data, engine.nodeTypes, input.staticData ?? {}, false);
	}

	/** The static data in the database. */
	get savedStaticData(): IDataObject {
		return this.saved.saved;
	}

	/**
	 * Has n8n start the trigger.
	 *
	 * @param activation why
	 * @throws what the trigger throws
	 */
	async activate(activation: WorkflowActivateMode = 'activate'): Promise<void> {
		await this.scoped(async () => {
			const workflow = this.saved.load();
			const node = workflow.getNode(this.node);
			if (node === null) throw new Error('The workflow has no trigger');
			const nodeType = this.engine.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
			const context = this.contextOf(workflow, node, activation);
			this.response = await nodeType.trigger?.call(context);
		});
	}

	/** Has n8n end it. */
	async deactivate(): Promise<void> {
		const { response } = this;
		this.response = undefined;
		await this.scoped(async () => {
			await response?.closeFunction?.();
		});
	}

	private contextOf(
		workflow: Workflow,
		node: INode,
		activation: WorkflowActivateMode,
	): TriggerContext {
		const { credentialsHelper } = this.engine;
		const additionalData = additionalDataFor(credentialsHelper, startHost().externalSecretsProxy);
		additionalData.workflowId = workflow.id;
		const emit: TriggerContext['emit'] = (data, _response, done, key) => {
			// n8n saves as it begins, beside creating the execution.
			this.saved.save(workflow);
			const begun = this.begin(node, data, this.input.old === true ? undefined : key);
			if (done)
				begun.then(
					(run) => {
						done.resolve(run as IRun);
					},
					(error: unknown) => {
						done.reject(error instanceof Error ? error : new Error(String(error)));
					},
				);
			else begun.catch(() => undefined);
		};
		const context = new TriggerContext(
			workflow,
			node,
			additionalData,
			'trigger',
			activation,
			emit,
			undefined,
			(error) => void this.failed.push(error),
		);
		if (this.input.old === true) Reflect.deleteProperty(context, 'saveFailedExecution');
		return context;
	}

	/** @returns the execution's end; nothing where n8n has one with this key */
	private async begin(
		node: INode,
		data: INodeExecutionData[][],
		key: string | undefined,
	): Promise<IRun | undefined> {
		const failure = this.input.fails?.();
		if (failure) throw failure;
		if (key !== undefined && this.rows.keys.has(key)) return undefined;
		if (key !== undefined) this.rows.keys.add(key);
		const run = await execute(this.engine, this.saved.read(), {
			mode: 'trigger',
			from: continueFrom(node, { workflowData: data, answer: () => undefined }),
			log: this.receive,
			saveStaticData: (staticData) => {
				this.saved.save({ staticData });
			},
		}).result;
		this.runs.push(run);
		const { runData } = run.data.resultData;
		const outputs = runData[node.name]?.at(-1)?.data?.['main'] ?? [];
		this.executions.push(outputs.map((items) => items ?? []));
		return run;
	}

	private async scoped(work: () => Promise<void>): Promise<void> {
		await executionScope.run({ store: this.engine.store, log: this.receive }, work);
	}

	private readonly receive = (entry: LogEntry): void => {
		this.log.push(entry);
		this.engine.log?.(entry);
	};
}
