import fc from 'fast-check';

/** For so long a property is tried with each mutant of Stryker, ms: tests with many cases see most at once. */
const MUTANT_MS = 500;

// The same cases in every run, so that a red build is red again; FC_SEED=… draws others.
fc.configureGlobal({
	seed: Number(process.env['FC_SEED'] ?? 20_260_101),
	...('__stryker__' in globalThis && { interruptAfterTimeLimit: MUTANT_MS }),
});
