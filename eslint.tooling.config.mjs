// The official n8n rules (eslint.config.mjs) are written for code that runs inside n8n: they
// forbid timers, process and node: imports. Everything that is not published is checked by
// this configuration instead, which adds type-aware rules.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
	// compat/harness/ is checked against what only it installs: other versions of n8n.
	{
		ignores: [
			'.stryker-tmp/',
			'dist/',
			'node_modules/',
			'nodes/',
			'credentials/',
			'compat/harness/',
		],
	},
	{
		files: ['**/*.ts'],
		extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
		languageOptions: { parserOptions: { project: './tsconfig.json' } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/explicit-module-boundary-types': 'error',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			eqeqeq: 'error',
			'no-console': ['error', { allow: ['error'] }],
		},
	},
	{
		// Command-line programs speak through stdout.
		files: [
			'demo/**',
			'bench/**',
			'compat/**',
			'probe/**',
			'e2e/**',
			'scripts/**',
			'sandbox/main.ts',
		],
		rules: { 'no-console': 'off' },
	},
);
