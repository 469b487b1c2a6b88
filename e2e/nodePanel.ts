import type { Locator, Page } from 'playwright-core';

import { chooseOption, typeInto } from './fields';

/** The open node, with its fields in the middle and its output on the right. */
export class NodePanel {
	constructor(private readonly page: Page) {}

	/** @returns the input of a field. @param name of the parameter, e.g. `messageType` */
	field(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`);
	}

	/** Types into a field of one or several lines. */
	async fill(name: string, text: string): Promise<void> {
		await typeInto(this.field(name).locator('input, textarea').last(), text);
	}

	/** Chooses from a dropdown. @param label what the user reads */
	async choose(name: string, label: string): Promise<void> {
		await chooseOption(this.page, this.field(name), label);
	}

	/** Types a receiver's ID, whatever other ways there are to name one. */
	async fillReceiver(id: string): Promise<void> {
		const modes = this.field('receiver').getByTestId('rlc-mode-selector');
		if ((await modes.count()) > 0) await chooseOption(this.page, modes, 'By ID');
		await this.fill('receiver', id);
	}

	/** Chooses a credential by its name. */
	async chooseCredential(name: string): Promise<void> {
		const select = this.page.getByTestId('node-credentials-select').first();
		await chooseOption(this.page, select, name);
	}

	/** Presses Execute step. @returns what the output panel says then, as text */
	async execute(): Promise<string> {
		const button = this.page.getByTestId('node-execute-button');
		const answered = this.page.waitForResponse((answer) =>
			/\/rest\/workflows\/[^/]+\/run/.test(answer.url()),
		);
		await button.click();
		await answered;
		const output = this.page.getByTestId('output-panel');
		await output
			.getByTestId('node-error-message')
			.or(output.getByTestId('node-run-status-success'))
			.or(output.getByTestId('node-run-status-danger'))
			.first()
			.waitFor();
		return await output.innerText();
	}
}
