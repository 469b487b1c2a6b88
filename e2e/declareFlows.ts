import { test } from './fixtures';

/**
 * Declares the checks of flows, each with its tag.
 *
 * @param flows declare their checks, by name
 * @param prepare declares what comes before the checks of each
 */
export function declareFlows(
	flows: Readonly<Record<string, () => void>>,
	prepare: () => void = () => undefined,
): void {
	for (const [name, declare] of Object.entries(flows)) {
		test.describe(name, { tag: `@${name}` }, () => {
			// A flow is one story: its checks go on where the one before ended, so that one that failed
			// ends it. The other flows begin anew.
			test.describe.configure({ mode: 'serial' });
			prepare();
			declare();
		});
	}
}
