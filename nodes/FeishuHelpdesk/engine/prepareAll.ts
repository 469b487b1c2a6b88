import type { IExecuteFunctions } from 'n8n-workflow';

import { InputError } from '../shared/inputError';
import { Failure } from '../transport/failure';
import { rehearse } from '../transport/steps';
import { failed, type Job } from './job';
import { standIns, type Found, type Operation, type OutputItem, type Plan } from './operation';
import { createParams, labelsOf } from './params';
import { readRunSettings, type RunSettings } from './runOptionFields';
import { earlierJobs } from './tries';
import { assertCanWait } from './waiting';

/**
 * @param ctx n8n's execution context
 * @param item index of an item
 * @returns how it is to be run; operations without such options have the defaults
 * @throws {InputError} for numbers out of range
 */
export function settingsOf(ctx: IExecuteFunctions, item: number): RunSettings {
	const options: unknown = ctx.getNodeParameter('options', item, {});
	return readRunSettings(options as Record<string, unknown>);
}

/**
 * Prepares all items; nothing is sent.
 *
 * @param ctx n8n's execution context
 * @param operation what to do with each
 * @param opened why nothing can be sent, if so
 * @returns what is to be done, in item order; failed already where an item is wrong
 */
export async function prepareAll(
	ctx: IExecuteFunctions,
	operation: Operation,
	opened: object | Failure,
): Promise<Job[]> {
	const labels = labelsOf(operation.fields);
	const earlier = earlierJobs(ctx);

	async function prepare(item: number): Promise<Job[]> {
		if (opened instanceof Failure) throw opened;
		if (operation.waits === true) assertCanWait(ctx, operation.name);
		const { maxWaitMs } = settingsOf(ctx, item);
		const prepared = await operation.prepare(createParams(ctx, item, labels));
		return [prepared].flat().map((plan) => checked({ item, maxWaitMs }, plan));
	}

	const jobs: Job[] = [];
	for (const item of ctx.getInputData().keys()) {
		const tried = earlier(item)?.map((job) =>
			job.state === 'prepared' && opened instanceof Failure ? failed(job, opened) : job,
		);
		jobs.push(...(tried ?? (await prepare(item).catch((thrown) => [failed({ item }, thrown)]))));
	}
	return jobs;
}

/** Whatever building the requests checks is checked now, before anything is sent. */
function checked(
	{ item, maxWaitMs, out = [] }: { item: number; maxWaitMs: number; out?: OutputItem[] },
	plan: Plan | Error,
	found: Found = standIns,
): Job {
	if (plan instanceof Error) return failed({ item, receiver: enteredIn(plan) }, plan);
	const ready = { item, plan, maxWaitMs, out };
	try {
		rehearse(plan.steps(found));
		return { ...ready, state: 'prepared' };
	} catch (thrown) {
		return failed(ready, thrown);
	}
}

/**
 * Looks once more at the plans that needed something, now with what was found.
 *
 * @param jobs all of them; changed in place
 * @param found hands over what was found
 */
export function confirm(jobs: Job[], found: Found): void {
	jobs.forEach((job, index) => {
		if (job.state !== 'prepared') return;
		if (job.plan.needs && job.plan.needs.length > 0) {
			jobs[index] = checked(job, job.plan, found);
		}
	});
	mergeTwins(jobs, found);
}

/** Two addresses of one person in one list are one message. */
function mergeTwins(jobs: Job[], found: Found): void {
	const seen = new Set<string>();
	jobs.forEach((job, index) => {
		if (job.state !== 'prepared' || job.plan.receiver === undefined) return;
		if (job.plan.lane === undefined) return;
		const person = `${job.item} ${job.plan.lane(found)}`;
		if (seen.has(person)) jobs[index] = { item: job.item, state: 'done', output: [] };
		seen.add(person);
	});
}

/** A person who is not well-formed comes as an error that names what was entered. */
const enteredIn = (error: Error): string | undefined =>
	error instanceof InputError ? error.entered : undefined;
