import { coreInternals } from '../host';
import { rowOf } from './sameRows';

/** What n8n asks for a lease: n8n 2.41.1, @n8n/backend-common, locking. */
interface LeaseProvider {
	withLease: <Result>(
		namespace: unknown,
		key: string,
		act: (signal: AbortSignal) => Promise<Result>,
	) => Promise<Result>;
}

/** n8n's leases on renewals, as engines of one process have them that stand for several. */
export class Leases implements LeaseProvider {
	/** Whether they hold across processes, as with Redis, or each process has its own. */
	areShared = true;
	/** Whether this n8n asks for any. */
	exist = false;
	private readonly last = new Map<string, Promise<unknown>>();

	/** @returns leases that n8n uses from now on; an n8n before 2.30 asks for none */
	static install(): Leases {
		const leases = new Leases();
		const { container, lockToken } = coreInternals();
		const service: unknown = lockToken && container.get(lockToken);
		if (isLockService(service)) {
			service.setProvider(leases);
			leases.exist = true;
		}
		return leases;
	}

	async withLease<Result>(
		_namespace: unknown,
		key: string,
		act: (signal: AbortSignal) => Promise<Result>,
	): Promise<Result> {
		const lease = this.areShared ? rowOf(key) : key;
		const before = this.last.get(lease);
		const acting = (async () => {
			await before?.catch(() => undefined);
			return await act(new AbortController().signal);
		})();
		this.last.set(lease, acting);
		return await acting;
	}
}

const isLockService = (
	service: unknown,
): service is { setProvider: (provider: LeaseProvider) => void } =>
	typeof service === 'object' && service !== null && 'setProvider' in service;
