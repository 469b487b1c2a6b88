/**
 * Compares a route id, or a path, with a pattern in which `:name` stands for one part of any kind.
 *
 * @param pattern e.g. `GET /helpdesk/v1/tickets/:ticket_id`
 * @param route e.g. `GET /helpdesk/v1/tickets/6626871355780366331`
 */
export function matchesRoute(pattern: string, route: string): boolean {
	if (pattern === route) return true;
	if (!pattern.includes(':')) return false;
	const wanted = pattern.split('/');
	const parts = route.split('/');
	return (
		wanted.length === parts.length &&
		wanted.every((part, index) =>
			part.startsWith(':') ? parts[index] !== '' : part === parts[index],
		)
	);
}
