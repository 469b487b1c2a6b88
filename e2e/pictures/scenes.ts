import type { Locator, Page } from '@playwright/test';

import { CredentialDialog } from '../credentialDialog';
import type { Area, Studio } from './studio';

const ALICE = { __rl: true, mode: 'email', value: 'alice@example.com' };
const TO_ALICE = {
	resource: 'message',
	operation: 'send',
	receiver: ALICE,
	receiveType: 'user',
};

/** Each picture: what is done in the editor, and what of it is shown. */
export const SCENES: Readonly<Record<string, (studio: Studio) => Promise<Area>>> = {
	// First, since n8n numbers the names of further credentials.
	'editor-credential': async (studio) => {
		await studio.editor.goto('/home/credentials');
		const dialog = new CredentialDialog(studio.page);
		await dialog.create('feishu', 'Feishu Helpdesk API');
		return await studio.around(studio.page.getByTestId('editCredential-modal'));
	},

	'editor-text': async (studio) => {
		await studio.openAction('Send a message', {
			...TO_ALICE,
			messageType: 'text',
			text: 'Hello Alice, your laptop is ready.\n[Open the ticket](https://desk.example.com/2041)',
		});
		return await studio.around(...tabs(studio.page), lastOption(studio.page));
	},

	'editor-rich-text': async (studio) =>
		await message(studio, {
			messageType: 'post',
			postTitle: 'Maintenance on Saturday',
			postLanguage: 'en_us',
			postParagraphs: {
				paragraph: [
					{
						elements: {
							element: [
								{ type: 'text', text: 'The VPN will be off from 22:00. ', style: [] },
								{ type: 'a', text: 'Read more', href: 'https://example.com/vpn', style: ['bold'] },
							],
						},
					},
				],
			},
		}),

	'editor-card': async (studio) =>
		await message(studio, {
			messageType: 'interactive',
			cardTitle: 'INC-2041: Laptop is ready',
			cardColor: 'green',
			cardMarkdown: '**Bob** answered: you can fetch it at the desk.',
			cardFields: { field: [{ label: 'Status', value: 'Waiting for you', short: true }] },
			cardButtons: {
				button: [
					{ text: 'Open the ticket', url: 'https://desk.example.com/2041', type: 'primary' },
				],
			},
			cardNote: 'Sent by the IT helpdesk',
		}),

	'editor-image': async (studio) => await message(studio, { messageType: 'image' }),

	'editor-receiver-email': async (studio) => {
		const panel = await studio.openAction('Send a message', {
			...TO_ALICE,
			text: 'Your laptop is ready.',
		});
		await panel.field('receiver').getByTestId('rlc-mode-selector').click();
		const choices = studio.page.locator('[role=listbox]:visible').first();
		return await studio.around(...tabs(studio.page), choices, panel.field('messageType'));
	},

	'editor-trigger': async (studio) => {
		const events = ['ticket_message.created_v1', 'ticket.updated_v1'];
		const panel = await studio.openTrigger({ events });
		return await studio.around(panel.field('connection'), panel.field('events'));
	},

	'editor-long-connection': async (studio) => {
		const events = ['ticket_message.created_v1', 'ticket.updated_v1'];
		const panel = await studio.openTrigger({ connection: 'longConnection', events });
		return await studio.around(panel.field('connection'), panel.field('events'));
	},

	'editor-error': async (studio) => {
		const receiver = { ...ALICE, value: 'alise@example.com' };
		const panel = await studio.openAction('Send a message', {
			...TO_ALICE,
			receiver,
			text: 'Your laptop is ready.',
		});
		await panel.execute();
		return await studio.around(
			...tabs(studio.page),
			panel.field('receiveType'),
			studio.page.getByTestId('node-error-message'),
			studio.page.getByTestId('node-error-description'),
		);
	},

	'editor-ticket': async (studio) => {
		const panel = await studio.openAction('Get many tickets', {
			resource: 'ticket',
			operation: 'getMany',
			limit: 8,
		});
		await panel.execute();
		const output = studio.page.getByTestId('output-panel');
		await output.getByTestId('radio-button-table').click();
		return await studio.around(
			...tabs(studio.page),
			panel.field('simplify'),
			output.getByTestId('ndv-pin-data'),
		);
	},

	// Last, since it changes the size of the window.
	'editor-workflow': async (studio) => {
		const nodes = await studio.openExample('guest-question-answered');
		const area = await studio.around(...nodes);
		// The names stand below the nodes, and are wider.
		return { ...area, width: area.width + 40, height: area.height + 60 };
	},
};

/** Shows the fields of a message type. */
async function message(studio: Studio, parameters: Record<string, unknown>): Promise<Area> {
	const panel = await studio.openAction('Send a message', { ...TO_ALICE, ...parameters });
	const type = studio.page
		.getByTestId('parameter-item')
		.filter({ has: panel.field('messageType') });
	return await studio.around(type, lastOption(studio.page));
}

/** The button below all fields. */
const lastOption = (page: Page): Locator =>
	page.getByTestId('node-parameters').getByTestId('collection-parameter-add').last();

/** What stands above the fields. */
const tabs = (page: Page): Locator[] => [
	page.getByTestId('tab-params'),
	page.getByTestId('node-execute-button'),
];
