import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';

import type { Page } from '@playwright/test';

import { progress } from './progress';

/** Beside the pictures of checks that failed; they stay until the next run. */
const PICTURES = resolve(__dirname, 'failures');

/** A page, as far as counting goes. */
interface Counter {
	clicks: number;
	addEventListener(name: string, listener: (event: { target: unknown }) => void, all: true): void;
}

/**
 * Counts presses of the mouse, whatever they hit, and one for each field that is typed into: tests go
 * there without a mouse. It runs in the page, anew in each that opens.
 */
function countClicks(): void {
	const counter = globalThis as unknown as Counter;
	let last: unknown;
	const count = ({ target }: { target: unknown }) => {
		counter.clicks += 1;
		last = target;
	};
	counter.clicks = 0;
	counter.addEventListener('pointerdown', count, true);
	counter.addEventListener(
		'input',
		(event) => {
			if (event.target !== last) count(event);
		},
		true,
	);
}

/** Goes through the editor as a new user does, and writes down what it took. */
export class Walker {
	private readonly steps: { name: string; seconds: number; clicks: number }[] = [];

	private constructor(
		private readonly page: Page,
		private readonly walk: string,
	) {}

	/**
	 * @param page of n8n; from its next page on, clicks are counted
	 * @param walk begins the names of the pictures
	 */
	static async begin(page: Page, walk: string): Promise<Walker> {
		await page.addInitScript(countClicks);
		return new Walker(page, walk);
	}

	/** Goes to a page by its address, as somebody does who opens n8n. */
	async open(url: string): Promise<void> {
		await this.page.goto(url, { waitUntil: 'domcontentloaded' });
	}

	/**
	 * Does one numbered step of a page of ours, and takes a picture of where it ended.
	 *
	 * @param name of the step, and of the picture
	 * @param act does it
	 * @returns what that returns
	 */
	async step<T>(name: string, act: () => Promise<T>): Promise<T> {
		const [startedAt, before] = [Date.now(), await this.clicks()];
		const result = await act();
		const seconds = (Date.now() - startedAt) / 1000;
		this.steps.push({ name, seconds, clicks: (await this.clicks()) - before });
		const nth = String(this.steps.length).padStart(2, '0');
		const file = `${this.walk}-${nth}-${name.replace(/\W+/g, '-')}.png`;
		await this.page.screenshot({ path: join(PICTURES, file), animations: 'disabled' });
		return result;
	}

	/** Prints what each step took. @param most clicks that all may take @throws when they took more */
	report(most: number): void {
		const all = { name: 'all', seconds: 0, clicks: 0 };
		for (const { seconds, clicks } of this.steps) {
			all.seconds += seconds;
			all.clicks += clicks;
		}
		for (const { name, seconds, clicks } of [...this.steps, all]) {
			progress(`${this.walk}: ${name}, ${clicks} clicks, ${seconds.toFixed(1)} s`);
		}
		assert.ok(all.clicks <= most, `${all.clicks} clicks, of ${most}`);
	}

	private async clicks(): Promise<number> {
		return await this.page.evaluate(() => (globalThis as unknown as Partial<Counter>).clicks ?? 0);
	}
}
