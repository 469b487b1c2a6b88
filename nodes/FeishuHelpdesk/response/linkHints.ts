/** Not reached from the Internet (RFC 1918, 3927, 4193, 4291, 6762); a name without a dot neither. */
const PRIVATE =
	/^(?:127|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\.|^0\.0\.0\.0$|\.(?:local|localhost|internal|lan|home)$|^\[(?:::1|f[cd]|fe80)|^[^.[]+$/;

const HINT =
	'Set WEBHOOK_URL in the environment of n8n to the address under which everybody reaches it.';

/**
 * @param link of a card
 * @returns what may keep people from opening it, in full sentences
 */
export function linkHints(link: string): string[] {
	const { origin, hostname, protocol } = new URL(link);
	if (PRIVATE.test(hostname)) {
		return [`The links of the card begin with ${origin}, which others may not reach. ${HINT}`];
	}
	if (protocol === 'https:') return [];
	return [`The links of the card begin with ${origin}, so answers travel unencrypted. ${HINT}`];
}
