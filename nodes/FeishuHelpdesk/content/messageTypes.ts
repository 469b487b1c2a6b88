/** `msg_type` values of the helpdesk message API (Feishu docs: helpdesk-v1, send message). */
export const MESSAGE_TYPES = ['text', 'post', 'image', 'interactive'] as const;

/** One of {@link MESSAGE_TYPES}. */
export type MessageType = (typeof MESSAGE_TYPES)[number];
