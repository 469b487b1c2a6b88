import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';

import { BUTTON_TYPES, CARD_COLORS } from '../../content/cardBuilder';

/** What a preset puts into the fields; the expressions show where a user's own data goes. */
interface Preset {
	name: string;
	description: string;
	title: string;
	color: (typeof CARD_COLORS)[number];
	markdown: string;
	fields: { label: string; value: string; short: boolean }[];
	buttons: { text: string; url: string; type: (typeof BUTTON_TYPES)[number] }[];
	note: string;
}

const pair = (label: string, value: string) => ({ label, value, short: true });
const button = (text: string, url: string, type: (typeof BUTTON_TYPES)[number] = 'default') => ({
	text,
	url,
	type,
});
const OPEN = button('Open the ticket', '={{ $json.url }}', 'primary');

/** Starting points, by the value that workflows store. */
const PRESETS = Object.freeze({
	none: {
		name: 'None',
		description: 'An empty card',
		title: '',
		color: 'blue',
		markdown: '',
		fields: [],
		buttons: [],
		note: '',
	},
	approvalAsked: {
		name: 'Approval Asked',
		description: 'Somebody must decide',
		title: '=Approval needed: {{ $json.title }}',
		color: 'orange',
		markdown: '={{ $json.reason }}',
		fields: [pair('Asked by', '={{ $json.requester }}'), pair('Until', '={{ $json.due }}')],
		buttons: [
			button('Approve', '={{ $json.approve_url }}', 'primary'),
			button('Reject', '={{ $json.reject_url }}', 'danger'),
		],
		note: '',
	},
	incident: {
		name: 'Incident',
		description: 'Something is down',
		title: '=Incident: {{ $json.title }}',
		color: 'red',
		markdown: '={{ $json.description }}',
		fields: [pair('Since', '={{ $json.since }}'), pair('Affected', '={{ $json.affected }}')],
		buttons: [button('Follow it', '={{ $json.url }}', 'danger')],
		note: 'We will write again when it is solved.',
	},
	statusChange: {
		name: 'Status Change',
		description: 'A ticket has a new status',
		title: '={{ $json.number }}: {{ $json.title }}',
		color: 'green',
		markdown: '=The status is now **{{ $json.status }}**.',
		fields: [pair('Before', '={{ $json.old_status }}'), pair('Now', '={{ $json.status }}')],
		buttons: [OPEN],
		note: '',
	},
	ticketNotice: {
		name: 'Ticket Notice',
		description: 'News about a ticket',
		title: '={{ $json.number }}: {{ $json.title }}',
		color: 'blue',
		markdown: '={{ $json.message }}',
		fields: [pair('Status', '={{ $json.status }}'), pair('Agent', '={{ $json.agent }}')],
		buttons: [OPEN],
		note: '',
	},
} satisfies Record<string, Preset>);

const BUTTON_NAMES = {
	primary: 'Primary (Blue)',
	default: 'Default (White)',
	danger: 'Danger (Red)',
};
const BUTTON_USES = {
	primary: 'For what most people will do',
	default: 'For everything else',
	danger: 'For what cannot be undone, or is urgent',
};

const titleCase = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const COLOR_OPTIONS = CARD_COLORS.map((color) => ({
	name: titleCase(color),
	value: color,
	description: `A ${color} header`,
}));

const FIELD_VALUES: INodeProperties[] = [
	{
		displayName: 'Label',
		name: 'label',
		type: 'string',
		default: '',
		placeholder: 'e.g. Status',
		description: 'Shown bold above the value',
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		placeholder: 'e.g. Waiting for you',
		description: 'Links and **bold** work here too',
	},
	{
		displayName: 'Half Width',
		name: 'short',
		type: 'boolean',
		default: true,
		description: 'Whether it shares its line with the next field',
	},
];

const BUTTON_VALUES: INodeProperties[] = [
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		default: '',
		placeholder: 'e.g. Open the ticket',
		description: 'What the button says',
	},
	{
		displayName: 'Link',
		name: 'url',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://desk.example.com/tickets/1',
		description: 'What it opens',
	},
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: BUTTON_TYPES.map((type) => ({
			name: BUTTON_NAMES[type],
			value: type,
			description: BUTTON_USES[type],
		})),
		default: 'default',
		description: 'How the button looks',
	},
];

/** The default of a collection that takes many rows. */
const rowsOf = (name: string, rows: IDataObject[]): INodeParameters =>
	rows.length > 0 ? { [name]: rows as INodeParameters[] } : {};

const presetField: INodeProperties = {
	displayName: 'Preset',
	name: 'cardPreset',
	type: 'options',
	options: Object.entries(PRESETS).map(([value, { name, description }]) => ({
		name,
		value,
		description,
	})),
	default: 'none',
	description: 'A starting point: it fills the fields below, which you then change',
	hint: 'Fills in the fields below; put your own data where it says {{ … }}',
};

/** For each preset the same fields with other defaults. */
const filledFields: readonly INodeProperties[] = Object.entries<Preset>(PRESETS).flatMap(
	([value, preset]) =>
		fieldsOf(preset).map((field) => ({
			...field,
			displayOptions: { show: { cardPreset: [value] } },
		})),
);

const BELOW_IMAGE = new Set(['cardButtons', 'cardNote']);

/** The preset, and what the card shows above its image. */
export const fieldsAboveImage: readonly INodeProperties[] = [
	presetField,
	...filledFields.filter(({ name }) => !BELOW_IMAGE.has(name)),
];

/** What the card shows below its image. */
export const fieldsBelowImage: readonly INodeProperties[] = filledFields.filter(({ name }) =>
	BELOW_IMAGE.has(name),
);

function fieldsOf({ title, color, markdown, fields, buttons, note }: Preset): INodeProperties[] {
	return [
		{
			displayName: 'Title',
			name: 'cardTitle',
			type: 'string',
			default: String(title),
			placeholder: 'e.g. Your ticket was answered',
			description: 'The header of the card; without it the card has none',
		},
		{
			displayName: 'Colour',
			name: 'cardColor',
			type: 'options',
			options: COLOR_OPTIONS,
			default: String(color),
			description: 'The colour of the header',
		},
		{
			displayName: 'Body',
			name: 'cardMarkdown',
			type: 'string',
			typeOptions: { rows: 4 },
			default: String(markdown),
			placeholder: 'e.g. **Anna** answered: [read it](https://…)',
			description:
				'The text of the card. **bold**, *italic*, ~~strike~~ and [links](https://…) work.',
		},
		{
			displayName: 'Fields',
			name: 'cardFields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Field',
			default: { ...rowsOf('field', fields) },
			description: 'Labels with values, in two columns',
			options: [{ displayName: 'Field', name: 'field', values: FIELD_VALUES }],
		},
		{
			displayName: 'Buttons',
			name: 'cardButtons',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Button',
			default: { ...rowsOf('button', buttons) },
			description: 'Buttons that open a link',
			options: [{ displayName: 'Button', name: 'button', values: BUTTON_VALUES }],
		},
		{
			displayName: 'Note',
			name: 'cardNote',
			type: 'string',
			default: String(note),
			placeholder: 'e.g. Sent by the IT helpdesk',
			description: 'A small grey line at the end',
		},
	];
}
