import type { INode, IWorkflowDataProxyData } from 'n8n-workflow';
import type { Job } from '../../../../nodes/FeishuHelpdesk/engine/job';
import { earlierJobs, remember } from '../../../../nodes/FeishuHelpdesk/engine/tries';
import { Failure } from '../../../../nodes/FeishuHelpdesk/transport/failure';
import type { Delivery } from '../../../../nodes/FeishuHelpdesk/transport/failure';

/** One try of a node, as n8n tells it. */
interface Try {
	json?: object | undefined;
	node?: Partial<INode>;
	execution?: string;
	runIndex?: number;
}

/** The same object in each try, unless another is given. */
const JSON_OF_FIRST_ITEM = { to: 'ou_alice' };

function contextOf({ node, execution = '7', runIndex = 0, ...others }: Try) {
	const json = 'json' in others ? others.json : JSON_OF_FIRST_ITEM;
	const proxy: Partial<IWorkflowDataProxyData> = { $runIndex: runIndex };
	return {
		getNode: (): INode => ({
			id: 'node',
			name: 'Feishu Helpdesk',
			type: 'n8n-nodes-feishu-helpdesk.feishuHelpdesk',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
			retryOnFail: true,
			...node,
		}),
		getInputData: () => (json === undefined ? [] : [{ json: json as Record<string, never> }]),
		getWorkflowDataProxy: () => proxy as IWorkflowDataProxyData,
		getExecutionId: () => execution,
	};
}

const failure = (delivery: Delivery) =>
	new Failure(
		'It failed',
		{ code: null, msg: '', httpStatus: null, logId: null, hint: '', retryable: true, delivery },
		'refused',
	);

const plan = { steps: () => [][Symbol.iterator]() as never };
const READY = { plan, maxWaitMs: 1000, out: [{ json: { part: 1 } }] };
const done: Job = { item: 0, state: 'done', output: [{ json: {} }] };
const notSent: Job = { item: 0, state: 'failed', failure: failure('notSent'), ...READY };

/** Each test in an execution of its own. */
let executions = 0;
const nextExecution = () => String((executions += 1));

/** What another try finds of a job. */
function found(job: Job, other: Try, first: Try = {}): Job[] | undefined {
	const execution = nextExecution();
	remember(contextOf({ execution, ...first }), [job]);
	return earlierJobs(contextOf({ execution, ...other }))(0);
}

describe('another try of a node', () => {
	test('finds what the one before came to', () => {
		expect(found(done, {})).toEqual([done]);
	});

	test.each<[string, Try]>([
		['of another execution', { execution: 'other' }],
		['of another node', { node: { id: 'other' } }],
		['in a later round of a loop', { runIndex: 1 }],
		['with other items, though they look the same', { json: { ...JSON_OF_FIRST_ITEM } }],
		['without items', { json: undefined }],
		["without 'Retry On Fail'", { node: { retryOnFail: false } }],
		['where that was never set', { node: { retryOnFail: undefined } }],
	])('%s finds nothing', (_, other) => {
		expect(found(done, other)).toBeUndefined();
	});

	test("finds nothing of one without 'Retry On Fail'", () => {
		expect(found(done, {}, { node: { retryOnFail: false } })).toBeUndefined();
	});

	test('of a tool counts as a run of its own, and finds it all the same', () => {
		const type = 'n8n-nodes-feishu-helpdesk.feishuHelpdeskTool';
		expect(found(done, { node: { type }, runIndex: 1 }, { node: { type } })).toEqual([done]);
	});

	test('finds its own, also when another node had the same items', () => {
		const execution = nextExecution();
		const other: Job = { ...done, output: [] };
		remember(contextOf({ execution }), [done]);
		remember(contextOf({ execution, node: { id: 'other' } }), [other]);
		expect(earlierJobs(contextOf({ execution }))(0)).toEqual([done]);
		expect(earlierJobs(contextOf({ execution, node: { id: 'other' } }))(0)).toEqual([other]);
	});
});

describe('what was done for an item', () => {
	test('is that of all its receivers, and of no other item', () => {
		const execution = nextExecution();
		const jobs: Job[] = [done, { ...done, item: 1 }, { ...done, output: [] }];
		remember(contextOf({ execution }), jobs);
		const earlier = earlierJobs(contextOf({ execution }));
		expect(earlier(0)).toEqual([jobs[0], jobs[2]]);
		expect(earlier(1)).toEqual([jobs[1]]);
		expect(earlier(2)).toBeUndefined();
	});

	test('is tried again, with its plan, where it was surely not sent; parts that are out stay', () => {
		expect(found(notSent, {})).toEqual([{ item: 0, state: 'prepared', ...READY }]);
	});

	test.each<[string, Job]>([
		['that is out', done],
		['that nobody knows of', { ...notSent, failure: failure('unknown') }],
		['that was never tried', { item: 0, state: 'prepared', ...READY }],
		['that lacks how long it may wait', { ...notSent, maxWaitMs: undefined }],
		['that lacks what is out', { ...notSent, out: undefined }],
	])('stays as it is for a message %s', (_, job) => {
		expect(found(job, {})).toEqual([job]);
	});

	test('is prepared anew where it could not be prepared', () => {
		expect(found({ item: 0, state: 'failed', failure: failure('notSent') }, {})).toBeUndefined();
	});

	test('stays as it is where one of its receivers was prepared, and another was not', () => {
		const execution = nextExecution();
		const wrong: Job = { item: 0, state: 'failed', failure: failure('notSent') };
		remember(contextOf({ execution }), [wrong, done]);
		expect(earlierJobs(contextOf({ execution }))(0)).toEqual([wrong, done]);
	});
});
