import type { RecordedRequest } from '../../../sandbox/server';
import type { RunResult } from '../engine';
import { dig, text } from '../values';

/** One item on its way through the sequence. */
export interface Item {
	/** Held by its request, in the path or the body. */
	mark: string;
	ticket: string;
}

/** What came of one execution. */
export interface Played {
	items: readonly Item[];
	/** None: it hangs. */
	result: RunResult | undefined;
	/** Whether only the person could help when it ended. */
	isDead: boolean;
	/** Whether Feishu had said so by then. */
	isTold: boolean;
	/** Renewals that it may have seen. */
	renewals: readonly RecordedRequest[];
}

/** What an execution says of one item; of the whole when it stopped. */
export interface Told {
	item: Item | undefined;
	/** `nothing`: it is not in the output. */
	says: 'done' | 'notSent' | 'unknown' | 'nothing';
	/** All that is said to the user of a failure. */
	words: string;
	/** Feishu's code in it. */
	code: number | undefined;
}

/**
 * @param played an execution that ended
 * @returns what it says
 */
export function toldBy({ items, result }: Played): Told[] {
	if (result === undefined) return [];
	if (result.error) {
		const { message, description } = result.error;
		const words = `${message}\n${description ?? ''}`;
		const isUnknown = /not known|delivery unknown/.test(words);
		return [
			{ item: undefined, says: isUnknown ? 'unknown' : 'notSent', words, code: codeIn(message) },
		];
	}
	const output = result.output.flat().map(({ json }) => json);
	return items.map((item, index) => {
		const json = output[index];
		if (json === undefined) return { item, says: 'nothing', words: '', code: undefined };
		const details = json['errorDetails'];
		if (details === undefined) return { item, says: 'done', words: '', code: undefined };
		const message = text(json['error']);
		return {
			item,
			says: dig(details, 'delivery') === 'notSent' ? 'notSent' : 'unknown',
			words: `${message}\n${text(dig(details, 'hint'))}\n${text(dig(details, 'msg'))}`,
			code: codeIn(message),
		};
	});
}

function codeIn(message: string): number | undefined {
	const [, code] = /\[(\d+)\]$/.exec(message) ?? [];
	return code === undefined ? undefined : Number(code);
}
