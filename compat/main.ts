import { installOnce } from './install';
import { runTests } from './runTests';
import { RELEASES, type Release } from './versions';

const HELP = `Runs the tests that depend on n8n inside the engines of older releases.

npm run compat                     all releases
npm run compat -- 1.123.81 2.0.3   only these
npm run compat -- oldest newest    only these two
The first run downloads 200 to 300 MB for each release into ~/.cache/n8n-nodes-feishu-helpdesk;
FEISHU_HELPDESK_COMPAT_CACHE names another folder.`;

/** So that nobody has to repeat versions that move. */
const ENDS: Readonly<Record<string, Release | undefined>> = {
	oldest: RELEASES[0],
	newest: RELEASES.at(-1),
};

async function main(): Promise<void> {
	const words = process.argv.slice(2);
	if (words.includes('--help')) {
		console.log(HELP);
		return;
	}
	const names = words.map((word) => ENDS[word]?.n8n ?? word);
	const unknown = names.filter((name) => RELEASES.every(({ n8n }) => n8n !== name));
	if (unknown.length > 0) throw new Error(`compat/versions.ts has no ${unknown.join(', ')}`);
	const total = { passed: 0, failed: 0 };
	for (const release of RELEASES) {
		if (names.length > 0 && !names.includes(release.n8n)) continue;
		const { passed, failed } = await runTests(await installOnce(release), release);
		console.log(
			`n8n-core ${release.core} (n8n ${release.n8n}): ${passed} passed, ${failed} failed`,
		);
		total.passed += passed;
		total.failed += failed;
	}
	console.log(`\n${total.passed} passed, ${total.failed} failed`);
	if (total.failed > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
