import type { Bench } from '../bench';
import { found, type Evidence, type Finding } from '../finding';

/**
 * Lets the person say whether something looks as it should.
 *
 * @param id of the fact
 * @param question to be answered by yes for the documented form
 * @param picture what should be seen
 * @param seen what a yes, and a no, mean
 * @param evidence the answer that the message got
 */
export async function looks(
	bench: Bench,
	id: string,
	question: string,
	picture: string,
	seen: { yes: string; no: string },
	evidence: Evidence,
): Promise<Finding> {
	const answer = await bench.sees(id, question, picture);
	if (answer === undefined) {
		return found('unseen', 'Feishu took the message; nobody said how it looks', evidence);
	}
	return answer ? found('documented', seen.yes, evidence) : found('other', seen.no, evidence);
}

/** @returns the verdict of a documented form that was refused, and of what came instead */
export function refused(other: Evidence & { code?: number | undefined }, what: string): Finding {
	return other.code === 0
		? found('other', what, other)
		: found('neither', 'Both forms were refused', other);
}
