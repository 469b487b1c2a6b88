import { benchLoad } from './load';
import { benchSending } from './sending';

async function main(): Promise<void> {
	console.log(benchLoad());
	for await (const line of benchSending()) console.log(line);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
