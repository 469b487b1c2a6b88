import type { INodeType } from 'n8n-workflow';
import { agent } from './agent';
import { convertToFile } from './convertToFile';
import { counter } from './counter';
import { formTrigger } from './formTrigger';
import { httpRequest } from './httpRequest';
import { ifNode } from './if';
import { items } from './items';
import { manualTrigger } from './manualTrigger';
import { noOp, stickyNote } from './noOp';
import { readWriteFile } from './readWriteFile';
import { scheduleTrigger } from './scheduleTrigger';
import { set } from './set';
import { splitOut } from './splitOut';
import { wait } from './wait';
import { webhook } from './webhook';

/** Node types beside those of the package, by full name. n8n-nodes-base itself is not installed. */
export const HELPER_NODES: Readonly<Record<string, INodeType>> = {
	'n8n-nodes-base.convertToFile': convertToFile,
	'n8n-nodes-base.formTrigger': formTrigger,
	'n8n-nodes-base.httpRequest': httpRequest,
	'n8n-nodes-base.if': ifNode,
	'n8n-nodes-base.manualTrigger': manualTrigger,
	'n8n-nodes-base.noOp': noOp,
	'n8n-nodes-base.readWriteFile': readWriteFile,
	'n8n-nodes-base.scheduleTrigger': scheduleTrigger,
	'n8n-nodes-base.set': set,
	'n8n-nodes-base.splitOut': splitOut,
	'n8n-nodes-base.stickyNote': stickyNote,
	'n8n-nodes-base.wait': wait,
	'n8n-nodes-base.webhook': webhook,
	'test.agent': agent,
	'test.counter': counter,
	'test.items': items,
};
