import { field, rowsField, shownFor } from '../../fields/field';

const text = <Name extends string>(
	displayName: string,
	name: Name,
	description: string,
	byDefault = '',
) => field({ displayName, name, type: 'string', default: byDefault, description });

/** A dropdown; the first choice is the one that counts without one. */
const pick = <Name extends string>(
	displayName: string,
	name: Name,
	description: string,
	choices: Readonly<Record<string, readonly [name: string, description: string]>>,
	byDefault = Object.keys(choices)[0] ?? '',
) =>
	field({
		displayName,
		name,
		type: 'options',
		options: Object.entries(choices).map(([value, [label, says]]) => ({
			name: label,
			value,
			description: says,
		})),
		default: byDefault,
		description,
	});

const STYLES = {
	primary: ['Primary', 'Blue'],
	secondary: ['Secondary', 'White'],
} as const;

const LABEL = 'The word on the button';
const STYLE = 'The color of the button';

const BOTH = { approvalType: ['double'] };

/** The buttons of an approval. The names that workflows store are those of n8n's own nodes, here and below. */
export const approvalField = rowsField(
	{
		displayName: 'Approval Options',
		name: 'approvalOptions',
		type: 'fixedCollection',
		placeholder: 'Add Option',
		default: {},
		description: 'What the buttons are, and what they say',
		displayOptions: { show: { responseType: ['approval'] } },
	},
	{
		displayName: 'Values',
		name: 'values',
		values: [
			pick('Type of Approval', 'approvalType', 'What people can answer', {
				single: ['Approve Only', 'One button'],
				double: ['Approve and Disapprove', 'Two buttons'],
			}),
			text('Approve Button Label', 'approveLabel', LABEL, 'Approve'),
			pick('Approve Button Style', 'buttonApprovalStyle', STYLE, STYLES),
			shownFor(text('Disapprove Button Label', 'disapproveLabel', LABEL, 'Decline'), BOTH),
			shownFor(
				pick('Disapprove Button Style', 'buttonDisapprovalStyle', STYLE, STYLES, 'secondary'),
				BOTH,
			),
		],
	},
);

/** What can be chosen in an element of the form. */
export const choicesField = rowsField(
	{
		displayName: 'Field Options',
		name: 'fieldOptions',
		type: 'fixedCollection',
		placeholder: 'Add Field Option',
		default: {},
		description: 'What people choose from',
		typeOptions: { multipleValues: true, sortable: true },
		displayOptions: { show: { fieldType: ['checkbox', 'dropdown', 'radio'] } },
	},
	{ displayName: 'Values', name: 'values', values: [text('Option', 'option', 'A choice')] },
);

/** The elements of the form. */
export const formField = rowsField(
	{
		displayName: 'Form Elements',
		name: 'formFields',
		type: 'fixedCollection',
		placeholder: 'Add Form Element',
		default: {},
		description: 'What people fill in',
		typeOptions: { multipleValues: true, sortable: true },
		displayOptions: { show: { responseType: ['customForm'] } },
	},
	{
		displayName: 'Values',
		name: 'values',
		values: [
			text('Label', 'fieldLabel', 'The name of the answer in the output'),
			pick(
				'Element Type',
				'fieldType',
				'What can be filled in',
				{
					checkbox: ['Checkboxes', 'Any of some choices'],
					date: ['Date', 'A day'],
					dropdown: ['Dropdown', 'One of many choices'],
					email: ['Email', 'An e-mail address'],
					number: ['Number', 'A number'],
					radio: ['Radio Buttons', 'One of some choices'],
					text: ['Text', 'One line'],
					textarea: ['Textarea', 'Several lines'],
				},
				'text',
			),
			choicesField,
			text('Placeholder', 'placeholder', 'Shown while the field is empty'),
			field({
				displayName: 'Required Field',
				name: 'requiredField',
				type: 'boolean',
				default: false,
				description: 'Whether it must be filled in',
			}),
		],
	},
);

const INTERVAL = { limitType: ['afterTimeInterval'] };

/** How long to wait. */
export const limitField = <Name extends string>(name: Name) =>
	rowsField(
		{
			displayName: 'Limit Wait Time',
			name,
			type: 'fixedCollection',
			description: 'After it the workflow goes on with timedOut: true',
			default: {
				values: { limitType: 'afterTimeInterval', resumeAmount: 45, resumeUnit: 'minutes' },
			},
		},
		{
			displayName: 'Values',
			name: 'values',
			values: [
				pick('Limit Type', 'limitType', 'When waiting ends', {
					afterTimeInterval: ['After Time Interval', 'So long after asking'],
					atSpecifiedTime: ['At Specified Time', 'At a date and time'],
				}),
				shownFor(
					field({
						displayName: 'Amount',
						name: 'resumeAmount',
						type: 'number',
						default: 1,
						description: 'How many of the unit',
					}),
					INTERVAL,
				),
				shownFor(
					pick(
						'Unit',
						'resumeUnit',
						'What the amount counts',
						{
							minutes: ['Minutes', 'From 1 up'],
							hours: ['Hours', '60 minutes'],
							days: ['Days', '24 hours'],
						},
						'hours',
					),
					INTERVAL,
				),
				shownFor(
					field({
						displayName: 'Max Date and Time',
						name: 'maxDateAndTime',
						type: 'dateTime',
						default: '',
						description: 'When waiting ends',
					}),
					{ limitType: ['atSpecifiedTime'] },
				),
			],
		},
	);

/** What is asked. n8n's human review of an agent's tools replaces `message` and `responseType`. */
export const questionFields = [
	{
		...text('Subject', 'subject', 'The title of card and page'),
		placeholder: 'e.g. Approval required',
	},
	field({
		displayName: 'Message',
		name: 'message',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		description: 'What you ask, shown as typed',
	}),
	field({
		displayName: 'Response Type',
		name: 'responseType',
		type: 'options',
		default: 'approval',
		description: 'How people answer',
		options: [
			{ name: 'Approval', value: 'approval', description: 'Buttons to approve or decline' },
			{ name: 'Free Text', value: 'freeText', description: 'A page with a text field' },
			{ name: 'Custom Form', value: 'customForm', description: 'A page with your own form' },
		],
	}),
	approvalField,
	formField,
] as const;

const FORM = { '/responseType': ['freeText', 'customForm'] };

/** How it is asked. */
export const questionOptions = [
	limitField('limitWaitTime'),
	shownFor(
		field({
			displayName: 'Ask for a Comment',
			name: 'askForComment',
			type: 'boolean',
			default: true,
			description: 'Whether the page has a field for a comment',
		}),
		{ '/responseType': ['approval'] },
	),
	shownFor(text('Message Button Label', 'messageButtonLabel', LABEL, 'Respond'), FORM),
	shownFor(text('Response Form Title', 'responseFormTitle', 'The title of the page'), FORM),
	shownFor(
		text('Response Form Description', 'responseFormDescription', 'Shown below the title'),
		FORM,
	),
	shownFor(text('Response Form Button Label', 'responseFormButtonLabel', LABEL, 'Submit'), FORM),
	pick('Page Language', 'pageLanguage', 'In which language the page speaks', {
		auto: ["The Reader's", 'What the browser asks for'],
		zh: ['Chinese', 'For everybody'],
		en: ['English', 'For everybody'],
	}),
] as const;
