import type { Page } from '@playwright/test';

/** What a person does on Feishu's page: agrees with an account, or refuses. */
export type Answer = { account: string } | 'refuse';

/**
 * Answers on the page where a person lets n8n act for them; it has a window of its own, which
 * closes by itself after they agreed.
 *
 * @param page the editor
 * @param answer what the person does there
 * @param open what opens it
 * @returns what n8n shows in that window, to which Feishu sends the person back
 */
export async function answerConsent(
	page: Page,
	answer: Answer,
	open: () => Promise<void>,
): Promise<string> {
	const [window] = await Promise.all([page.waitForEvent('popup'), open()]);
	if (answer !== 'refuse') await window.getByLabel('Account').selectOption(answer.account);
	const button = answer === 'refuse' ? 'Cancel' : 'Authorize';
	const closed = answer === 'refuse' ? undefined : window.waitForEvent('close');
	const [back] = await Promise.all([
		window.waitForResponse((one) => one.url().includes('/rest/oauth2-credential/callback')),
		window.getByRole('button', { name: button }).click(),
	]);
	const text = await back.text();
	// One that is closed before its script ran tells the editor nothing; one that is left open would
	// be used again for the next answer.
	if (closed) await closed;
	else {
		await window.getByText('Failed to connect').waitFor();
		await window.waitForLoadState();
		await window.close();
	}
	return text;
}
