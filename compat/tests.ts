const NODE = 'test/nodes/FeishuHelpdesk';

/**
 * What depends on the host: loading, credentials and tokens, fields, items, errors, files, memory,
 * webhooks. The rest of the suite is about values, and the same with every n8n.
 */
export const TESTS: readonly string[] = [
	'test/credentials',
	`${NODE}/FeishuHelpdesk.node.test.ts`,
	`${NODE}/FeishuHelpdeskTrigger.node.test.ts`,
	`${NODE}/engine/run.test.ts`,
	`${NODE}/engine/preview.test.ts`,
	`${NODE}/engine/lanes.test.ts`,
	`${NODE}/engine/sendOnce.test.ts`,
	`${NODE}/engine/delivery.test.ts`,
	`${NODE}/engine/tries.test.ts`,
	`${NODE}/trigger`,
	`${NODE}/actions/faq`,
	`${NODE}/actions/ticket`,
	`${NODE}/actions/message/send.operation.test.ts`,
	`${NODE}/actions/message/send.files.test.ts`,
	`${NODE}/actions/message/sendAndWait.oldHost.test.ts`,
];

/** What n8n hands on when the time is over is an internal that waiting relies on. */
export const WAITING = `${NODE}/actions/message/sendAndWait.operation.test.ts`;

/** Renewing an account's token; n8n before 1.123 cannot. */
export const RENEWING = `${NODE}/transport/userToken`;
