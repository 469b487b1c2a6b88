import { rmSync } from 'node:fs';

/** Folders to be removed when nothing needs them any more. */
const copies: string[] = [];

/** @param folder to be removed in the end */
export function removeInTheEnd(folder: string): void {
	if (copies.length === 0) process.once('exit', removeCopies);
	copies.push(folder);
}

/** Removes what is to be removed. In jest, which has no end of the process, after each file. */
export function removeCopies(): void {
	for (const copy of copies.splice(0)) rmSync(copy, { recursive: true, force: true });
}
