import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type {
	ExecutionError,
	INodeExecutionData,
	IRun,
	IWorkflowBase,
	WorkflowExecuteMode,
	INodeType,
	IVersionedNodeType,
} from 'n8n-workflow';
import { additionalDataFor } from './additionalData';
import type { CredentialStore } from './credentialStore';
import { CredentialTypes } from './credentialTypes';
import { EngineCredentialsHelper } from './credentialsHelper';
import { executionScope, startHost } from './host';
import type { LogSink } from './logSink';
import { EngineNodeTypes } from './nodeTypes';
import { loadPackage } from './packageLoader';
import { NODE_UNDER_TEST, singleNodeWorkflow } from './singleNode';
import type { RunInput } from './singleNode';
import { completeWorkflow, withCredentials } from './workflowJson';
import type { WorkflowJson } from './workflowJson';

export { INPUT_NODE, NODE_UNDER_TEST } from './singleNode';
export type { RunInput } from './singleNode';

/** What an engine is made of. */
export interface EngineOptions {
	/** Folder of the built package; the project itself when left out. */
	packageDir?: string;
	/** The database. Engines that share it behave as processes of one n8n. */
	credentials: CredentialStore;
	/** More node types by full name, e.g. a real one in place of a helper node. */
	nodes?: Readonly<Record<string, INodeType | IVersionedNodeType>>;
	/** Receives what is logged while this engine executes. */
	log?: LogSink;
}

/** What came out of a node. */
export interface RunResult {
	/** Items per output of the node: index 1 is the error output with `continueErrorOutput`. */
	output: INodeExecutionData[][];
	/**
	 * Why the execution stopped, if it did; also set when it was cancelled. A plain copy, as n8n
	 * stores it: has `name`, `message`, `description`, `httpCode`, `context`, but no class.
	 */
	error?: ExecutionError;
	/** The whole execution, as n8n would store it. */
	run: IRun;
	/** Wall-clock time of the execution, in milliseconds. */
	durationMs: number;
}

/** An execution under way. */
export interface StartedRun<T> {
	result: Promise<T>;
	/** Stops the execution as n8n's stop button does; `result` then ends with status `canceled`. */
	cancel: () => void;
}

/** How to run a whole workflow. */
export interface WorkflowOptions {
	/** Default `manual`: as with n8n's button "Execute workflow". */
	mode?: WorkflowExecuteMode;
	/** Cancels the execution. */
	signal?: AbortSignal;
}

/** One n8n process: n8n-core's real engine with the package loaded into it. */
export class Engine {
	private executions = 0;

	private constructor(
		/** Before the dot in full type names, e.g. `n8n-nodes-feishu-helpdesk`. */
		readonly packageName: string,
		/** Of the package and the helper nodes. */
		readonly nodeTypes: EngineNodeTypes,
		readonly credentialTypes: CredentialTypes,
		readonly credentialsHelper: EngineCredentialsHelper,
		/** The database given to `load`. */
		readonly store: CredentialStore,
		readonly log: LogSink | undefined,
	) {}

	/**
	 * @param options what to load and where credentials are kept
	 * @throws when the package was not built, or n8n would refuse to load it
	 */
	static async load(options: EngineOptions): Promise<Engine> {
		const loaded = await loadPackage(options.packageDir);
		const types = new CredentialTypes(loaded);
		return new Engine(
			loaded.packageName,
			new EngineNodeTypes(loaded, options.nodes ?? {}),
			types,
			new EngineCredentialsHelper(options.credentials, types),
			options.credentials,
			options.log,
		);
	}

	/**
	 * Runs one node on the given items.
	 *
	 * @returns what came out; a failing node does not reject, see `error`
	 * @throws when n8n refuses to start: a required parameter or credential is missing
	 */
	async run(input: RunInput): Promise<RunResult> {
		return await this.start(input).result;
	}

	/** As `run`, but can be cancelled. */
	start(input: RunInput): StartedRun<RunResult> {
		const workflow = completeWorkflow(singleNodeWorkflow(this.packageName, input));
		const startedAt = performance.now();
		const { result, cancel } = this.execute(
			input.credentials ? workflow : withCredentials(workflow, this.nodeTypes, this.store),
			input.mode ?? 'trigger',
			input.signal,
		);
		return {
			cancel,
			result: result.then((run) => {
				const durationMs = performance.now() - startedAt;
				const { runData, error } = run.data.resultData;
				const outputs = runData[NODE_UNDER_TEST]?.at(-1)?.data?.['main'] ?? [];
				return { output: outputs.map((items) => items ?? []), error, run, durationMs };
			}),
		};
	}

	/**
	 * Runs a whole workflow from its trigger. Nodes without a known credential get the one of the
	 * needed type that was saved last.
	 *
	 * @returns the execution as n8n would store it, also when a node failed
	 * @throws when n8n refuses to start it
	 */
	async runWorkflow(workflow: WorkflowJson, options: WorkflowOptions = {}): Promise<IRun> {
		return await this.startWorkflow(workflow, options).result;
	}

	/** As `runWorkflow`, but can be cancelled. */
	startWorkflow(json: WorkflowJson, options: WorkflowOptions = {}): StartedRun<IRun> {
		return this.execute(
			withCredentials(completeWorkflow(json), this.nodeTypes, this.store),
			options.mode ?? 'manual',
			options.signal,
		);
	}

	private execute(
		data: IWorkflowBase,
		mode: WorkflowExecuteMode,
		signal: AbortSignal | undefined,
	): StartedRun<IRun> {
		const { externalSecretsProxy } = startHost();
		this.executions += 1;
		const executionId = String(this.executions);
		const workflow = new Workflow({ ...data, nodeTypes: this.nodeTypes });
		const additionalData = additionalDataFor(this.credentialsHelper, externalSecretsProxy);
		additionalData.executionId = executionId;
		additionalData.workflowId = data.id;
		additionalData.hooks = new ExecutionLifecycleHooks(mode, executionId, data);
		const execution = executionScope.run({ store: this.store, log: this.log }, () =>
			new WorkflowExecute(additionalData, mode).run({ workflow, pinData: data.pinData }),
		);
		const cancel = (): void => {
			execution.cancel();
		};
		if (signal?.aborted) cancel();
		signal?.addEventListener('abort', cancel, { once: true });
		return {
			cancel,
			result: execution.finally(() => signal?.removeEventListener('abort', cancel)),
		};
	}
}
