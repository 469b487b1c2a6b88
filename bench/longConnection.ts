import { holdAgainstHostileBytes, holdCodec } from '../test/support/frameProperties';
import { soak } from '../test/support/longConnectionSoak';

/** `npm run bench:long-connection -- 10000`: how many events befall how many faults. */
async function main(): Promise<void> {
	const [events = 10_000] = process.argv.slice(2).map(Number);
	holdCodec(20_000);
	holdAgainstHostileBytes(20_000);
	console.log('20,000 frames as another codec, 20,000 hostile ones: RangeErrors only');
	const startedAt = performance.now();
	const { heapMb, ...result } = await soak(events, (text) => {
		console.log(text);
	});
	const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
	console.log(`${seconds} s, the heap grew by ${heapMb.toFixed(0)} MB`, result);
	const { ackedNotStored, twice, lost, badEchoes, handles } = result;
	if (ackedNotStored + twice + lost + badEchoes + handles > 0) process.exitCode = 1;
}

void main();
