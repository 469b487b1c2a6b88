/** Who may write the knowledge base (Feishu docs: helpdesk-v1, create FAQ). */
export const EDITORS = Object.freeze({
	actsAs: 'user',
	needsRole: 'an agent, an administrator or the owner',
} as const);
