/** Lets a number of things through at a time, the others wait in line. */
export class Gate {
	private readonly line: (() => void)[] = [];

	/** @param free how many */
	constructor(private free: number) {}

	/** @returns a promise that ends when there is room, which it then takes */
	async enter(): Promise<void> {
		if (this.free > 0) this.free -= 1;
		else await new Promise<void>((resolve) => this.line.push(resolve));
	}

	/** Makes room for the next. */
	leave(): void {
		const next = this.line.shift();
		if (next) next();
		else this.free += 1;
	}
}
