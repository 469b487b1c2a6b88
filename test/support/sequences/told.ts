import type { INodeExecutionData } from 'n8n-workflow';
import { dig, text } from '../values';
import type { Drawn } from './draw';

/** What a run says of one person's message. */
export interface Told {
	/** Index of the item in the workflow. */
	item: number;
	/** First name. */
	person: string;
	/** `nothing`: no item is about it. */
	says: 'sent' | 'skipped' | 'notSent' | 'unknown' | 'partly' | 'nothing';
}

/**
 * @param drawn the workflow
 * @param whom the people of each item that went in, by its index in the workflow
 * @param output of the node, all outputs
 * @returns what it says of each of them
 */
export function toldBy(
	drawn: Drawn,
	whom: ReadonlyMap<number, readonly string[]>,
	output: readonly INodeExecutionData[],
): Told[] {
	return [...whom].flatMap(([item, people], position) => {
		const mine = output.filter(({ pairedItem }) => dig(pairedItem, 'item') === position);
		const isSkipped = drawn.keyed && mine.some(({ json }) => json['skipped'] === true);
		return people.map((person): Told => {
			const named = mine.filter(({ json }) => isAbout(json, person));
			const failure = named.map(({ json }) => json['errorDetails']).find(Boolean);
			if (failure !== undefined) {
				const delivery = text(dig(failure, 'delivery'));
				return { item, person, says: delivery === 'sent' ? 'partly' : asFailed(delivery) };
			}
			if (named.length > 0) return { item, person, says: 'sent' };
			return { item, person, says: isSkipped ? 'skipped' : 'nothing' };
		});
	});
}

const asFailed = (delivery: string): 'notSent' | 'unknown' =>
	delivery === 'unknown' ? 'unknown' : 'notSent';

/** A failure that names nobody is about all people of its item. */
function isAbout(json: INodeExecutionData['json'], person: string): boolean {
	const receiver = dig(json, 'errorDetails.receiver') ?? json['receiver_id'];
	if (receiver === null) return true;
	return [`ou_${person}`, `${person}@example.com`].includes(text(receiver));
}
