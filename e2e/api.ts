import { expect, request, type APIRequestContext } from '@playwright/test';

/** The owner of the n8n that is started; it lives as long as the run. */
const OWNER = {
	email: 'owner@example.com',
	firstName: 'Olive',
	lastName: 'Owner',
	password: 'Owner-of-one-run-1',
};

/** A workflow as n8n exports it, as far as it concerns us. */
export interface WorkflowJson {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	pinData?: Record<string, unknown>;
}

/** A node of a workflow. */
export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	[other: string]: unknown;
}

/** An execution as n8n stored it. */
export interface Execution {
	id: string;
	status: string;
	/** The data of all nodes; n8n packs it into one string. */
	data: string;
}

/** n8n's REST API, as the editor uses it. */
export class Api {
	private constructor(private readonly context: APIRequestContext) {}

	/**
	 * Creates the owner of a new n8n and signs in.
	 *
	 * @param url of n8n
	 * @throws {Error} when there is an owner already
	 */
	static async asOwner(url: string): Promise<Api> {
		const api = new Api(await request.newContext({ baseURL: url }));
		await api.call('POST', '/rest/owner/setup', OWNER);
		return api;
	}

	/**
	 * Signs in to an n8n that has the owner already.
	 *
	 * @param url of n8n
	 */
	static async signedIn(url: string): Promise<Api> {
		const api = new Api(await request.newContext({ baseURL: url }));
		const { email: emailOrLdapLoginId, password } = OWNER;
		await api.call('POST', '/rest/login', { emailOrLdapLoginId, password });
		return api;
	}

	/** @returns what a browser needs to be signed in */
	session(): ReturnType<APIRequestContext['storageState']> {
		return this.context.storageState();
	}

	/** @returns the id of a new credential */
	async createCredential(name: string, type: string, data: object): Promise<string> {
		return readId(await this.call('POST', '/rest/credentials', { name, type, data }));
	}

	/** @returns the id of a new workflow */
	async createWorkflow(workflow: WorkflowJson): Promise<string> {
		return readId(await this.call('POST', '/rest/workflows', workflow));
	}

	/** Publishes a workflow. @returns once its trigger listens, which is a moment after the answer */
	async activate(workflowId: string): Promise<void> {
		const path = `/rest/workflows/${workflowId}`;
		const { versionId } = (await this.call('GET', path)) as { versionId: string };
		await this.call('POST', `${path}/activate`, { versionId });
		const readStatus = async (): Promise<string> =>
			((await this.call('GET', `${path}/publication-status`)) as { status: string }).status;
		await expect.poll(readStatus, `workflow ${workflowId} is published`).toBe('published');
	}

	/** Ends what `activate` began. */
	async deactivate(workflowId: string): Promise<void> {
		await this.call('POST', `/rest/workflows/${workflowId}/deactivate`);
	}

	/** @returns a workflow as n8n stored it */
	async workflow(workflowId: string): Promise<WorkflowJson> {
		return (await this.call('GET', `/rest/workflows/${workflowId}`)) as WorkflowJson;
	}

	/**
	 * Runs a workflow by hand, from one of its triggers.
	 *
	 * @param workflowId the workflow
	 * @param trigger name of the node to start from
	 * @returns the execution, once it has ended
	 * @throws {Error} when it does not end in time
	 */
	async run(workflowId: string, trigger: string): Promise<Execution> {
		const started = await this.call('POST', `/rest/workflows/${workflowId}/run`, {
			triggerToStartFrom: { name: trigger },
		});
		const { executionId } = started as { executionId: string };
		return await this.ended(executionId);
	}

	/** @returns how many executions of a workflow ended like this. @param status e.g. `success` */
	async count(workflowId: string, status: string): Promise<number> {
		return (await this.find(workflowId, status)).count;
	}

	/** @returns once so many executions of a workflow have ended, well or not */
	async untilEnded(workflowId: string, count: number): Promise<void> {
		const countEnded = async (): Promise<number> =>
			(await this.count(workflowId, 'success')) + (await this.count(workflowId, 'error'));
		await expect
			.poll(countEnded, `${count} executions of workflow ${workflowId} have ended`)
			.toBeGreaterThanOrEqual(count);
	}

	/** @returns the failed executions of a workflow, at most 20, with their data */
	async failed(workflowId: string): Promise<Execution[]> {
		const { results } = await this.find(workflowId, 'error');
		return await Promise.all(results.map(({ id }) => this.ended(id)));
	}

	private async find(
		workflowId: string,
		status: string,
	): Promise<{ count: number; results: { id: string }[] }> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId, status: [status] }));
		const found = await this.call('GET', `/rest/executions?limit=20&filter=${filter}`);
		return found as { count: number; results: { id: string }[] };
	}

	/** @returns the execution with its data, once it has ended */
	async ended(executionId: string): Promise<Execution> {
		const read = async (): Promise<Execution> =>
			(await this.call('GET', `/rest/executions/${executionId}`)) as Execution;
		await expect
			.poll(async () => (await read()).status, `execution ${executionId} has ended`)
			.not.toMatch(/^(new|running|waiting)$/);
		return await read();
	}

	/**
	 * Asks n8n something.
	 *
	 * @returns `data` of the answer
	 * @throws {Error} with n8n's words when it answers with a failure
	 */
	async call(method: string, path: string, data?: object): Promise<unknown> {
		const answer = await this.context.fetch(path, { method, ...(data && { data }) });
		if (!answer.ok()) {
			throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
		}
		return ((await answer.json()) as { data: unknown }).data;
	}
}

function readId(answer: unknown): string {
	return (answer as { id: string }).id;
}
