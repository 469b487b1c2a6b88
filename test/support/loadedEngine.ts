import type { CredentialStore } from './credentialStore';
import type { CredentialTypes } from './credentialTypes';
import type { EngineCredentialsHelper } from './credentialsHelper';
import type { LogSink } from './logSink';
import type { EngineNodeTypes } from './nodeTypes';

/** What an engine holds once the package is loaded into it: all that executing needs of it. */
export interface LoadedEngine {
	/** Before the dot in full type names, e.g. `n8n-nodes-feishu-helpdesk`. */
	readonly packageName: string;
	/** Of the package and the helper nodes. */
	readonly nodeTypes: EngineNodeTypes;
	readonly credentialTypes: CredentialTypes;
	readonly credentialsHelper: EngineCredentialsHelper;
	/** The database. */
	readonly store: CredentialStore;
	readonly log: LogSink | undefined;
	/** For executions of this engine: 1, 2, 3 … */
	nextExecutionId(): string;
}
