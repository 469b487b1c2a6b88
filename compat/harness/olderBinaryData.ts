import type { BinaryData, BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

type Location = BinaryData.FileLocation;
type Content = Parameters<BinaryDataService['store']>[1];

/** Files as n8n 1.110 and older keep them: the place is two arguments, not one. */
interface OlderService {
	mode: string;
	managers: Record<string, unknown>;
	store(workflow: string, execution: string, content: Content, to: IBinaryData): Promise<unknown>;
}

/**
 * Lets the harness keep files with the service of any version.
 *
 * @param Service of n8n-core; its prototype is changed
 */
export function adaptBinaryData(Service: typeof BinaryDataService): void {
	const prototype: unknown = Service.prototype;
	const service = prototype as OlderService;
	const { store } = service;
	const isOlder = store.length === 4;

	const setManager = function (this: OlderService, mode: string, manager: BinaryData.Manager) {
		this.managers[mode] = isOlder ? older(manager) : manager;
		// What 2.0 has as default.
		this.mode = mode;
	};
	Object.assign(service, { setManager });
	if (!isOlder) return;
	Object.assign(service, {
		async store(this: OlderService, ...call: unknown[]) {
			const [at, content, to] = call as [Location, Content, IBinaryData];
			const old = typeof at === 'object' ? [...place(at), content, to] : call;
			return await store.apply(this, old as Parameters<OlderService['store']>);
		},
	});
}

function older(manager: BinaryData.Manager): unknown {
	type Store = Parameters<BinaryData.Manager['store']>;
	type Copy = Parameters<BinaryData.Manager['copyByFilePath']>;
	const at = (workflowId: string, executionId: string): Location => ({
		type: 'execution',
		workflowId,
		executionId,
	});
	const methods = {
		store: (workflow: string, execution: string, content: Store[1], metadata: Store[2]) =>
			manager.store(at(workflow, execution), content, metadata),
		copyByFileId: (workflow: string, execution: string, fileId: string) =>
			manager.copyByFileId(at(workflow, execution), fileId),
		copyByFilePath: (workflow: string, execution: string, path: string, metadata: Copy[2]) =>
			manager.copyByFilePath(at(workflow, execution), path, metadata),
	};
	return new Proxy(manager, {
		get: (target, name): unknown => Reflect.get(name in methods ? methods : target, name),
	});
}

function place(at: Location): string[] {
	return at.type === 'execution' ? [at.workflowId, at.executionId] : ['', ''];
}
