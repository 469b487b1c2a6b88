import type { Locator, Page } from '@playwright/test';

/**
 * Chooses from one of n8n's dropdowns.
 *
 * @param page the editor
 * @param dropdown what opens it
 * @param label the first line of the option
 */
export async function chooseOption(page: Page, dropdown: Locator, label: string): Promise<void> {
	await dropdown.click();
	const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	await page
		.locator('[role=option]:visible')
		.filter({ hasText: new RegExp(`^\\s*${escaped}`) })
		.first()
		.click();
}

/** n8n takes what is typed 100 ms after the last key; whoever acts sooner gets the value before. */
const DEBOUNCE_MS = 300;

/**
 * Types into a field, and waits until n8n has taken it.
 *
 * @param input of one or several lines
 * @param text replaces what is there
 */
export async function typeInto(input: Locator, text: string): Promise<void> {
	await input.fill(text);
	await input.page().waitForTimeout(DEBOUNCE_MS);
}

/** Adds one of the options below all other fields. @param page with an open node @param label of it */
export async function addOption(page: Page, label: string): Promise<void> {
	await page.getByTestId('node-parameters').getByTestId('collection-parameter-add').last().click();
	const options = page.getByTestId('collection-parameter-option').locator('visible=true');
	await options.getByText(label, { exact: true }).click();
}

/** Removes an option, by the bin that shows while the mouse is there. @param name of the parameter */
export async function removeOption(page: Page, name: string): Promise<void> {
	const field = page.getByTestId(`parameter-input-${name}`);
	const option = page.getByTestId('parameter-item').filter({ has: field }).last();
	await option.hover();
	await option.locator('[data-icon=trash-2]').locator('visible=true').first().click();
	await field.waitFor({ state: 'hidden' });
}
