/**
 * Greatest size of the request body in bytes, by msg_type. The helpdesk page names none; these
 * are those of im-v1. Feishu docs: Send message, "the request body must not exceed".
 */
export const BODY_LIMITS: Readonly<Record<string, number>> = {
	text: 150 * 1024,
	post: 30 * 1024,
	interactive: 30 * 1024,
};
