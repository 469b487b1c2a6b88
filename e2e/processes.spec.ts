import { declareFlows } from './declareFlows';
import { test } from './fixtures';
import { accountWorkers } from './flows/accountWorkers';
import { longConnection } from './flows/longConnection';
import { longConnectionQueue } from './flows/longConnectionQueue';
import { once } from './flows/once';
import { queue } from './flows/queue';
import { restarts } from './flows/restarts';
import { webhooks } from './flows/webhooks';

// Each has its own n8n, so they go side by side with the flows of one n8n.
test.describe.configure({ mode: 'parallel' });

/** Those first that take long. */
declareFlows({
	longConnection,
	once,
	queue,
	webhooks,
	restarts,
	longConnectionQueue,
	accountWorkers,
});
