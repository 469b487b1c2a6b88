// Which part of the house may import which; `npm run lint` holds it. Imports of types count too.

/** The rooms of nodes/FeishuHelpdesk/, from the top floor down; above them are the *.node.ts. */
const FLOORS = [
	['methods'],
	['actions'],
	['compose'],
	['engine', 'trigger', 'response'],
	['fields', 'content', 'transport'],
	['shared'],
];

/** Who may go to a room on the same floor: a field says which request fills its list. */
const NEXT_DOOR = { trigger: ['engine'], fields: ['transport'] };

/** What is not published. */
const WORKSHOP = ['sandbox', 'test', 'demo', 'bench', 'compat', 'probe', 'scripts', 'e2e'];

const NODE = '^nodes/FeishuHelpdesk/';
const rooms = (names) => `${NODE}(${names.join('|')})/`;
const folders = (names) => `^(${names.join('|')})/`;

const floorRules = FLOORS.flatMap((floor, level) =>
	floor.map((room) => {
		const known = [room, ...(NEXT_DOOR[room] ?? []), ...FLOORS.slice(level + 1).flat()];
		return {
			name: `${room}-imports-down`,
			comment: `Of nodes/FeishuHelpdesk/, ${room}/ may import only: ${known.join(', ')}.`,
			severity: 'error',
			from: { path: rooms([room]) },
			to: { path: NODE, pathNot: rooms(known) },
		};
	}),
);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		...floorRules,
		{
			name: 'room-has-a-floor',
			comment: 'A new room needs its place in the FLOORS of .dependency-cruiser.cjs.',
			severity: 'error',
			from: {},
			to: { path: `${NODE}[^/]+/`, pathNot: rooms(FLOORS.flat()) },
		},
		{
			name: 'no-circle',
			comment: 'Move what both need to a file below them.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'every-file-is-used',
			comment: 'Neither node nor credential reaches this file: delete it, or import it.',
			severity: 'error',
			from: { path: ['^nodes/.*\\.node\\.ts$', '^credentials/'] },
			to: {
				path: '^nodes/.*\\.ts$',
				// gulpfile.js puts the others in the place of parts of the parsers.
				pathNot: [
					'\\.node\\.ts$',
					'/content/(markdown/(parserParts|eastAsianWidth)|entities/\\w+)\\.ts$',
				],
				reachable: false,
			},
		},
		{
			name: 'nodes-know-what-is-published',
			comment: 'The nodes may import nothing that is not published, and no credential.',
			severity: 'error',
			from: { path: '^nodes/' },
			to: { path: folders([...WORKSHOP, 'credentials']) },
		},
		{
			name: 'credentials-know-transport',
			comment: 'A credential may import transport/ and shared/ of nodes/FeishuHelpdesk/ only.',
			severity: 'error',
			from: { path: '^credentials/' },
			to: { path: folders([...WORKSHOP, 'nodes']), pathNot: rooms(['transport', 'shared']) },
		},
		{
			name: 'sandbox-shares-no-code',
			comment: 'With code of the product in it, the sandbox would repeat its mistakes.',
			severity: 'error',
			from: { path: '^sandbox/' },
			to: { path: folders([...WORKSHOP, 'nodes', 'credentials']), pathNot: '^sandbox/' },
		},
		{
			name: 'sandbox-routes-are-on-top',
			comment:
				'Only what starts the sandbox may import its routes, and nothing below may import that.',
			severity: 'error',
			from: { path: '^sandbox/[^/]+/', pathNot: '^sandbox/routes/' },
			to: { path: '^sandbox/(routes/|[^/]+$)' },
		},
		{
			name: 'support-knows-no-test',
			comment: 'What tests stand on, demo and bench included, must not stand on a test.',
			severity: 'error',
			from: { path: '^test/support/' },
			to: { path: '^test/', pathNot: '^test/support/' },
		},
		{
			name: 'imports-are-found',
			comment: 'An import that is not found cannot be judged.',
			severity: 'error',
			from: {},
			to: { path: '^[.]', couldNotResolve: true },
		},
	],
	options: {
		exclude: { path: '(^|/)node_modules/|^dist/' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'] },
	},
};
