// n8n-workflow for the harness in test/support: see ./n8n-core.ts.
import * as workflow from 'n8n-workflow';
import type { ICredentialType, INodeProperties, IRunExecutionData } from 'n8n-workflow';
import { fill } from './fill';

export * from 'n8n-workflow';

const installed: Partial<typeof workflow> = workflow;

/** Older versions have no such error, hence throw none. */
class NeverThrown extends Error {}

export const WorkflowConfigurationError = installed.WorkflowConfigurationError ?? NeverThrown;

export const isExpression =
	installed.isExpression ??
	((value: unknown): boolean => typeof value === 'string' && value.startsWith('='));

/** In 2.20 and before n8n added no field for the domains that a credential may be sent to … */
export const injectDomainRestrictionFields =
	installed.injectDomainRestrictionFields ??
	(({ properties }: Pick<ICredentialType, 'properties'>): INodeProperties[] => properties);

/** … and in 2.30 it did not yet limit the requests of credentials themselves. */
export const getCredentialOwnRequestAllowedDomains =
	installed.getCredentialOwnRequestAllowedDomains ?? ((): undefined => undefined);

export const createEmptyRunExecutionData =
	installed.createEmptyRunExecutionData ??
	((): Pick<IRunExecutionData, 'resultData'> => ({ resultData: { runData: {} } }));

export const createRunExecutionData =
	installed.createRunExecutionData ??
	(({ executionData }: Partial<IRunExecutionData> = {}): Partial<IRunExecutionData> => ({
		startData: {},
		resultData: { runData: {} },
		executionData: {
			contextData: {},
			metadata: {},
			nodeExecutionStack: [],
			waitingExecution: {},
			waitingExecutionSource: {},
			...executionData,
		},
	}));

const { expression } = new workflow.Workflow({
	nodes: [],
	connections: {},
	active: false,
	nodeTypes: {
		getByName: () => undefined as never,
		getByNameAndVersion: () => undefined as never,
		getKnownTypes: () => ({}),
	},
});
// In 2.11 and before expressions ran without an isolate.
fill(Object.getPrototypeOf(expression) as object, {
	acquireIsolate: () => Promise.resolve(),
	releaseIsolate: () => Promise.resolve(),
});
