import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type {
	IDataObject,
	IRun,
	IRunExecutionData,
	IWorkflowBase,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalDataFor } from './additionalData';
import { executionScope, startHost } from './host';
import type { LoadedEngine } from './loadedEngine';
import type { LogSink } from './logSink';
import { endWithTest } from './underWay';

/** An execution under way. */
export interface StartedRun<T> {
	result: Promise<T>;
	/** Stops the execution as n8n's stop button does; `result` then ends with status `canceled`. */
	cancel: () => void;
}

/** How to execute. */
export interface ExecutionOptions {
	mode: WorkflowExecuteMode;
	/** Cancels the execution. */
	signal?: AbortSignal | undefined;
	/** Goes on from here, e.g. from what a webhook received; default: from the start. */
	from?: IRunExecutionData;
	/** Default: that of the engine. */
	log?: LogSink;
	/** Called at the end with the workflow's static data, if a node has changed it. */
	saveStaticData?: (data: IDataObject) => void;
}

/**
 * Executes a workflow in n8n-core.
 *
 * @param engine knows the node types and the credentials
 * @param data a complete workflow; its nodes are written into
 * @param options where to begin, and what to do beside
 * @returns the execution, started
 * @throws when n8n refuses to start it
 */
export function execute(
	engine: LoadedEngine,
	data: IWorkflowBase,
	options: ExecutionOptions,
): StartedRun<IRun> {
	const { mode, signal, from, saveStaticData } = options;
	const { externalSecretsProxy } = startHost();
	const executionId = engine.nextExecutionId();
	const workflow = new Workflow({ ...data, nodeTypes: engine.nodeTypes });
	const additionalData = additionalDataFor(engine.credentialsHelper, externalSecretsProxy);
	additionalData.executionId = executionId;
	additionalData.workflowId = data.id;
	const hooks = new ExecutionLifecycleHooks(mode, executionId, data);
	hooks.addHandler('workflowExecuteAfter', (_run, changed: IDataObject | undefined) => {
		if (changed !== undefined) saveStaticData?.(changed);
	});
	additionalData.hooks = hooks;
	const scope = { store: engine.store, log: options.log ?? engine.log };
	const execution = executionScope.run(scope, () =>
		from === undefined
			? new WorkflowExecute(additionalData, mode).run({ workflow, pinData: data.pinData })
			: new WorkflowExecute(additionalData, mode, from).processRunExecutionData(workflow),
	);
	const cancel = (): void => {
		execution.cancel();
	};
	if (signal?.aborted) cancel();
	signal?.addEventListener('abort', cancel, { once: true });
	const started = {
		cancel,
		result: execution.finally(() => signal?.removeEventListener('abort', cancel)),
	};
	endWithTest(started);
	return started;
}
