import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Client, Gate } from '../transport/client';
import type { Failure } from '../transport/failure';
import { toFailure } from '../transport/nodeError';
import { drive, type Call } from '../transport/steps';
import { hintOf } from './hints';
import { failed, toExecutionData, type Job, type Ready } from './job';
import type { Task } from './lanes';
import { reader, waitedFor, type Findings } from './needs';
import { nameOf, shownKey } from './onceKey';
import { inParts } from './onceParts';
import { keyHints, previewOf } from './preview';
import type { SendOnce } from './sendOnce';

/** What sending shares with the run. */
export interface TaskControl {
	sendOnce: SendOnce;
	stopped: () => boolean;
	noteFailure: () => void;
}

/**
 * Makes a task of each job that is still to be done; each notes what became of it and never throws.
 *
 * @param ctx n8n's execution context
 * @param client sends
 * @param jobs all of them; changed in place
 * @param findings what was fetched for them
 * @param control see {@link TaskControl}
 * @returns the tasks, in lanes
 */
export function tasks(
	ctx: IExecuteFunctions,
	client: Client,
	jobs: Job[],
	findings: Findings,
	{ sendOnce, stopped, noteFailure }: TaskControl,
): Task[] {
	const found = reader(findings);

	/** @returns what came out, or nothing when the run stopped before the message left */
	async function send(
		item: number,
		{ plan, maxWaitMs, out }: Ready,
	): Promise<INodeExecutionData[] | undefined> {
		const { onceKey } = plan;
		const open = onceKey && ((behind: string) => sendOnce.open(onceKey, found, behind));
		if (plan.preview === true) {
			const hints = onceKey && open ? await keyHints(open(''), nameOf(onceKey)) : [];
			return [{ json: previewOf(plan, { baseUrl: client.baseUrl, found, hints }) }];
		}
		const patience = client.patience(waitedFor(findings, plan.needs ?? []), maxWaitMs);
		const once = onceKey && open && inParts(plan, found, out, open, shownKey(onceKey));
		let isOut = false;
		let isHeld = false;
		// Who waited for a limit, or for its key, when the run stopped is not sent any more.
		const hold = () => {
			isHeld = !isOut && stopped();
			if (isHeld) throw toFailure(new Error('Stopped'));
		};
		const gate: Gate = {
			async enter() {
				hold();
				if (!once) return;
				await once.enter();
				if (isOut || !stopped()) return;
				await once.back();
				hold();
			},
			back: async () => await once?.back(),
			left() {
				isOut = true;
				once?.left();
			},
		};
		// A list of many pages may wait for each of them.
		const call: Call = async (request) => {
			if (request.effect === 'read') return await client.call(request);
			const reply = await client.call(request, patience, gate);
			once?.confirm();
			return reply;
		};
		for (;;) {
			try {
				const output = await drive(plan.steps(found, out), call);
				for (const hint of output.hints ?? []) {
					ctx.addExecutionHints?.({ message: hintOf(hint, item) });
				}
				return await toExecutionData(ctx.helpers, output);
			} catch (thrown) {
				if (onceKey && once?.wasSent()) {
					return [{ json: { skipped: true, key: shownKey(onceKey) } }];
				}
				if (!isHeld && once?.skipPart()) continue;
				const failure = toFailure(thrown);
				const settled = once ? await once.settle(failure) : toRepeat(failure, out.length);
				if (isHeld) return undefined;
				throw settled;
			}
		}
	}

	return jobs.flatMap((job, index) => {
		if (job.state !== 'prepared') return [];
		const { item, plan } = job;
		const run = async () => {
			jobs[index] = await send(item, job)
				.then(
					(output): Job =>
						output
							? {
									item,
									receiver: plan.receiver,
									state: 'done',
									output,
									asks: plan.preview === true ? undefined : plan.asks,
								}
							: job,
				)
				.catch((thrown: unknown) => {
					noteFailure();
					return failed(job, thrown);
				});
		};
		return [{ lane: plan.lane?.(found) ?? `alone:${index}`, run }];
	});
}

/** Nothing remembers the parts that are out. */
const toRepeat = (failure: Failure, sent: number): Failure =>
	sent === 0
		? failure
		: failure
				.with({ retryable: false })
				.advise(
					'',
					`Sending it again would repeat ${sent === 1 ? 'that part' : 'those parts'}. With the option 'Skip If Already Sent (Key)' it goes on with part ${sent + 1}.`,
				);
