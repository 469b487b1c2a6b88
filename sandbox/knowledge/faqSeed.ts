/** A question and its answer, as they are written down here. */
export interface FaqSeed {
	/** Last three digits of the id of the category. */
	category: number;
	question: string;
	/** Text; `[label](url)` is a link, `![name]` a picture, and a line break a line break. */
	answer: string;
	/** Similar questions. */
	tags: readonly string[];
}
