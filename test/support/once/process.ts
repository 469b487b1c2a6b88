import * as n8nWorkflow from 'n8n-workflow';
import type { ICheckProcessedContextData, IDataDeduplicator, INode } from 'n8n-workflow';
import type { OnceKey } from '../../../nodes/FeishuHelpdesk/engine/operation';
import type * as Module from '../../../nodes/FeishuHelpdesk/engine/sendOnce';

/** What of a run matters for its keys. */
export interface RunOptions {
	/** Default `trigger`: in earnest. */
	mode?: 'manual' | 'trigger';
	/** Default `node`. */
	nodeId?: string;
}

/** A process of n8n, as far as keys go: its memory is its own, the store may be shared. */
export interface OnceProcess {
	/** Opens the keys of a run. */
	run: (options?: RunOptions) => Module.SendOnce;
	/** What was logged as a warning. */
	readonly warnings: readonly string[];
}

/**
 * Starts a process that knows nothing of others.
 *
 * @param store n8n's `processed_data`
 */
export function startProcess(store: IDataDeduplicator): OnceProcess {
	let openSendOnce: typeof Module.openSendOnce;
	jest.isolateModules(() => {
		// Of n8n there is one; it takes seconds to load.
		jest.doMock('n8n-workflow', () => n8nWorkflow);
		({ openSendOnce } = jest.requireActual<typeof Module>(
			'../../../nodes/FeishuHelpdesk/engine/sendOnce',
		));
	});
	const warnings: string[] = [];
	return {
		warnings,
		run: ({ mode = 'trigger', nodeId = 'node' } = {}) => {
			const context = contextOf(nodeId);
			return openSendOnce({
				getWorkflow: () => ({ id: 'workflow', active: true }),
				getNode: () => nodeOf(nodeId),
				getMode: () => mode,
				logger: { warn: (message) => void warnings.push(message) },
				helpers: {
					checkProcessedAndRecord: async (items, scope, options) =>
						await store.checkProcessedAndRecord(items, scope, context, options),
					removeProcessed: async (items, scope, options) => {
						await store.removeProcessed(items, scope, context, options);
					},
				},
			});
		},
	};
}

/**
 * @param nodeId default `node`
 * @returns under what n8n stores the entries of a node
 */
export const contextOf = (nodeId = 'node'): ICheckProcessedContextData => ({
	workflow: { id: 'workflow', active: true },
	node: nodeOf(nodeId),
});

const nodeOf = (id: string): INode => ({
	id,
	name: 'Feishu Helpdesk',
	type: 'n8n-nodes-feishu-helpdesk.feishuHelpdesk',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
});

/**
 * @param key as the user entered it
 * @param receiver default `ou_alice`
 */
export const keyed = (key: string, receiver = 'ou_alice'): OnceKey => ({
	once: { key },
	receiver: () => receiver,
	content: () => ({ text: 'Hello' }),
});
