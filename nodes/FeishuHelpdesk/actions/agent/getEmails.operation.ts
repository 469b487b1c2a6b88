import { pagingFields, readLimit } from '../../fields/paging';
import { path } from '../../transport/path';
import { ask } from '../../transport/steps';
import { operation } from '../../engine/operation';
import { readEmails } from './emails';

/** Feishu docs: helpdesk-v1, get agent e-mails. */
export const getEmails = operation({
	name: 'Get Emails',
	action: 'Get the emails of agents',
	description: 'Retrieve the e-mail addresses of all agents of the helpdesk',
	fields: pagingFields,

	prepare(params) {
		const limit = readLimit(params);
		return {
			*steps() {
				const data = yield* ask({
					method: 'GET',
					path: path`/helpdesk/v1/agent_emails`,
					effect: 'read',
				});
				return readEmails(data.agents)
					.slice(0, limit)
					.map((json) => ({ json }));
			},
		};
	},
});
