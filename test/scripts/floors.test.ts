import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod/v4';

const verdictSchema = z.object({
	summary: z.object({
		violations: z.array(
			z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) }),
		),
	}),
});

const ROOT = resolve(__dirname, '../..');
const ARGUMENTS = [
	join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
	'--config',
	join(ROOT, '.dependency-cruiser.cjs'),
	'--output-type',
	'json',
	'.',
];
const NODE = 'nodes/FeishuHelpdesk';

/** @returns what the lint finds in a house of these files, as `rule: from → to` */
async function lint(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
	const house = await mkdtemp(join(tmpdir(), 'floors-'));
	try {
		for (const [file, text] of Object.entries(files)) {
			await mkdir(dirname(join(house, file)), { recursive: true });
			await writeFile(join(house, file), text);
		}
		const { summary } = verdictSchema.parse(JSON.parse(await cruise(house)));
		return summary.violations
			.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`.replaceAll(`${NODE}/`, ''))
			.sort();
	} finally {
		await rm(house, { recursive: true });
	}
}

function cruise(folder: string): Promise<string> {
	return new Promise((done, fail) => {
		execFile(process.execPath, ARGUMENTS, { cwd: folder }, (error, stdout, stderr) => {
			// The json reporter exits with 0 whatever it found.
			if (error) fail(new Error(stderr));
			else done(stdout);
		});
	});
}

test('imports that go down pass', async () => {
	expect(
		await lint({
			[`${NODE}/A.node.ts`]: "import './methods/a'; import './trigger/a';",
			[`${NODE}/methods/a.ts`]: "import '../actions/a';",
			[`${NODE}/actions/a.ts`]: "import '../compose/a'; import '../fields/a';",
			[`${NODE}/compose/a.ts`]: "import type { A } from '../engine/a'; import '../content/a';",
			[`${NODE}/trigger/a.ts`]: "import '../engine/a';",
			[`${NODE}/engine/a.ts`]: "import '../transport/a'; export type A = 1;",
			[`${NODE}/fields/a.ts`]: "import '../transport/a';",
			[`${NODE}/content/a.ts`]: "import '../shared/a';",
			[`${NODE}/transport/a.ts`]: "import { a } from '../shared/a'; export const b = a;",
			[`${NODE}/shared/a.ts`]: 'export const a = 1;',
			'credentials/A.credentials.ts': `import '../${NODE}/transport/a';`,
			'sandbox/server.ts': "import './routes/a';",
			'sandbox/routes/a.ts': "import '../state/a';",
			'sandbox/state/a.ts': 'export const a = 1;',
			'test/a.test.ts': `import '../${NODE}/shared/a'; import '../sandbox/server';`,
		}),
	).toEqual([]);
});

test('an import fails that goes up, next door, out of the house or nowhere, of a type too', async () => {
	expect(
		await lint({
			[`${NODE}/A.node.ts`]: "import './engine/a'; import './trigger/a'; import './attic/a';",
			[`${NODE}/engine/a.ts`]: "import type { A } from '../actions/a'; import '../trigger/b';",
			[`${NODE}/trigger/a.ts`]: "import '../compose/a';",
			[`${NODE}/trigger/b.ts`]: "import './c';",
			[`${NODE}/actions/a.ts`]: "import '../methods/a'; export type A = 1;",
			[`${NODE}/methods/a.ts`]: "import '../B.node';",
			[`${NODE}/B.node.ts`]: 'export const b = 1;',
			[`${NODE}/compose/a.ts`]: "import '../content/a';",
			[`${NODE}/content/a.ts`]: "import '../transport/a';",
			[`${NODE}/transport/a.ts`]: "import '../fields/a';",
			[`${NODE}/fields/a.ts`]: "import '../content/b'; import '../shared/a';",
			[`${NODE}/shared/a.ts`]: "import '../content/b'; import '../../../sandbox/state/a';",
			[`${NODE}/content/b.ts`]: "import '../../../credentials/B.credentials';",
			[`${NODE}/content/forgotten.ts`]: 'export const a = 1;',
			[`${NODE}/attic/a.ts`]: 'export const a = 1;',
			'credentials/A.credentials.ts': `import type { B } from '../${NODE}/content/c';`,
			[`${NODE}/content/c.ts`]: 'export type B = 1;',
			'credentials/B.credentials.ts': 'export const b = 1;',
			'sandbox/server.ts': "import './tickets/a';",
			'sandbox/tickets/a.ts': "import type { R } from '../routes/a';",
			'sandbox/routes/a.ts': `import '../../${NODE}/content/c'; export type R = 1;`,
			'sandbox/state/a.ts': "import '../../test/support/b';",
			'test/support/a.ts': "import '../a.test';",
			'test/support/b.ts': 'export const b = 1;',
			'test/a.test.ts': 'export const a = 1;',
		}),
	).toEqual([
		'actions-imports-down: actions/a.ts → methods/a.ts',
		'content-imports-down: content/a.ts → transport/a.ts',
		'credentials-know-transport: credentials/A.credentials.ts → content/c.ts',
		'engine-imports-down: engine/a.ts → actions/a.ts',
		'engine-imports-down: engine/a.ts → trigger/b.ts',
		'every-file-is-used: content/forgotten.ts → content/forgotten.ts',
		'fields-imports-down: fields/a.ts → content/b.ts',
		'imports-are-found: trigger/b.ts → ./c',
		'methods-imports-down: methods/a.ts → B.node.ts',
		'nodes-know-what-is-published: content/b.ts → credentials/B.credentials.ts',
		'nodes-know-what-is-published: shared/a.ts → sandbox/state/a.ts',
		'room-has-a-floor: A.node.ts → attic/a.ts',
		'sandbox-routes-are-on-top: sandbox/tickets/a.ts → sandbox/routes/a.ts',
		'sandbox-shares-no-code: sandbox/routes/a.ts → content/c.ts',
		'sandbox-shares-no-code: sandbox/state/a.ts → test/support/b.ts',
		'shared-imports-down: shared/a.ts → content/b.ts',
		'support-knows-no-test: test/support/a.ts → test/a.test.ts',
		'transport-imports-down: transport/a.ts → fields/a.ts',
		'trigger-imports-down: trigger/a.ts → compose/a.ts',
	]);
});

test('a circle fails in every folder, also when one side is only a type', async () => {
	const folders = [
		'bench',
		'compat',
		'content',
		'credentials',
		'demo',
		'e2e',
		'sandbox/state',
		'scripts',
		'test/support',
	];
	const files: Record<string, string> = { [`${NODE}/A.node.ts`]: "import './content/a';" };
	for (const folder of folders) {
		const at = folder === 'content' ? `${NODE}/content` : folder;
		files[`${at}/a.ts`] = "import { b } from './b'; export type A = typeof b;";
		files[`${at}/b.ts`] = "import type { A } from './a'; export const b = 1; export type B = A;";
	}
	expect(await lint(files)).toEqual(
		folders.map((folder) => `no-circle: ${folder}/a.ts → ${folder}/b.ts`),
	);
});
