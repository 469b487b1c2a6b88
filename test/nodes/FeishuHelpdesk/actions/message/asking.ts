import type { INodeParameters } from 'n8n-workflow';
import { openScene, receiver, type Scene } from '../../../../support/scene';
import type { RunInput, RunResult } from '../../../../support/engine';
import { singleNodeWorkflow } from '../../../../support/singleNode';
import { dig, text } from '../../../../support/values';
import { WaitingExecution } from '../../../../support/webhooks/waitingExecution';

/** A link of a card that arrived. */
export interface CardLink {
	label: string;
	url: string;
	type: string;
}

/** Somebody is asked. */
export interface Question {
	run: RunResult;
	waiting: WaitingExecution;
	/** Of each card, in the order of arrival, what its buttons open. */
	cards: CardLink[][];
}

/** A scene in which people are asked. */
export interface Asking extends Scene {
	/** Runs the node; it need not wait. */
	run(parameters?: INodeParameters, input?: Partial<RunInput>): Promise<RunResult>;
	/** Runs the node, which must wait. */
	ask(parameters?: INodeParameters, input?: Partial<RunInput>): Promise<Question>;
	/** The buttons of all cards that arrived. */
	cards(): CardLink[][];
}

/** Asks for an approval that can be declined. */
export const BOTH: INodeParameters = {
	approvalOptions: {
		values: { approvalType: 'double', approveLabel: 'Yes', disapproveLabel: 'No' },
	},
};

/** @returns a scene; `close` ends it */
export async function openAsking(): Promise<Asking> {
	const scene = await openScene();
	const open: WaitingExecution[] = [];
	const given = (parameters: INodeParameters, input: Partial<RunInput>): RunInput => ({
		...input,
		parameters: {
			resource: 'message',
			operation: 'sendAndWait',
			receiver: receiver('ou_alice'),
			subject: 'Expenses',
			message: 'May Bob spend 100 €?',
			...parameters,
		},
	});
	const cards = () => scene.sandbox.inbox.map(({ rawContent }) => linksOf(rawContent));
	return {
		...scene,
		cards,
		run: (parameters = {}, input = {}) => scene.engine.run(given(parameters, input)),
		async ask(parameters = {}, input = {}) {
			const whole = given(parameters, input);
			const before = cards().length;
			const run = await scene.engine.run(whole);
			if (run.error) throw new Error(`${run.error.message}\n${text(run.error.description)}`);
			const workflow = singleNodeWorkflow(scene.engine.packageName, whole);
			const waiting = await WaitingExecution.open(scene.engine, workflow, run.run);
			open.push(waiting);
			return { run, waiting, cards: cards().slice(before) };
		},
		async close() {
			for (const waiting of open) await waiting.close();
			await scene.close();
		},
	};
}

function linksOf(rawContent: string): CardLink[] {
	const card: unknown = JSON.parse(rawContent);
	const elements = dig(card, 'elements');
	const actions = Array.isArray(elements) ? dig(elements.at(-1), 'actions') : [];
	return (Array.isArray(actions) ? actions : []).map((action: unknown) => ({
		label: text(dig(action, 'text.content')),
		url: text(dig(action, 'url')),
		type: text(dig(action, 'type')),
	}));
}

/** @returns what the node put out when the execution went on, once for each time that it did */
export const answersOf = ({ resumed }: WaitingExecution): unknown[] =>
	resumed.map(({ data }) => data.resultData.runData.Node?.at(-1)?.data?.main?.[0]?.[0]?.json.data);
