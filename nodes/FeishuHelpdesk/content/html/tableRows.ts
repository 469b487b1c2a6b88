interface OpenTable {
	/** Whether the cells only place what is in them, as in mails. */
	isLayout: boolean;
	cells: number;
	isInCell: boolean;
	/** Whether a line ended within the cell. */
	wantsBreak: boolean;
	isEmpty: boolean;
}

/** Follows the rows and cells of tables within tables. */
export class TableRows {
	private readonly open: OpenTable[] = [];

	/** Whether a table with rows and columns is open. */
	get isOpen(): boolean {
		return this.open.some(({ isLayout }) => !isLayout);
	}

	/** Whether a cell is open that is a part of a line. */
	get isInCell(): boolean {
		return this.open.at(-1)?.isInCell ?? false;
	}

	/** Whether the next text of the cell begins a line, so that space before it means nothing. */
	get isAtBreak(): boolean {
		const table = this.open.at(-1);
		return table?.isInCell === true && (table.wantsBreak || table.isEmpty);
	}

	/** Whether a row is open but no cell of it. */
	get isBetweenCells(): boolean {
		const table = this.open.at(-1);
		return table !== undefined && !table.isInCell && !table.isLayout;
	}

	/** @param isLayout see {@link OpenTable} */
	enter(isLayout: boolean): void {
		const around = this.open.at(-1);
		// Within a cell that is part of a line all is part of it.
		const isInLine = around?.isInCell ?? false;
		this.open.push({
			isLayout: isLayout && !isInLine,
			cells: 0,
			isInCell: isInLine,
			wantsBreak: around?.wantsBreak ?? false,
			isEmpty: around?.isEmpty ?? true,
		});
	}

	/** Ends the innermost table. */
	leave(): void {
		const left = this.open.pop();
		const around = this.open.at(-1);
		if (around?.isInCell && left?.isEmpty === false) around.isEmpty = false;
	}

	/** Begins a row of the innermost table. */
	beginRow(): void {
		const table = this.open.at(-1);
		if (table !== undefined) table.cells = 0;
	}

	/** @returns whether another cell of the row is before it */
	beginCell(): boolean {
		const table = this.open.at(-1);
		if (table === undefined || table.isLayout) return false;
		table.isInCell = true;
		const isNext = table.cells++ > 0;
		if (isNext) table.wantsBreak = false;
		table.isEmpty = !table.wantsBreak;
		return isNext;
	}

	/** Ends the cell that is open. */
	endCell(): void {
		const table = this.open.at(-1);
		if (table === undefined) return;
		table.isInCell = this.open.at(-2)?.isInCell ?? false;
	}

	/** Ends a line within the cell, once something follows. */
	wantBreak(): void {
		const table = this.open.at(-1);
		if (table?.isEmpty === false) table.wantsBreak = true;
	}

	/** @returns whether a line ended before what is now written */
	takeBreak(): boolean {
		const table = this.open.at(-1);
		if (table === undefined || !table.isInCell) return false;
		const wanted = table.wantsBreak;
		table.wantsBreak = false;
		table.isEmpty = false;
		return wanted;
	}
}
