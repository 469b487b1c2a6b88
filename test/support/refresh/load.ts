import { TOKEN, type RefreshWorld } from './world';

/** Executions that need a new token at the same moment. */
export interface Load {
	/** For each process, the number of its executions. */
	executions: readonly number[];
	items: number;
	/** Tickets that the items are for; those for one go one after another. */
	lanes: number;
	/** Whether processes share n8n's lease, where this n8n has one. */
	lease: boolean;
	/** Whether n8n noted when the token ends. */
	isNoted: boolean;
}

/** What it took. */
export interface Figures {
	tokenRequests: number;
	requests: number;
	/** Requests that Feishu refused, for their token. */
	refused: number;
	failed: number;
}

/** Nothing befalls it but that its token has ended. */
const ENDED = { faults: [], end: undefined, ended: true };
const ROUTE = 'PUT /helpdesk/v1/tickets/:ticket_id';

/**
 * Lets executions tag tickets in the name of an account whose token has ended.
 *
 * @param world with nothing under way
 * @param load what runs
 * @returns what it took
 */
export async function playLoad(world: RefreshWorld, load: Load): Promise<Figures> {
	const { executions, items, lanes, lease, isNoted } = load;
	const { sandbox } = world.scene;
	world.begin({
		...{ lease, noted: isNoted ? -100 : undefined, userTokenStatus: 401 },
		...{ reusedRefreshTokenCode: 20064, reuseEndsConnection: false },
	});
	world.beginRun(ENDED, ROUTE);
	const tickets = sandbox.tickets.slice(0, lanes).map(({ ticket_id: id }) => id);
	const results = await Promise.all(
		executions.flatMap((count, process) =>
			Array.from({ length: count }, () =>
				(world.processes[process] ?? world.processes[0]).run({
					parameters: {
						...{ resource: 'ticket', operation: 'update' },
						ticketId: { __rl: true, mode: 'id', value: '={{ $json.ticket }}' },
						updateFields: { tagNames: 'Printing', tagMode: 'replace' },
					},
					items: Array.from({ length: items }, (_, item) => ({
						json: { ticket: tickets[item % lanes] ?? '' },
					})),
					onError: 'continueRegularOutput',
				}),
			),
		),
	);
	const put = sandbox.requests.filter(({ method }) => method === 'PUT');
	const done = results.flatMap(({ output }) => output.flat()).filter(({ json }) => !json['error']);
	return {
		tokenRequests: sandbox.count(TOKEN),
		requests: put.length,
		refused: put.filter(({ code }) => code !== 0).length,
		failed: results.length * items - done.length,
	};
}
