import { field, rowsField, shownFor } from '../../fields/field';

const text = <Name extends string>(displayName: string, name: Name, byDefault = '') =>
	field({ displayName, name, type: 'string', default: byDefault });

/** A dropdown; the first choice is the one that counts without one. */
const pick = <Name extends string>(
	displayName: string,
	name: Name,
	choices: Readonly<Record<string, string>>,
	byDefault = Object.keys(choices)[0] ?? '',
) =>
	field({
		displayName,
		name,
		type: 'options',
		options: Object.entries(choices).map(([value, label]) => ({ name: label, value })),
		default: byDefault,
	});

const STYLES = { primary: 'Primary', secondary: 'Secondary' };

const BOTH = { approvalType: ['double'] };

/** The buttons of an approval. The names that workflows store are those of n8n's own nodes, here and below. */
export const approvalField = rowsField(
	{
		displayName: 'Approval Options',
		name: 'approvalOptions',
		type: 'fixedCollection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: { responseType: ['approval'] } },
	},
	{
		displayName: 'Values',
		name: 'values',
		values: [
			pick('Type of Approval', 'approvalType', {
				single: 'Approve Only',
				double: 'Approve and Disapprove',
			}),
			text('Approve Button Label', 'approveLabel', 'Approve'),
			pick('Approve Button Style', 'buttonApprovalStyle', STYLES),
			shownFor(text('Disapprove Button Label', 'disapproveLabel', 'Decline'), BOTH),
			shownFor(
				pick('Disapprove Button Style', 'buttonDisapprovalStyle', STYLES, 'secondary'),
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
		typeOptions: { multipleValues: true, sortable: true },
		displayOptions: { show: { fieldType: ['checkbox', 'dropdown', 'radio'] } },
	},
	{ displayName: 'Values', name: 'values', values: [text('Option', 'option')] },
);

/** The elements of the form. */
export const formField = rowsField(
	{
		displayName: 'Form Elements',
		name: 'formFields',
		type: 'fixedCollection',
		placeholder: 'Add Form Element',
		default: {},
		typeOptions: { multipleValues: true, sortable: true },
		displayOptions: { show: { responseType: ['customForm'] } },
	},
	{
		displayName: 'Values',
		name: 'values',
		values: [
			{ ...text('Label', 'fieldLabel'), description: 'The name of the answer in the output' },
			pick(
				'Element Type',
				'fieldType',
				{
					checkbox: 'Checkboxes',
					date: 'Date',
					dropdown: 'Dropdown',
					email: 'Email',
					number: 'Number',
					radio: 'Radio Buttons',
					text: 'Text',
					textarea: 'Textarea',
				},
				'text',
			),
			choicesField,
			text('Placeholder', 'placeholder'),
			field({
				displayName: 'Required Field',
				name: 'requiredField',
				type: 'boolean',
				default: false,
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
				pick('Limit Type', 'limitType', {
					afterTimeInterval: 'After Time Interval',
					atSpecifiedTime: 'At Specified Time',
				}),
				shownFor(
					field({ displayName: 'Amount', name: 'resumeAmount', type: 'number', default: 1 }),
					INTERVAL,
				),
				shownFor(
					pick('Unit', 'resumeUnit', { minutes: 'Minutes', hours: 'Hours', days: 'Days' }, 'hours'),
					INTERVAL,
				),
				shownFor(
					field({
						displayName: 'Max Date and Time',
						name: 'maxDateAndTime',
						type: 'dateTime',
						default: '',
					}),
					{ limitType: ['atSpecifiedTime'] },
				),
			],
		},
	);

/** What is asked. n8n's human review of an agent's tools replaces `message` and `responseType`. */
export const questionFields = [
	{
		...text('Subject', 'subject'),
		placeholder: 'e.g. Approval required',
		description: 'The title of card and page',
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
	shownFor(text('Message Button Label', 'messageButtonLabel', 'Respond'), FORM),
	shownFor(text('Response Form Title', 'responseFormTitle'), FORM),
	shownFor(text('Response Form Description', 'responseFormDescription'), FORM),
	shownFor(text('Response Form Button Label', 'responseFormButtonLabel', 'Submit'), FORM),
	pick('Page Language', 'pageLanguage', {
		auto: "The Reader's",
		zh: 'Chinese',
		en: 'English',
	}),
] as const;
