const NODE = 'test/nodes/FeishuHelpdesk';

/**
 * What depends on the host: loading, credentials and tokens, fields, items, errors, files, memory,
 * webhooks. The rest of the suite is about values, and the same with every n8n.
 */
export const TESTS: readonly string[] = [
	'test/credentials',
	`${NODE}/FeishuHelpdesk.node.test.ts`,
	`${NODE}/FeishuHelpdeskTrigger.node.test.ts`,
	`${NODE}/actions/run.test.ts`,
	`${NODE}/actions/preview.test.ts`,
	`${NODE}/actions/lanes.test.ts`,
	`${NODE}/actions/sendOnce.test.ts`,
	`${NODE}/actions/delivery.test.ts`,
	`${NODE}/actions/tries.test.ts`,
	`${NODE}/actions/event`,
	`${NODE}/actions/faq`,
	`${NODE}/actions/ticket`,
	`${NODE}/actions/message/send.operation.test.ts`,
	`${NODE}/actions/message/send.files.test.ts`,
];
