import * as n8nWorkflow from 'n8n-workflow';

/**
 * Lets n8n try its patterns without its limit of 250 ms. Node.js counts them from before its watchdog's thread
 * runs, so that on a busy machine a pattern of microseconds runs out of time. What our own patterns cost is
 * measured in receiver.test.ts; in e2e/ n8n keeps its limit.
 */
export function takeLimitOffPatterns(): void {
	// n8n has had the limit, and this way around it, since 2.41.
	if (!('setSafeRegexEngine' in n8nWorkflow)) return;
	n8nWorkflow.setSafeRegexEngine({
		exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
		test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
		replace: (pattern, input, flags, replacement) =>
			input.replace(new RegExp(pattern, flags), replacement),
		matchAll: (pattern, input, flags) =>
			Array.from(input.matchAll(new RegExp(pattern, withGlobal(flags)))),
		split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
	});
}

const withGlobal = (flags = ''): string => (flags.includes('g') ? flags : `${flags}g`);
