import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod/v4';

import { VERDICTS } from './finding';
import type { Settings } from './settings';

/** What a run may create. */
export const KINDS = ['ticket', 'faq', 'category', 'skill'] as const;
export type Kind = (typeof KINDS)[number];

const step = z.object({
	code: z.number().optional(),
	status: z.number(),
	logId: z.string().optional(),
	innerCode: z.string().optional(),
	/** What the step made, e.g. an ID of a ticket. */
	made: z.string().optional(),
});

const journal = z.object({
	/** Of which helpdesk and person; a hash, as all of it is secret. */
	target: z.string(),
	/** By name; null while nobody knows whether it was done. */
	steps: z.record(z.string(), step.nullable()),
	/** Stands in the name of whatever is created, so that it is found again. */
	marker: z.string(),
	created: z.array(z.object({ kind: z.enum(KINDS), id: z.string(), step: z.string() })),
	findings: z.record(
		z.string(),
		z.object({
			verdict: z.enum(VERDICTS),
			code: z.number().nullable(),
			logId: z.string().nullable(),
			what: z.string(),
		}),
	),
});

export type Step = z.infer<typeof step>;
export type Created = z.infer<typeof journal>['created'][number];
type Findings = z.infer<typeof journal>['findings'];

/** What was done so far, on disk before and after each step, so that a stop repeats nothing. */
export class Journal {
	private constructor(
		private readonly file: string,
		private readonly content: z.infer<typeof journal>,
	) {}

	/** Goes on with the journal of a file where it is of the same helpdesk and person. */
	static open(file: string, settings: Settings): Journal {
		const { baseUrl, appId, helpdeskId, receiver } = settings;
		const target = createHash('sha256')
			.update(JSON.stringify([baseUrl, appId, helpdeskId, receiver]))
			.digest('hex');
		const old = read(file);
		if (old !== undefined && old.target !== target) {
			throw new Error(
				`${file} is of another helpdesk or person. End that run first, use another --out, or delete the file`,
			);
		}
		return new Journal(file, old ?? fresh(target));
	}

	get findings(): Readonly<Findings> {
		return this.content.findings;
	}

	get created(): readonly Created[] {
		return this.content.created;
	}

	/** Undefined: never begun. Null: begun, and nobody knows whether it was done. */
	step(name: string): Step | null | undefined {
		return this.content.steps[name];
	}

	get marker(): string {
		return this.content.marker;
	}

	/** Names of the steps that began and of which nobody knows whether they were done. */
	get openSteps(): string[] {
		return Object.keys(this.content.steps).filter((name) => this.content.steps[name] === null);
	}

	/**
	 * @param outcome null before the request leaves
	 * @param created what the step made and a later one removes
	 */
	note(name: string, outcome: Step | null, created?: Created): void {
		this.content.steps[name] = outcome;
		if (created) this.content.created.push(created);
		this.save();
	}

	/** Lets a step be done anew, because surely nothing came of it. */
	forget(name: string): void {
		this.content.steps = Object.fromEntries(
			Object.entries(this.content.steps).filter(([key]) => key !== name),
		);
		this.save();
	}

	noteFinding(id: string, finding: Findings[string]): void {
		this.content.findings[id] = finding;
		this.save();
	}

	/** The thing is gone, so that its step may be done anew. */
	noteRemoved(created: Created): void {
		this.content.created = this.content.created.filter((one) => one.id !== created.id);
		this.forget(created.step);
	}

	/** Deletes the file: the run is over. */
	end(): void {
		rmSync(this.file, { force: true });
	}

	private save(): void {
		mkdirSync(dirname(this.file), { recursive: true });
		// A stop in the middle of writing must not cost the journal.
		const draft = `${this.file}.part`;
		writeFileSync(draft, JSON.stringify(this.content), { mode: 0o600 });
		renameSync(draft, this.file);
	}
}

const fresh = (target: string): z.infer<typeof journal> => ({
	target,
	marker: randomBytes(4).toString('hex'),
	steps: {},
	created: [],
	findings: {},
});

function read(file: string): z.infer<typeof journal> | undefined {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
	try {
		return journal.parse(JSON.parse(text));
	} catch {
		throw new Error(
			`${file} cannot be read. Delete it to begin anew; messages may then come twice`,
		);
	}
}
