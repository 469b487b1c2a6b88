import type {
	ExecutionError,
	INodeExecutionData,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
	IRun,
	IVersionedNodeType,
	ResourceMapperFields,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { keepBinaryDataOutsideItems } from './binaryData';
import type { CredentialStore } from './credentialStore';
import { CredentialTypes } from './credentialTypes';
import { EngineCredentialsHelper } from './credentialsHelper';
import { execute } from './execution';
import type { StartedRun } from './execution';
import type { LoadedEngine } from './loadedEngine';
import { loadOptions, resourceMapping, search } from './loadOptions';
import type { EditorRequest, SearchRequest } from './loadOptions';
import type { LogSink } from './logSink';
import { EngineNodeTypes } from './nodeTypes';
import { loadPackage } from './packageLoader';
import { NODE_UNDER_TEST, singleNodeWorkflow } from './singleNode';
import type { RunInput } from './singleNode';
import { takeLimitOffPatterns } from './steadyRegex';
import type { LiveOptions, LiveWorkflow } from './webhooks/liveWorkflow';
import { openTrigger, openWorkflow } from './webhooks/open';
import type { TriggerInput } from './webhooks/open';
import { completeWorkflow, withCredentials } from './workflowJson';
import type { WorkflowJson } from './workflowJson';

export { INPUT_NODE, NODE_UNDER_TEST } from './singleNode';
export type { RunInput } from './singleNode';
export type { StartedRun } from './execution';

/** What an engine is made of. */
export interface EngineOptions {
	/** Folder of the built package; the project itself when left out. */
	packageDir?: string;
	/** The database. Engines that share it behave as processes of one n8n. */
	credentials: CredentialStore;
	/** More node types by full name, e.g. a real one in place of a helper node. */
	nodes?: Readonly<Record<string, INodeType | IVersionedNodeType>>;
	/**
	 * Where n8n keeps files. `filesystem`, as n8n 2 does: items hold an id only. It then holds for
	 * all engines of this process, i.e. of this test file. Default: in the items, as base64.
	 */
	binaryMode?: 'default' | 'filesystem';
	/** Receives what is logged while this engine executes. */
	log?: LogSink;
	/**
	 * Knows nothing that an engine before kept in memory. Engines of a build never do; those of the sources
	 * share it unless this is set.
	 */
	anotherProcess?: boolean;
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

/** How to run a whole workflow. */
export interface WorkflowOptions {
	/** Default `manual`: as with n8n's button "Execute workflow". */
	mode?: WorkflowExecuteMode;
	/** Cancels the execution. */
	signal?: AbortSignal;
}

/** One n8n process: n8n-core's real engine with the package loaded into it. */
export class Engine implements LoadedEngine {
	private executions = 0;

	private constructor(
		readonly packageName: string,
		readonly nodeTypes: EngineNodeTypes,
		readonly credentialTypes: CredentialTypes,
		readonly credentialsHelper: EngineCredentialsHelper,
		readonly store: CredentialStore,
		readonly log: LogSink | undefined,
	) {}

	/**
	 * @param options what to load and where credentials are kept
	 * @throws when the package was not built, or n8n would refuse to load it
	 */
	static async load(options: EngineOptions): Promise<Engine> {
		if (options.binaryMode === 'filesystem') keepBinaryDataOutsideItems();
		takeLimitOffPatterns();
		const loaded = await loadPackage(options.packageDir, options.anotherProcess);
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
		const { result, cancel } = execute(
			this,
			input.credentials ? workflow : withCredentials(workflow, this.nodeTypes, this.store),
			{ mode: input.mode ?? 'trigger', signal: input.signal },
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
		return execute(this, withCredentials(completeWorkflow(json), this.nodeTypes, this.store), {
			mode: options.mode ?? 'manual',
			signal: options.signal,
		});
	}

	/**
	 * One page of a list that users choose from, by the node's `methods.listSearch`.
	 *
	 * @param request the method, what the user typed, and the token of the page before
	 * @returns the page as the editor gets it
	 * @throws what the node throws, or when it has no such method
	 */
	async search(request: SearchRequest): Promise<INodeListSearchResult> {
		return await search(this, request);
	}

	/** As `search`, for the options of a dropdown: the node's `methods.loadOptions`. */
	async loadOptions(request: EditorRequest): Promise<INodePropertyOptions[]> {
		return await loadOptions(this, request);
	}

	/** As `search`, for the columns of a resource mapper: the node's `methods.resourceMapping`. */
	async resourceMapping(request: EditorRequest): Promise<ResourceMapperFields> {
		return await resourceMapping(this, request);
	}

	/**
	 * Puts a trigger behind a real webhook URL. It listens after `activate`; `close` when done.
	 *
	 * @param input the trigger and how it listens
	 * @returns the trigger: `url`, `post` and what came of it
	 */
	async openTrigger(input: TriggerInput): Promise<LiveWorkflow> {
		return await openTrigger(this, input);
	}

	/**
	 * Publishes a whole workflow: each event that its trigger accepts runs it. `idle` awaits the
	 * executions, `runs` holds them; `close` when done.
	 *
	 * @param workflow with a webhook trigger
	 * @param options how it listens
	 * @throws what the trigger throws on activation
	 */
	async openWorkflow(workflow: WorkflowJson, options: LiveOptions = {}): Promise<LiveWorkflow> {
		return await openWorkflow(this, workflow, options);
	}

	nextExecutionId(): string {
		this.executions += 1;
		return String(this.executions);
	}
}
