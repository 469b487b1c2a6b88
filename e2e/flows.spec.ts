import { declareFlows } from './declareFlows';
import { test } from './fixtures';
import { account } from './flows/account';
import { agent } from './flows/agent';
import { canvas } from './flows/canvas';
import { credential } from './flows/credential';
import { errors } from './flows/errors';
import { examples } from './flows/examples';
import { httpRequest } from './flows/httpRequest';
import { nodeList } from './flows/nodeList';
import { noSecret } from './flows/noSecret';
import { receivers } from './flows/receivers';
import { sandboxPages } from './flows/sandboxPages';
import { sendAndWait } from './flows/sendAndWait';
import { tickets } from './flows/tickets';
import { trigger } from './flows/trigger';
import { walk } from './flows/walk';

/** In one n8n, in this order; the last ones look at what the others left. */
const FLOWS = {
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
	sendAndWait,
	sandboxPages,
};

declareFlows(FLOWS, () => {
	// No flow meets the tickets and messages of the one before.
	test.beforeAll(({ sandbox }) => {
		sandbox.reset();
	});
});
