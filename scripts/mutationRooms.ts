/** Files that are broken one place at a time, and the tests that must notice. */
export interface MutationRoom {
	/** Patterns below nodes/FeishuHelpdesk/. */
	files: readonly string[];
	/** Patterns below test/. */
	tests: readonly string[];
}

/** What sends, whose tests take longer. */
const CLIENT = [
	'authenticated',
	'client',
	'exchange',
	'fetchToken',
	'plainRequest',
	'proveHelpdesk',
	'target',
];

/** Their tests, of which some have several files. */
const CLIENT_TESTS = `(${CLIENT.join('|')})?(.*)`;

/** Tests of several files in n8n's engine; a second process of theirs sees no mutant. */
const ENGINE = [
	'brokenWays',
	'pages.faults',
	'userToken.engine',
	'userToken.load',
	'userToken.sequences',
	'waiting',
	'wire',
];

/**
 * Where a mistake sends a message twice, loses one or tells a secret. A room is tried with its own tests only:
 * with those of all operations a mutant takes minutes, and what they notice by chance says little.
 */
export const MUTATION_ROOMS = {
	transport: {
		files: ['transport/*.ts', ...CLIENT.map((name) => `!transport/${name}.ts`)],
		tests: [`nodes/FeishuHelpdesk/transport/!(${[CLIENT_TESTS, ...ENGINE].join('|')}).test.ts`],
	},
	client: {
		files: CLIENT.map((name) => `transport/${name}.ts`),
		tests: [`nodes/FeishuHelpdesk/transport/${CLIENT_TESTS}.test.ts`],
	},
	lanes: {
		files: ['engine/lanes.ts'],
		tests: ['nodes/FeishuHelpdesk/engine/lanes.test.ts'],
	},
	/** By jest's clock; the tests in n8n's engine wait for minutes. */
	once: {
		files: ['engine/sendOnce.ts'],
		tests: ['nodes/FeishuHelpdesk/engine/sendOnce.{protocol,schedules}.test.ts'],
	},
	tries: {
		files: ['engine/tries.ts'],
		tests: ['nodes/FeishuHelpdesk/engine/tries.memory.test.ts'],
	},
	event: {
		files: ['trigger/event/*.ts'],
		tests: ['nodes/FeishuHelpdesk/trigger/event/!(fuzz).test.ts'],
	},
	content: {
		files: ['content/**/*.ts'],
		tests: ['nodes/FeishuHelpdesk/content/!(sizeLimit|*.cost).test.ts'],
	},
} satisfies Record<string, MutationRoom>;
