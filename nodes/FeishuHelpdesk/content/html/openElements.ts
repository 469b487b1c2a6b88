import { endedBy, type ElementRole } from './elements';

/** An element whose end has not come yet. */
export interface OpenElement {
	name: string;
	role: ElementRole;
	/** Writes what its end means. */
	end: () => void;
}

/** Elements that end with the paragraph of Markdown in which they were opened, if nobody closed them. */
const PHRASING: ReadonlySet<ElementRole['role']> = new Set([
	...(['style', 'inline', 'link', 'code', 'quotation', 'mention'] as const),
]);

/** The elements around what comes next, outermost first. */
export class OpenElements {
	private readonly open: OpenElement[] = [];
	private readonly names: string[] = [];
	private readonly counts = new Map<string, number>();
	/** Elements below belong to something outside and cannot be closed from within. */
	private floor = 0;

	/** Whether anything was opened that is not closed, since {@link enter}. */
	get isInside(): boolean {
		return this.open.length > this.floor;
	}

	/** @returns whether an element of the name is open, however far outside */
	has(name: string): boolean {
		return this.countOf(name) > 0;
	}

	/** @param element is the innermost from now on */
	push(element: OpenElement): void {
		this.open.push(element);
		this.names.push(element.name);
		this.counts.set(element.name, this.countOf(element.name) + 1);
	}

	/**
	 * Ends the innermost element of the name, and all within it.
	 *
	 * @returns whether there is one that may be closed from here
	 */
	close(name: string): boolean {
		// Nothing is searched that is not there: thousands of such tags would take seconds.
		const index = this.has(name) ? this.names.lastIndexOf(name) : -1;
		if (index < this.floor) return false;
		this.closeDownTo(index);
		return true;
	}

	/** Ends what an element of the name ends where it begins, such as the item before an `li`. */
	endBefore(name: string): void {
		const index = endedBy(name, this.names);
		if (index >= this.floor) this.closeDownTo(index);
	}

	/** Ends what the source does not end within a container of Markdown, such as a list item. */
	enter(): number {
		const { floor } = this;
		this.floor = this.open.length;
		return floor;
	}

	/** @param floor what {@link enter} returned */
	leave(floor: number): void {
		this.closeDownTo(this.floor);
		this.floor = floor;
	}

	/** Ends a paragraph of Markdown. */
	endPhrase(): void {
		while (this.isInside && PHRASING.has(this.open.at(-1)?.role.role ?? 'block')) {
			this.closeDownTo(this.open.length - 1);
		}
	}

	/** Ends everything. */
	finish(): void {
		this.floor = 0;
		this.closeDownTo(0);
	}

	private closeDownTo(length: number): void {
		while (this.open.length > length) {
			this.names.pop();
			const element = this.open.pop();
			if (element === undefined) return;
			this.counts.set(element.name, this.countOf(element.name) - 1);
			element.end();
		}
	}

	private countOf(name: string): number {
		return this.counts.get(name) ?? 0;
	}
}
