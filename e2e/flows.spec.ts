import { test } from './fixtures';
import { account } from './flows/account';
import { accountWorkers } from './flows/accountWorkers';
import { agent } from './flows/agent';
import { canvas } from './flows/canvas';
import { credential } from './flows/credential';
import { errors } from './flows/errors';
import { examples } from './flows/examples';
import { httpRequest } from './flows/httpRequest';
import { longConnection } from './flows/longConnection';
import { longConnectionQueue } from './flows/longConnectionQueue';
import { nodeList } from './flows/nodeList';
import { noSecret } from './flows/noSecret';
import { once } from './flows/once';
import { queue } from './flows/queue';
import { receivers } from './flows/receivers';
import { restarts } from './flows/restarts';
import { sandboxPages } from './flows/sandboxPages';
import { sendAndWait } from './flows/sendAndWait';
import { tickets } from './flows/tickets';
import { trigger } from './flows/trigger';
import { walk } from './flows/walk';
import { webhooks } from './flows/webhooks';

/** In this order; the last ones look at what the others left. */
const FLOWS: Readonly<Record<string, () => void>> = {
	walk,
	credential,
	nodeList,
	canvas,
	receivers,
	tickets,
	errors,
	trigger,
	examples,
	httpRequest,
	agent,
	account,
	noSecret,
	queue,
	accountWorkers,
	webhooks,
	restarts,
	once,
	longConnection,
	longConnectionQueue,
	sendAndWait,
	sandboxPages,
};

for (const [name, declare] of Object.entries(FLOWS)) {
	test.describe(name, { tag: `@${name}` }, () => {
		// A flow is one story: its checks go on where the one before ended, so that one that failed
		// ends it. The other flows begin anew.
		test.describe.configure({ mode: 'serial' });

		// No flow meets the tickets and messages of the one before.
		test.beforeAll(({ sandbox }) => {
			sandbox.reset();
		});

		declare();
	});
}
