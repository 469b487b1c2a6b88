/** How much of a text is turned into what cards show. */
export interface CardTextMode {
	/**
	 * `composed`: text of a form, where Markdown and HTML of all kinds end up. `exact`: text of a card
	 * that was written as JSON; only what Feishu would refuse or overlook is changed in it.
	 */
	readonly kind: 'composed' | 'exact';
	/** Whether it may hold fenced code: the text of an element may not (Feishu docs: cards, FAQ). */
	readonly hasCode: boolean;
	/** Whether somebody else wrote it: links and mentions become text. */
	readonly harmless: boolean;
}
