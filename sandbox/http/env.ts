import type { HttpBindings } from '@hono/node-server';

import type { OpenRequest } from './requests';

/** What Hono carries along with each request of the API. */
export interface SandboxEnv {
	Bindings: HttpBindings;
	Variables: {
		/** What is recorded of this request; `route` is method and path below `/open-apis`. */
		request: OpenRequest;
		logId: string;
	};
}
