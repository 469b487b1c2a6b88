import { createServer } from 'node:http';

import { freePorts } from '../ports';
import { atEnd } from '../leftovers';
import { WHO, type Who } from './counts';

/**
 * Listens to which executions run: each calls `/<who>/<id>`.
 *
 * @param hear gets each call
 * @returns where, and what ends it
 */
export async function listen(
	hear: (who: Who, id: string) => void,
): Promise<{ url: string; close: () => void }> {
	const server = createServer((request, response) => {
		const [, first, id = ''] = (request.url ?? '').split('/');
		const who = WHO.find((one) => one === first);
		if (who) hear(who, id);
		response.end('{}');
	});
	const [port] = await freePorts(1);
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const close = () => {
		server.closeAllConnections();
		server.close();
	};
	atEnd(close);
	return { url: `http://127.0.0.1:${String(port)}`, close };
}
