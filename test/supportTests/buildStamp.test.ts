import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isBuildCurrent, stampBuild, stateOfSources } from '../support/buildStamp';

let project: string;
beforeEach(() => {
	project = mkdtempSync(join(tmpdir(), 'project-'));
	mkdirSync(join(project, 'nodes/deep'), { recursive: true });
	mkdirSync(join(project, 'credentials'));
	mkdirSync(join(project, 'scripts'));
	for (const file of [
		...['gulpfile.js', 'scripts/slimLibraries.js', 'package.json', 'package-lock.json'],
		'nodes/deep/a.ts',
	]) {
		write(file, 'before');
	}
});
afterEach(() => {
	rmSync(project, { recursive: true, force: true });
});

const write = (file: string, text: string): void => {
	writeFileSync(join(project, file), text);
};

test('what was never built is not current', () => {
	expect(isBuildCurrent(project)).toBe(false);
});

test('a build is current as long as nothing it is made of changes', () => {
	stampBuild(stateOfSources(project), project);
	expect(isBuildCurrent(project)).toBe(true);
	write('README.md', 'words');
	expect(isBuildCurrent(project)).toBe(true);
});

test.each([
	[
		'a file that changes',
		() => {
			write('nodes/deep/a.ts', 'after');
		},
	],
	[
		'a new file',
		() => {
			write('credentials/b.ts', '');
		},
	],
	[
		'a file that moves',
		() => {
			renameSync(join(project, 'nodes/deep/a.ts'), join(project, 'nodes/a.ts'));
		},
	],
	[
		'a file that goes',
		() => {
			rmSync(join(project, 'nodes/deep/a.ts'));
		},
	],
	[
		'another library',
		() => {
			write('package-lock.json', 'after');
		},
	],
	[
		'another way to build',
		() => {
			write('gulpfile.js', 'after');
		},
	],
	[
		'another way to slim a library',
		() => {
			write('scripts/slimLibraries.js', 'after');
		},
	],
])('%s makes a build an old one', (_what, change) => {
	stampBuild(stateOfSources(project), project);
	change();
	expect(isBuildCurrent(project)).toBe(false);
});

test('what changes during a build makes it an old one', () => {
	const state = stateOfSources(project);
	write('nodes/deep/a.ts', 'meanwhile');
	stampBuild(state, project);
	expect(isBuildCurrent(project)).toBe(false);
});
