import type { IDataObject } from 'n8n-workflow';

import { parseEmail, parseMobile } from '../../fields/address';
import { optionsOf } from '../../fields/collections';
import { fieldList } from '../../fields/field';
import { splitIdentifiers } from '../../fields/list';
import { USER_ID_TYPES } from '../../fields/personId';
import type { JsonObject } from '../../shared/json';
import { nothingToAsk } from '../../transport/steps';
import { operation } from '../../engine/operation';
import { userLookUp } from './userLookUp';

const fields = [
	...fieldList([
		{
			displayName: 'Look Up By',
			name: 'lookUpBy',
			type: 'options',
			options: [
				{
					name: 'E-Mail',
					value: 'email',
					description: "The address in the person's Feishu contact, not a company mailbox",
				},
				{ name: 'Mobile', value: 'mobile', description: "The number in the person's contact" },
			],
			default: 'email',
			description: 'What is known of the people',
		},
		{
			displayName: 'E-Mails',
			name: 'emails',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			required: true,
			placeholder: 'e.g. alice@example.com',
			description:
				'E-mail addresses. Several are separated by commas or line breaks, or come as a list.',
			displayOptions: { show: { lookUpBy: ['email'] } },
		},
		{
			displayName: 'Mobiles',
			name: 'mobiles',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			required: true,
			placeholder: 'e.g. +6581234567',
			description:
				'Mobile numbers, outside mainland China with + and the country code. Several are separated by commas or line breaks, or come as a list.',
			displayOptions: { show: { lookUpBy: ['mobile'] } },
		},
	]),
	optionsOf(
		fieldList([
			{
				displayName: 'Include People Who Left',
				name: 'includeResigned',
				type: 'boolean',
				default: true,
				description: 'Whether to find people who have left the company, too',
			},
			{
				displayName: 'User ID Type',
				name: 'userIdType',
				type: 'options',
				options: [
					{ name: 'Open ID', value: 'open_id', description: 'Valid in this app, begins with ou_' },
					{
						name: 'Union ID',
						value: 'union_id',
						description: 'Valid in all apps of one developer, begins with on_',
					},
					{
						name: 'User ID',
						value: 'user_id',
						description:
							'Valid in the tenant. The app needs the scope contact:user.employee_id:readonly.',
					},
				],
				default: 'open_id',
				description: 'What kind of ID to put out',
			},
		]),
	),
];

/** Feishu docs: contact-v3, batch_get_id. */
export const lookUp = operation({
	name: 'Look Up',
	action: 'Look up users',
	description: 'Find the IDs of people by e-mail or mobile number',
	fields,

	prepare(params) {
		const by = params.choice('lookUpBy', ['email', 'mobile']);
		const name = by === 'email' ? 'emails' : 'mobiles';
		const field = params.label(name);
		const parse = by === 'email' ? parseEmail : parseMobile;
		const entries = splitIdentifiers(params.value(name), field);
		if (entries.length === 0) parse('', field);
		const resigned = params.flag('options.includeResigned') ? 'include' : 'leaveOut';
		const idType = params.choice('options.userIdType', USER_ID_TYPES, 'open_id');
		const needs = entries.map((entry) => userLookUp(parse(entry, field), { idType, resigned }));
		return {
			needs,
			steps: (found) =>
				nothingToAsk(
					needs.map((need, index) => ({ json: resultOf(found(need), { [by]: entries[index] }) })),
				),
		};
	},
});

/** Feishu leaves `user_id` out for an unknown address; a workflow asks `found`. */
function resultOf({ user_id: userId, ...entry }: JsonObject, address: IDataObject): IDataObject {
	const found = typeof userId === 'string';
	return { found, user_id: found ? userId : null, ...address, ...(entry as IDataObject) };
}
