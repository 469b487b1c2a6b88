import type { Locator, Page } from '@playwright/test';

import { NodePanel } from './nodePanel';

/** The open trigger: beside the fields it has two URLs, and listens for a test event. */
export class TriggerPanel extends NodePanel {
	private readonly panel: Locator;

	constructor(page: Page) {
		super(page);
		this.panel = page.getByTestId('ndv');
	}

	/** @returns the two URLs, as a user reads them */
	async urls(): Promise<{ test: string; production: string }> {
		const test = this.panel.getByTestId('radio-button-test');
		if (!(await test.isVisible())) await this.panel.getByText('Webhook URLs').click();
		await test.click();
		const testUrl = await this.url('webhook-test');
		await this.panel.getByTestId('radio-button-production').click();
		return { test: testUrl, production: await this.url('webhook') };
	}

	/** @returns the steps that the panel explains */
	steps(): Promise<string[]> {
		return this.panel.locator('.notice li').allInnerTexts();
	}

	/** Presses the button that waits for a test event. */
	async listen(): Promise<void> {
		await this.panel.getByTestId('trigger-execute-button').click();
	}

	/** @returns once the panel listens for a test event */
	async untilListening(): Promise<void> {
		await this.panel.getByTestId('trigger-listening').waitFor();
	}

	/** @returns the output panel as text, once it shows the test event. @param text a part of that */
	async received(text: string): Promise<string> {
		const output = this.panel.getByTestId('output-panel');
		await output.getByText(text).first().waitFor();
		return await output.innerText();
	}

	private async url(endpoint: string): Promise<string> {
		const shown = this.panel.getByText(new RegExp(`^\\s*http://[^/]+/${endpoint}/\\S+\\s*$`));
		await shown.waitFor();
		return (await shown.innerText()).trim();
	}
}
