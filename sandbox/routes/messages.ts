import { Hono } from 'hono';
import { z } from 'zod/v4';

import { BODY_LIMITS } from '../content/limits';
import { badRequest, readContent } from '../content/read';
import { checkAccess, checkHelpdesk } from '../gateway/auth';
import { accept, Refusal } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { checkFields, readJsonBody } from '../http/schema';
import type { UserIdType } from '../people/people';
import type { State } from '../state/state';

const query = z.object({
	user_id_type: z.enum(['open_id', 'union_id', 'user_id']).default('open_id'),
});

const messageBody = z.strictObject({
	msg_type: z.enum(['text', 'post', 'image', 'interactive']),
	content: z.string(),
	receiver_id: z.string().min(1),
	receive_type: z.enum(['chat', 'user']).default('chat'),
});

/** POST /helpdesk/v1/message. Feishu docs: Send message by the helpdesk bot. */
export function messageRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>().post('/helpdesk/v1/message', (c) => {
		checkAccess(c, state, ['helpdesk:all']);
		const { user_id_type: userIdType } = checkFields(c.req.query(), query);
		const bytes = c.get('request').rawBody;
		const body = readJsonBody(c.req.header('Content-Type'), bytes, messageBody);
		checkHelpdesk(c, state);
		checkReceiver(body.receiver_id, userIdType);
		const receiver = state.directory.byId(body.receiver_id);
		// Feishu docs: General error codes.
		if (receiver?.isResigned === true) throw new Refusal(400, 11236, 'The user has resigned');
		const limit = limitOf(body.msg_type, state);
		if (limit !== undefined && bytes.length > limit) {
			throw badRequest(`ErrCode: 230025; the request body is longer than ${limit} bytes`);
		}
		const message = readContent(body.msg_type, body.content, state);
		const openId = receiver?.openId ?? body.receiver_id;
		if (body.receive_type === 'chat' && state.tickets.openOf(openId).length > 0) {
			throw openTicket(
				state.options.openTicketCode ?? (state.isOther('open-ticket-code') ? 230002 : 154000),
			);
		}
		const messageId = state.deliver({
			...message,
			receiverId: body.receiver_id,
			userIdType,
			receiveType: body.receive_type,
			rawContent: body.content,
		});
		return accept(c, { msg: 'success', data: { message_id: messageId } });
	});
}

/** Greatest size of the body in bytes; undefined: none. */
function limitOf(msgType: string, { isOther }: State): number | undefined {
	return BODY_LIMITS[isOther('size-limits') && msgType === 'text' ? 'post' : msgType];
}

function openTicket(code: number): Refusal {
	return new Refusal(
		400,
		code,
		'Bad request, please check your request body: ' +
			'the user has a ticket in progress, receive_type chat is not possible',
	);
}

const UNKNOWN_ID: Readonly<Record<UserIdType, number>> = {
	open_id: 99992351,
	union_id: 99992363,
	user_id: 99992360,
};

// A user_id is any short name; it must only not be an id of another kind.
const SHAPES: Readonly<Record<UserIdType, RegExp>> = {
	open_id: /^ou_\w+$/,
	union_id: /^on_\w+$/,
	user_id: /^(?!o[ucn]_|om_|od-|cli_)[\w-]{1,64}$/,
};

/** Feishu docs: General error codes, user ids. */
function checkReceiver(receiverId: string, userIdType: UserIdType): void {
	if (!SHAPES[userIdType].test(receiverId)) {
		throw new Refusal(
			400,
			UNKNOWN_ID[userIdType],
			`The request you send is not a valid {${userIdType}} or not exists, invalid ids: [${receiverId}]`,
		);
	}
	if (userIdType === 'open_id' && receiverId.endsWith('_otherapp')) {
		throw new Refusal(400, 99992361, 'open_id cross app');
	}
}
