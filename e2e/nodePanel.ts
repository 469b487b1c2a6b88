import type { Locator, Page } from '@playwright/test';

import { CredentialDialog } from './credentialDialog';
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

	/** Types who or what is meant, in one of the ways to name it. @param mode e.g. `id` */
	async fillLocator(name: string, mode: string, text: string): Promise<void> {
		await this.chooseMode(name, mode);
		await this.fill(name, text);
	}

	/**
	 * Picks who or what is meant from the list.
	 *
	 * @param name of the parameter
	 * @param words to search the list for
	 * @param label a part of the entry to pick
	 * @returns all entries that were found
	 */
	async pick(name: string, words: string, label: string): Promise<string[]> {
		await this.chooseMode(name, 'list');
		await this.field(name).getByTestId('rlc-input').click();
		const entries = this.page.getByTestId('rlc-item');
		await entries.first().waitFor();
		const found = this.page.waitForResponse((answer) =>
			answer.url().includes('/resource-locator-results'),
		);
		await this.page.getByTestId('rlc-search').fill(words);
		await found;
		const entry = entries.filter({ hasText: label }).first();
		await entry.waitFor();
		const labels = await entries.allInnerTexts();
		await entry.click();
		return labels;
	}

	/** @returns what a field says is wrong with it, while the mouse is on its sign */
	async issue(name: string): Promise<string> {
		await this.field(name).getByTestId('parameter-issues').hover();
		const tooltip = this.page.getByText('Issues:').last();
		await tooltip.waitFor();
		return await tooltip.locator('..').innerText();
	}

	/** @returns the output as the table shows it: its first page, by the names of the columns */
	async table(): Promise<Record<string, string>[]> {
		const output = this.page.getByTestId('output-panel');
		await output.getByTestId('radio-button-table').click();
		await output.locator('tbody tr').first().waitFor();
		const names = await output.locator('th').allInnerTexts();
		const rows = await output.locator('tbody tr').all();
		return await Promise.all(
			rows.map(async (row) => {
				const cells = await row.locator('td').allInnerTexts();
				return Object.fromEntries(names.map((name, index) => [name, cells[index]?.trim() ?? '']));
			}),
		);
	}

	/** Chooses a credential by its name. @param label of the field, where there are several */
	async chooseCredential(name: string, label?: string): Promise<void> {
		const select = this.credentialSlot(label).getByTestId('node-credentials-select');
		await chooseOption(this.page, select, name);
	}

	/** Opens the credential that is chosen. @param label of the field, where there are several */
	async editCredential(label?: string): Promise<CredentialDialog> {
		await this.credentialSlot(label).getByTestId('credential-edit-button').click();
		return new CredentialDialog(this.page);
	}

	/** @returns name of the credential that is chosen */
	async credential(): Promise<string> {
		const select = this.credentialSlot().getByTestId('node-credentials-select');
		return await select.locator('input').inputValue();
	}

	/** Makes a credential from a node that has none to choose from. */
	async newCredential(): Promise<CredentialDialog> {
		await this.credentialSlot().getByRole('button').click();
		return new CredentialDialog(this.page);
	}

	/** Closes the panel. */
	async close(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.page.getByTestId('ndv').waitFor({ state: 'hidden' });
	}

	/** Presses Execute step. @returns what the output panel says then, as text */
	async execute(): Promise<string> {
		const output = this.page.getByTestId('output-panel');
		const stale = output.getByTestId('node-run-info-stale');
		const wasStale = await stale.isVisible();
		const button = this.page.getByTestId('node-execute-button');
		const answered = this.page.waitForResponse((answer) =>
			/\/rest\/workflows\/[^/]+\/run/.test(answer.url()),
		);
		await button.click();
		await answered;
		const ended = output
			.getByTestId('node-error-message')
			.or(output.getByTestId('node-run-status-success'))
			.or(output.getByTestId('node-run-status-danger'));
		// Fields that look things up change the node while it runs, which then counts as changed since.
		await (wasStale ? ended : ended.or(stale)).first().waitFor();
		return await output.innerText();
	}

	private credentialSlot(label?: string): Locator {
		const slots = this.page.getByTestId('node-credentials-slot');
		return label === undefined ? slots.first() : slots.filter({ hasText: label });
	}

	private async chooseMode(name: string, mode: string): Promise<void> {
		await this.field(name).getByTestId('rlc-mode-selector').click();
		await this.page.getByTestId(`mode-${mode}`).locator('visible=true').click();
	}
}
