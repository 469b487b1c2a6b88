/** Who may do something in the helpdesk. Feishu docs: helpdesk-v1, each page. */
export type HelpdeskRole = 'owner' | 'admin' | 'agent';
