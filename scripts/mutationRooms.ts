/** Files that are broken one place at a time, and the tests that must notice. */
export interface MutationRoom {
	/** Patterns below nodes/FeishuHelpdesk/. */
	files: readonly string[];
	/** Patterns below test/. */
	tests: readonly string[];
}

const UNIT_TESTS_OF_TRANSPORT = 'nodes/FeishuHelpdesk/transport/!(brokenWays|waiting|wire).test.ts';

/** Needs n8n's engine, so that its tests take longer. */
const CLIENT = ['authenticated', 'client', 'exchange', 'fetchToken', 'target'];

/**
 * Where a mistake sends a message twice, loses one or tells a secret. A room is tried with its own tests only:
 * with those of all operations a mutant takes minutes, and what they notice by chance says little.
 */
export const MUTATION_ROOMS = {
	transport: {
		files: ['transport/*.ts', ...CLIENT.map((name) => `!transport/${name}.ts`)],
		tests: [UNIT_TESTS_OF_TRANSPORT],
	},
	client: {
		files: CLIENT.map((name) => `transport/${name}.ts`),
		tests: [
			'nodes/FeishuHelpdesk/transport/{client,waiting,wire}.test.ts',
			'credentials/*.test.ts',
		],
	},
	engine: {
		files: ['engine/sendOnce.ts', 'engine/lanes.ts', 'engine/tries.ts'],
		tests: ['nodes/FeishuHelpdesk/engine/{sendOnce,lanes,tries,ticketOrder}.test.ts'],
	},
	event: {
		files: ['trigger/event/*.ts'],
		tests: ['nodes/FeishuHelpdesk/trigger/event/*.test.ts'],
	},
	content: {
		files: ['content/**/*.ts'],
		tests: ['nodes/FeishuHelpdesk/content/!(sizeLimit).test.ts'],
	},
} satisfies Record<string, MutationRoom>;
