import { field } from '../../fields/field';
import { operation } from '../../engine/operation';
import { notificationField, SENDERS } from './notificationFields';

const reasonField = field({
	displayName: 'Reason',
	name: 'reason',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Maintenance announcement',
	description: 'Why it should go out, for whoever approves it',
});

/** Feishu docs: helpdesk-v1, submit notification for approval. */
export const submitApproval = operation({
	name: 'Request Approval',
	action: 'Request approval of a notification',
	description: 'Ask the owner of the helpdesk to approve a notification',
	...SENDERS,
	fields: [notificationField, reasonField],

	prepare: async (params) => (await import('./requestApproval')).requestApproval(params),
});
