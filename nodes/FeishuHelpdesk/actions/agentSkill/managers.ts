/** Who may manage the helpdesk itself (Feishu docs: helpdesk-v1, create agent skill). */
export const MANAGERS = Object.freeze({
	actsAs: 'user',
	needsRole: 'an administrator or the owner',
} as const);
