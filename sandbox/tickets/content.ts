import { z } from 'zod/v4';

import { badRequest, readContent } from '../content/read';
import { safeUrl } from '../content/webUrl';
import { Refusal } from '../http/answers';
import { checkFields } from '../http/schema';
import type { State } from '../state/state';
import type { NewTicketMessage } from './desk';

/** Schemas of `content`, by the form that passes. */
const FORMS = {
	string: z.string(),
	object: z.record(z.string(), z.unknown()),
	both: z.union([z.string(), z.record(z.string(), z.unknown())]),
} as const;

/**
 * Reads the `content` of a message into a ticket. Feishu docs: Send ticket message types it as a
 * string and shows an object, so the sandbox can be told which one passes.
 *
 * @param msgType text or post
 * @param value the `content` field
 * @throws Refusal 99992402 or 154000 for the wrong form, 154403 with HTTP 401 for a link that is
 *   no web address, 154000 for what else is wrong
 */
export function readTicketContent(
	msgType: 'text' | 'post',
	value: unknown,
	state: State,
): NewTicketMessage {
	const taken = state.isOther('ticket-message-content') ? 'object' : 'both';
	const form = FORMS[state.options.ticketMessageContent ?? taken];
	if (state.options.ticketMessageContentCode === 154000 && !form.safeParse(value).success) {
		throw badRequest('content has the wrong type');
	}
	const { content } = checkFields({ content: value }, z.object({ content: form }));
	const raw = typeof content === 'string' ? content : JSON.stringify(content);
	if (!state.isOther('link-schemes')) checkLinks(raw);
	const message = readContent(msgType, raw, state);
	if (message.msgType !== 'text' && message.msgType !== 'post') {
		throw badRequest('only text and post can be sent into a ticket');
	}
	return { ...message, rawContent: raw };
}

function checkLinks(raw: string): void {
	const hasBadLink = hrefsOf(raw).some((href) => safeUrl(href) === undefined);
	if (hasBadLink) throw new Refusal(401, 154403, 'The message has a bad URL');
}

function hrefsOf(raw: string): string[] {
	const hrefs: string[] = [];
	try {
		JSON.parse(raw, (name, value: unknown) => {
			if (name === 'href' && typeof value === 'string') hrefs.push(value);
			return value;
		});
	} catch {
		// What is no JSON is refused where the content itself is read.
	}
	return hrefs;
}
