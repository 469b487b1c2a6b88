import { benchDelivery } from './delivery';
import { benchEvents } from './events';
import { benchKeys } from './keys';
import { benchLoad } from './load';
import { benchMemory } from './memory';
import { benchRefresh } from './refresh';
import { benchSending } from './sending';
import { benchTickets } from './tickets';

async function main(): Promise<void> {
	console.log(benchLoad());
	for await (const line of benchSending()) console.log(line);
	for await (const line of benchMemory()) console.log(line);
	for await (const line of benchTickets()) console.log(line);
	console.log(await benchEvents());
	for await (const line of benchKeys()) console.log(line);
	for await (const line of benchRefresh()) console.log(line);
	console.log('\nDelivery (requests: messages + tokens)');
	for await (const line of benchDelivery()) console.log(line);
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
