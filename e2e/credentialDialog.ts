import type { Locator, Page } from '@playwright/test';

import { answerConsent, type Answer } from './consentPage';
import { chooseOption, typeInto } from './fields';

/** The dialog of a credential, as opened from the list of credentials or from a node. */
export class CredentialDialog {
	private readonly dialog: Locator;

	constructor(private readonly page: Page) {
		this.dialog = page.getByTestId('editCredential-modal');
	}

	/**
	 * Opens the dialog from the list of credentials, which is on the screen.
	 *
	 * @param words to search for
	 * @param type name of the credential type
	 */
	async create(words: string, type: string): Promise<void> {
		await this.page.getByTestId('add-resource-credential').click();
		await this.find(words, type);
	}

	/** Opens the dialog once n8n asks what to connect to. @param words to search for @param type its name */
	async find(words: string, type: string): Promise<void> {
		await this.page.getByTestId('new-credential-type-select').locator('input').fill(words);
		const option = this.page.getByTestId('new-credential-type-select-option');
		await option.getByText(type, { exact: true }).click();
		await this.page.getByTestId('new-credential-type-button').click();
		await this.dialog.waitFor();
	}

	/** Types into a field. @param name of the property, e.g. `appSecret` */
	async fill(name: string, text: string): Promise<void> {
		await typeInto(this.field(name).locator('input'), text);
	}

	/** Chooses from a dropdown. @param label what the user reads */
	async choose(name: string, label: string): Promise<void> {
		await chooseOption(this.page, this.field(name), label);
	}

	/** Saves. @returns what the dialog then shows about the connection, with its details */
	async save(): Promise<string> {
		const tested = this.page.waitForResponse((answer) =>
			answer.url().endsWith('/rest/credentials/test'),
		);
		await this.dialog.getByTestId('credential-save-button').click();
		const { data } = (await (await tested).json()) as { data: { status: string; message: string } };
		if (data.status === 'OK') {
			return (await shown(this.dialog.getByText('Connection tested successfully'))).trim();
		}
		await shown(this.dialog.getByText('Couldn’t connect with these settings'));
		const more = this.dialog.getByText('More details');
		if (await more.isVisible()) await more.click();
		// Not the words of the save before.
		return await shown(this.dialog.getByText(data.message).first());
	}

	/** Saves one that n8n cannot test, and so closes. */
	async saveUntested(): Promise<void> {
		await this.dialog.getByTestId('credential-save-button').click();
		await this.dialog.waitFor({ state: 'hidden' });
	}

	/** @returns the address that n8n asks the user to allow in the app */
	async redirectUrl(): Promise<string> {
		return await shown(this.dialog.getByTestId('copy-input'));
	}

	/**
	 * Presses a button that leads to Feishu's page, and answers there.
	 *
	 * @param button what it says
	 * @param answer what the person does
	 * @returns what n8n then shows in the window of that page
	 */
	async connect(button: 'Connect' | 'Switch account', answer: Answer): Promise<string> {
		return await answerConsent(this.page, answer, () =>
			this.dialog.getByRole('button', { name: button, exact: true }).click(),
		);
	}

	/** @returns once it says whether an account is connected, as the user reads it */
	async untilSays(text: 'Account connected' | 'Connect your account'): Promise<void> {
		await this.dialog.getByText(text).locator('visible=true').waitFor();
	}

	/** Closes the dialog of a credential that nobody connected. @returns what n8n asks first */
	async closeUnconnected(): Promise<string> {
		await this.dialog.getByRole('button', { name: 'Close this dialog' }).click();
		const question = this.page.getByRole('dialog').filter({ hasText: 'Keep Editing' });
		const text = await shown(question);
		await question.getByRole('button', { name: 'Close', exact: true }).click();
		await this.dialog.waitFor({ state: 'hidden' });
		return text;
	}

	/** Closes the dialog, but not the node behind it, as Escape might. */
	async close(): Promise<void> {
		await this.dialog.getByRole('button', { name: 'Close this dialog' }).click();
		await this.dialog.waitFor({ state: 'hidden' });
	}

	private field(name: string): Locator {
		return this.dialog.getByTestId(`parameter-input-${name}`);
	}
}

async function shown(text: Locator): Promise<string> {
	await text.waitFor();
	return await text.innerText();
}
