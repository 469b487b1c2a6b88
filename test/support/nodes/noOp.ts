import type { INodeType } from 'n8n-workflow';
import { describeNode } from './describe';

/** "No Operation, do nothing": n8n also runs credential tests under this name. */
export const noOp: INodeType = {
	description: describeNode('noOp', 'No Operation, do nothing', {}),
	execute() {
		return Promise.resolve([this.getInputData()]);
	},
};

/** "Sticky Note": text on the canvas, never executed. */
export const stickyNote: INodeType = {
	description: describeNode('stickyNote', 'Sticky Note', { inputs: [], outputs: [] }),
};
