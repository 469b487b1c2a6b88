import type { INodeProperties } from 'n8n-workflow';

import { eventSecrets, link, page, quoted } from '../shared/feishuPages';
import { choicesOf, STAGE_NAMES, STATUS_NAMES } from '../shared/ticketWords';

const ADD_EVENTS = [
	`There, click ${quoted('Add Events')}, search for ${quoted('helpdesk')} and add the same events.`,
	`Under ${quoted('Version Management & Release')}, publish a version of the app.`,
];

const HOW_TO_RECEIVE = page('Events & Callbacks', 'Event Configuration', 'Subscription mode');

/**
 * @param connection the field's value; workflows that were stored without it have a webhook
 * @returns whether n8n calls Feishu, not Feishu n8n
 */
export const isLong = (connection: unknown): boolean => connection === 'longConnection';

/**
 * @param long JavaScript of a value
 * @param webhook the same
 * @returns n8n's expression for the one that fits the field
 */
export const ifLong = (long: string, webhook: string): string =>
	`={{ $parameter["connection"] === "longConnection" ? ${long} : ${webhook} }}`;

const SET_UP_WEBHOOK = [
	`In the credential, fill in the 'Verification Token' and, if the app has one, the 'Encrypt Key': ${eventSecrets(link('Developer Console'))}.`,
	"Choose the events below and publish (activate) the workflow. To try it out, click 'Execute step' instead.",
	`Copy the Production URL above (or the Test URL), and in the ${link('Developer Console')} open ${HOW_TO_RECEIVE} → ${page("Send notifications to developer's server")}. Paste it as the ${page('Request URL')} and save.`,
	...ADD_EVENTS,
];

const SET_UP_LONG = [
	"Choose the events below and publish (activate) the workflow, or click 'Execute step' to try it out: the next step can be saved only while n8n is connected.",
	`In the ${link('Developer Console')} open your app → ${HOW_TO_RECEIVE} → ${page('Receive events/callbacks through persistent connection')}, and save.`,
	...ADD_EVENTS,
];

/** The editor shows links and lists in a notice, and drops every other tag. */
const notice = (
	name: string,
	connection: string,
	steps: readonly string[],
	more: string,
): INodeProperties => ({
	displayName: `To set up, in this order:<ul>${steps.map((step, index) => `<li>${index + 1}. ${step}</li>`).join(' ')}</ul> ${more}`,
	name,
	type: 'notice',
	default: '',
	// n8n folds no notice.
	displayOptions: { show: { connection: [connection] }, hide: { '/options.hideSetUp': [true] } },
});

const EVENT_CHOICES = [
	{
		name: 'Message Sent in Ticket',
		value: 'ticket_message.created_v1',
		description: 'A guest or an agent writes in a ticket',
	},
	{
		name: 'Notification Reviewed',
		value: 'notification.approve_v1',
		description: 'A notification to many people was approved, rejected, cancelled or deleted',
	},
	{
		name: 'Ticket Changed',
		value: 'ticket.updated_v1',
		description:
			"Feishu reports a change of a ticket, e.g. that it is closed. For certain changes only, add 'Statuses' or 'Stages'.",
	},
	{
		name: 'Ticket Created',
		value: 'ticket.created_v1',
		description: 'Somebody begins a conversation with the helpdesk',
	},
];

const EVENT_LABELS = JSON.stringify(
	Object.fromEntries(EVENT_CHOICES.map(({ name, value }) => [value, name])),
);

/** What the canvas shows below the node: the chosen events, by their labels. */
export const triggerSubtitle = `={{ $parameter["events"].map((event) => (${EVENT_LABELS})[event]).join(", ") }}`;

/** What the trigger asks for. */
export const triggerFields: INodeProperties[] = [
	{
		displayName: 'Connection',
		name: 'connection',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Long Connection',
				value: 'longConnection',
				description: 'N8n calls Feishu, so that it needs no public address',
			},
			{
				name: 'Webhook',
				value: 'webhook',
				description: 'Feishu calls n8n, which must be reachable from the internet',
			},
		],
		default: 'webhook',
	},
	notice(
		'setUpNotice',
		'webhook',
		SET_UP_WEBHOOK,
		`An app has one ${page('Request URL')}, so one trigger per app.`,
	),
	notice(
		'longConnectionNotice',
		'longConnection',
		SET_UP_LONG,
		`Several triggers may use one app, but no other program. <a href="https://github.com/n8n-nodes-feishu-helpdesk/n8n-nodes-feishu-helpdesk/blob/main/docs/long-connection.md" target="_blank">More about it</a>`,
	),
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['ticket_message.created_v1'],
		options: EVENT_CHOICES,
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Hide Set-Up Steps',
				name: 'hideSetUp',
				type: 'boolean',
				default: true,
				description: 'Whether to take the steps above out of this panel, once they are done',
			},
			{
				displayName: 'Load Ticket',
				name: 'loadTicket',
				type: 'boolean',
				default: true,
				description:
					"Whether to add the whole ticket under 'ticket'. Events lack its custom fields. Costs one request per event, and 1.5 seconds at most.",
			},
			{
				displayName: 'Senders',
				name: 'senders',
				type: 'multiOptions',
				options: [
					{ name: 'Agent', value: 'agent', description: 'A person who serves the guest' },
					{ name: 'Bot', value: 'bot', description: 'The helpdesk itself, also by workflows' },
					{ name: 'Guest', value: 'guest', description: 'The person who asks for help' },
				],
				default: ['guest', 'agent'],
				description:
					'Whose messages start the workflow. With the bot, a workflow that answers hears itself.',
			},
			{
				displayName: 'Stages',
				name: 'stages',
				type: 'multiOptions',
				options: choicesOf(STAGE_NAMES),
				default: [],
				description:
					"Only tickets in these stages; for 'Ticket Changed', only when it has just changed to one of them",
			},
			{
				displayName: 'Statuses',
				name: 'statuses',
				type: 'multiOptions',
				options: choicesOf(STATUS_NAMES),
				default: [],
				description:
					"Only tickets with these statuses; for 'Ticket Changed', only when it has just changed to one of them",
			},
		],
	},
];
