const BULLETS = ['•', '◦', '▪'] as const;

/**
 * @param depth of the list among bullet lists, from 1
 * @returns what stands before its items
 */
export const bullet = (depth: number): string =>
	BULLETS[(depth - 1) % BULLETS.length] ?? BULLETS[0];
