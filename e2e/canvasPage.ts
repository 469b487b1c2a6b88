import type { Locator, Page } from '@playwright/test';

/** The page of one workflow: its canvas, its publishing and its executions. */
export class CanvasPage {
	/** Published or not, it says so, and opens the dialog. */
	private readonly publishButton: Locator;

	constructor(private readonly page: Page) {
		this.publishButton = page.getByTestId('workflow-open-publish-modal-button');
	}

	/** @returns id of the workflow, once it is stored */
	async workflowId(): Promise<string> {
		await this.page.waitForURL(/\/workflow\/(?!new)\w+/);
		return /\/workflow\/(\w+)/.exec(this.page.url())?.[1] ?? '';
	}

	/** Replaces an empty canvas by a workflow, as the menu ⋯ does. @param file with the workflow */
	async import(file: string): Promise<void> {
		await this.page.getByTestId('workflow-menu').click();
		await this.page.getByTestId('workflow-menu-item-import').click();
		const chooser = this.page.waitForEvent('filechooser');
		await this.page.getByTestId('workflow-menu-item-import-from-file').click();
		await (await chooser).setFiles(file);
		await this.page.getByTestId('canvas-trigger-node').waitFor();
	}

	/** Opens a node. @param name as it stands below it */
	async open(name: string): Promise<void> {
		await this.page.getByTestId('canvas-node').filter({ hasText: name }).dblclick();
		await this.page.getByTestId('ndv').waitFor();
	}

	/** Asks n8n to publish the workflow, which may fail. */
	async publish(): Promise<void> {
		await this.publishButton.click();
		await this.page.getByTestId('workflow-publish-button').click();
	}

	/** @returns once the page says that the workflow is published */
	async untilPublished(): Promise<void> {
		await this.publishButton.getByText('Published', { exact: true }).waitFor();
	}

	/** Ends what `publish` began. @returns once the page says so */
	async unpublish(): Promise<void> {
		await this.page.getByTestId('version-menu-button').click();
		await this.page.getByTestId('version-menu-item-unpublish').click();
		await this.page
			.getByRole('dialog')
			.getByRole('button', { name: 'Unpublish', exact: true })
			.click();
		await this.publishButton.getByText('Publish', { exact: true }).waitFor();
	}

	/** @returns the message of the editor that has this title. @param title e.g. `Problem …` */
	async toast(title: string): Promise<string> {
		const toast = this.page.getByRole('alert').filter({ hasText: title });
		await toast.first().waitFor();
		return await toast.first().innerText();
	}

	/** @returns what stands below the nodes on the canvas, e.g. their subtitles, as text */
	nodes(): Promise<string> {
		return this.page.getByTestId('canvas-trigger-node').innerText();
	}

	/**
	 * Looks at the list of executions.
	 *
	 * @param atLeast waits for so many
	 * @returns the entries, the newest first
	 */
	async executions(atLeast: number): Promise<string[]> {
		await this.page.getByTestId('radio-button-executions').click();
		const entries = this.page.locator('[data-test-id^=execution-details-]');
		await entries.nth(atLeast - 1).waitFor();
		const texts = await entries.allInnerTexts();
		await this.page.getByTestId('radio-button-workflow').click();
		return texts;
	}
}
