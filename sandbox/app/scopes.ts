/** Every scope some route asks for. */
export const ALL_SCOPES: readonly string[] = [
	'helpdesk:all',
	'helpdesk:all:readonly',
	'helpdesk:helpdesk:access',
	'im:resource',
	'contact:user.id:readonly',
	'contact:user.base:readonly',
	'contact:user.employee_id:readonly',
	'contact:contact.base:readonly',
];

/** Every scope that a route asks of a person, and the one for a refresh token. */
export const USER_SCOPES: readonly string[] = [
	'helpdesk:all',
	'helpdesk:all:readonly',
	'offline_access',
];
