import { path } from '../../transport/path';
import { operation } from '../../engine/operation';
import { raw, readOne } from '../../engine/reading';

/** Feishu docs: authen-v1, get user information. Needs no scope; any use keeps the connection alive. */
export const getConnected = operation({
	name: 'Get Connected Account',
	action: 'Get the connected account',
	description: 'Tell whose Feishu account is connected, and keep it connected if run once a week',
	actsAs: 'user',
	fields: [],
	prepare: () =>
		readOne(
			{
				path: path`/authen/v1/user_info`,
				expects: { what: 'the account', names: ['open_id'] },
			},
			raw,
		),
});
