import type {
	INodeCredentials,
	INodeExecutionData,
	INodeParameters,
	IWorkflowSettings,
	OnError,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { WorkflowJson } from './workflowJson';

/** Name of the node before the one under test: `{{ $('Input').item.json.x }}` reads its items. */
export const INPUT_NODE = 'Input';
/** Name of the node under test. */
export const NODE_UNDER_TEST = 'Node';

/** One node and what goes into it. */
export interface RunInput {
	/** Input items, with `binary` if wanted; one empty item when left out. Not copied. */
	items?: INodeExecutionData[];
	/** Parameters of the node under test; others get their defaults. */
	parameters: INodeParameters;
	/** Short name of a node type of the package, or a full type name. Default `feishuHelpdesk`. */
	type?: string;
	/** Default 1. */
	typeVersion?: number;
	/** By type, taken as they are; default: for each type the node needs, the one saved last. */
	credentials?: INodeCredentials;
	onError?: OnError;
	retryOnFail?: boolean;
	/** Runs at most, with `retryOnFail`. n8n allows 2 to 5. */
	maxTries?: number;
	/** Milliseconds between tries. n8n allows up to 5000. */
	waitBetweenTries?: number;
	alwaysOutputData?: boolean;
	executeOnce?: boolean;
	/** Default `trigger`: a production execution. */
	mode?: WorkflowExecuteMode;
	/** Workflow settings beside `executionOrder: 'v1'`, e.g. `{ timezone: 'Asia/Shanghai' }`. */
	settings?: IWorkflowSettings;
	/** Executions with the same workflow id share deduplication data. Default `workflow`. */
	workflowId?: string;
	/** Cancels the execution as n8n's stop button does. */
	signal?: AbortSignal;
}

/**
 * The workflow that feeds the items to one node. The items are pinned to a trigger, n8n's own way
 * to replace what a node puts out.
 */
export function singleNodeWorkflow(packageName: string, input: RunInput): WorkflowJson {
	const { items = [{ json: {} }], type = 'feishuHelpdesk', typeVersion = 1 } = input;
	const { parameters, credentials, onError, retryOnFail, maxTries, waitBetweenTries } = input;
	const { alwaysOutputData, executeOnce } = input;
	return {
		id: input.workflowId ?? 'workflow',
		nodes: [
			{
				id: 'input',
				name: INPUT_NODE,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'node',
				name: NODE_UNDER_TEST,
				type: type.includes('.') ? type : `${packageName}.${type}`,
				typeVersion,
				position: [200, 0],
				parameters,
				...(credentials && { credentials }),
				...(onError && { onError }),
				...(retryOnFail !== undefined && { retryOnFail }),
				...(maxTries !== undefined && { maxTries }),
				...(waitBetweenTries !== undefined && { waitBetweenTries }),
				...(alwaysOutputData !== undefined && { alwaysOutputData }),
				...(executeOnce !== undefined && { executeOnce }),
			},
		],
		connections: {
			[INPUT_NODE]: { main: [[{ node: NODE_UNDER_TEST, type: 'main', index: 0 }]] },
		},
		pinData: { [INPUT_NODE]: items },
		...(input.settings && { settings: input.settings }),
	};
}
