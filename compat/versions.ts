/** A release of n8n and the parts of it that run nodes. */
export interface Release {
	n8n: string;
	/** Its n8n-core and n8n-workflow: `npm view n8n@<version> dependencies`. */
	core: string;
	workflow: string;
	/** Tests that cannot pass there, by n8n's own doing. */
	except?: string;
	/** It signs no links, so no operation can wait there, and says so. */
	signsNoLinks?: boolean;
	/** It renews no token when a node asks for it, so no account can act for long. */
	renewsNoTokens?: boolean;
}

/** Until 1.119 n8n told the model only an error's description, without what went wrong. */
const TOOL_FAILURE = 'a failure tells the model what to do, not only what happened';

/** Oldest first. */
export const RELEASES: readonly Release[] = [
	{
		...{ n8n: '1.100.1', core: '1.99.0', workflow: '1.97.0' },
		...{ except: TOOL_FAILURE, signsNoLinks: true, renewsNoTokens: true },
	},
	{
		...{ n8n: '1.110.1', core: '1.109.0', workflow: '1.107.0' },
		...{ except: TOOL_FAILURE, renewsNoTokens: true },
	},
	{ n8n: '1.123.81', core: '1.122.48', workflow: '1.120.31' },
	{ n8n: '2.0.3', core: '2.0.2', workflow: '2.0.1' },
	{ n8n: '2.11.4', core: '2.11.1', workflow: '2.11.1' },
	{ n8n: '2.20.12', core: '2.20.6', workflow: '2.20.3' },
	{ n8n: '2.30.8', core: '2.30.4', workflow: '2.30.2' },
	{ n8n: '2.41.1', core: '2.41.1', workflow: '2.41.0' },
];
