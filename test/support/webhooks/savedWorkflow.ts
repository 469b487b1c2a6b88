import { Workflow } from 'n8n-workflow';
import type { IDataObject, INodeTypes, IWorkflowBase } from 'n8n-workflow';

/**
 * A row of n8n's workflow table: gives out workflow objects, and takes back their static data as
 * n8n does (2.41.1, dist/workflows/workflow-static-data.service.js): as JSON, if it was changed.
 */
export class SavedWorkflow {
	/** In the database. */
	saved: IDataObject;
	/** That of the workflow object given out last: what a node works on, saved or not. */
	current: IDataObject;

	/**
	 * @param data complete, with credentials
	 * @param nodeTypes of the engine
	 * @param staticData what the database has so far
	 * @param isTest as the editor's tests do: static data passes on, but is never saved
	 */
	constructor(
		readonly data: IWorkflowBase,
		private readonly nodeTypes: INodeTypes,
		staticData: IDataObject,
		private readonly isTest: boolean,
	) {
		this.saved = asJson(staticData);
		// n8n 2.41.1, dist/webhooks/test-webhooks.js toWorkflow
		this.current = isTest ? {} : this.saved;
	}

	/** The workflow as n8n reads it for one hook, call or execution. */
	load(): Workflow {
		const { nodes, staticData } = this.read();
		const { id, name, connections, settings } = this.data;
		const workflow = new Workflow({
			id,
			name,
			nodes,
			connections,
			active: !this.isTest,
			nodeTypes: this.nodeTypes,
			staticData,
			...(settings && { settings }),
		});
		this.current = workflow.staticData;
		return workflow;
	}

	/** The row itself, for an execution. */
	read(): IWorkflowBase & { staticData: IDataObject } {
		const staticData = asJson(this.isTest ? this.current : this.saved);
		return { ...this.data, nodes: structuredClone(this.data.nodes), staticData };
	}

	/** Saves the static data of a workflow object, if a node has changed it. */
	save({ staticData }: Pick<Workflow, 'staticData'>): void {
		if (staticData['__dataChanged'] === true && !this.isTest) this.saved = asJson(staticData);
	}
}

/** A copy as it comes back from the database: without what JSON cannot hold. */
function asJson(value: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(value)) as IDataObject;
}
