import type { INode } from 'n8n-workflow';
import { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import { toNodeError } from '../../../../nodes/FeishuHelpdesk/transport/nodeError';

const FAILURE = new Failure(
	'It failed [1]',
	{
		code: 1,
		msg: '',
		httpStatus: 400,
		logId: null,
		hint: 'Do this.',
		retryable: false,
		delivery: 'notSent',
	},
	'refused',
);

test.each([
	['feishuHelpdeskTool', 'It failed [1]. Do this.'],
	['feishuHelpdesk', 'It failed [1]'],
])('the message of %s is %j: models read no more than a message', (type, message) => {
	const node: INode = {
		id: '1',
		name: 'N',
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	expect(toNodeError(node, FAILURE).message).toBe(message);
});
