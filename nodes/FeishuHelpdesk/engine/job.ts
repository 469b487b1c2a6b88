import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Failure } from '../transport/failure';
import { toFailure } from '../transport/nodeError';
import { errorItem } from './errorItem';
import type { Asking, OutputItem, Plan } from './operation';

/** What can be tried, once or again. */
export interface Ready {
	readonly plan: Plan;
	/** Most that it waits in sum, ms; its item's own option. */
	readonly maxWaitMs: number;
	/** What the output says of the parts that are out. */
	readonly out: OutputItem[];
}

/** How far something has come that an item wants done. Most items want one thing. */
export type Job = {
	/** Index of the input item. */
	readonly item: number;
	/** The person as entered, where it is for one. */
	readonly receiver?: string | undefined;
} & (
	| ({ state: 'prepared' } & Ready)
	| ({ state: 'failed'; failure: Failure } & Partial<Ready>)
	| { state: 'done'; output: INodeExecutionData[]; asks?: Asking | undefined }
);

/**
 * @param job what was to be done; what is ready stays so for another try
 * @param thrown why it failed
 * @returns the job, failed
 */
export const failed = (
	job: Pick<Job, 'item' | 'receiver'> & Partial<Ready>,
	thrown: unknown,
): Job => ({
	...job,
	receiver: job.plan?.receiver ?? job.receiver,
	state: 'failed',
	failure: toFailure(thrown),
});

/** More would hide what to do. */
const MOST_SHOWN = 10;

/**
 * Names what else failed, so that all of it can be mended at once.
 *
 * @param jobs of all items
 * @returns a line for each reason but the first one, `''` where there is no other
 */
export function othersThatFailed(jobs: readonly Job[]): string {
	const reasons = new Map<string, number>();
	for (const job of jobs) {
		if (job.state !== 'failed') continue;
		const { message } = job.failure;
		if (!reasons.has(message)) reasons.set(message, job.item);
	}
	const [, ...others] = reasons;
	if (others.length === 0) return '';
	const lines = others.slice(0, MOST_SHOWN).map(([reason, item]) => `${reason} [item ${item}]`);
	const more = others.length - lines.length;
	return ['Also wrong:', ...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

/**
 * Says what became of all jobs, for the error that stops the node.
 *
 * @param jobs of all items
 * @param done what happened to those that are done
 * @param once whether a message that is out is skipped when it comes again
 * @returns one line, `''` for a single job
 */
export function summarise(jobs: readonly Job[], done: string, once: boolean): string {
	if (jobs.length < 2) return '';
	const count = (state: Job['state']) => jobs.filter((job) => job.state === state).length;
	const ends = jobs.flatMap((job) => (job.state === 'done' ? [endOf(job.output)] : []));
	const ended = (end: ReturnType<typeof endOf>) => ends.filter((each) => each === end).length;
	const several = jobs.some((job, index) => job.item === jobs[index - 1]?.item);
	const place = (item: number) => (jobs[0]?.item === jobs.at(-1)?.item ? '' : ` (item ${item})`);
	const nameOf = ({ item, receiver = '' }: Job) =>
		several && receiver !== '' ? `${receiver}${place(item)}` : String(item);
	const unknown = jobs.flatMap((job) =>
		job.state === 'failed' && job.failure.details.delivery === 'unknown' ? [nameOf(job)] : [],
	);
	const doubt =
		unknown.length > 0 ? ` (delivery unknown: ${several ? '' : 'item '}${unknown.join(', ')})` : '';
	const counts = [
		`${ended('done')} ${done}`,
		...(ended('skipped') > 0 ? [`${ended('skipped')} skipped`] : []),
		...(ended('preview') > 0 ? [`${ended('preview')} previewed`] : []),
		`${count('failed')} failed${doubt}`,
		`${count('prepared')} not tried`,
	];
	const sum = `Of ${jobs.length} ${several ? 'receivers' : 'items'}: ${counts.join(', ')}.`;
	const out = jobs.filter((job) => job.state === 'done' && endOf(job.output) === 'done');
	if (done !== 'sent' || out.length === 0) return sum;
	const safely = once
		? 'just run it again: what is out is skipped'
		: `leave out ${several ? '' : 'item '}${namesOf(out.map(nameOf))}. n8n's Retry would send all again, unless the option 'Skip If Already Sent (Hours)' is on from the first run`;
	return `${sum} ${out.length} of ${jobs.length} are out; to run again safely, ${safely}.`;
}

/** Most that an error names. */
const MOST_NAMES = 50;

const namesOf = (names: readonly string[]): string =>
	[
		...names.slice(0, MOST_NAMES),
		...(names.length > MOST_NAMES ? [`and ${names.length - MOST_NAMES} more`] : []),
	].join(', ');

/** What a job that is done came to; a preview and what was skipped are not out. */
function endOf(output: readonly INodeExecutionData[]): 'done' | 'skipped' | 'preview' | 'merged' {
	const [first] = output;
	if (first === undefined) return 'merged';
	if (first.json.skipped === true) return 'skipped';
	return first.json.preview === true ? 'preview' : 'done';
}

/**
 * Makes the output items of a job. One that was never tried, because the execution was cancelled, has
 * none.
 *
 * @param ctx n8n's execution context
 * @param job how far it has come
 * @returns items paired with the job's input item
 */
export function toItems(ctx: IExecuteFunctions, job: Job): INodeExecutionData[] {
	const pairedItem = { item: job.item };
	if (job.state === 'failed') return [errorItem(ctx, job.item, job.failure, job.receiver)];
	return job.state === 'done' ? job.output.map((each) => ({ ...each, pairedItem })) : [];
}

/**
 * Hands files to n8n at once, so that they need not all be kept in memory.
 *
 * @param helpers of n8n's execution context
 * @param output of a plan
 * @returns the items as n8n takes them
 */
export async function toExecutionData(
	helpers: IExecuteFunctions['helpers'],
	output: readonly OutputItem[],
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (const { json, file } of output) {
		const binary = file && {
			[file.field]: await helpers.prepareBinaryData(file.bytes, file.fileName, file.mimeType),
		};
		items.push({ json, ...(binary && { binary }) });
	}
	return items;
}
