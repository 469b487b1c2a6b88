const MOST = 10;

/** Collects what the user should know about a conversion, without telling anything twice. */
export class Hints {
	private readonly found = new Set<string>();

	/** @param hint a full sentence */
	add(hint: string): void {
		this.found.add(hint);
	}

	/** @returns the first hints, and how many more there are */
	list(): string[] {
		const hints = [...this.found];
		// A single one more takes no more room than the line that would count it.
		if (hints.length <= MOST + 1) return hints;
		return [...hints.slice(0, MOST), `There are ${hints.length - MOST} more of these.`];
	}
}

export const COMMENT_HINT = 'A comment (<!-- … -->) is for authors; it was left out.';

export const HTML_HINT =
	'There is HTML in the Markdown. For a text that is HTML through and through choose HTML under Compose As.';
