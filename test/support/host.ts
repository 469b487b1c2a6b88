import {
	BinaryDataService,
	Cipher,
	DataDeduplicationService,
	EncryptionKeyProxy,
	ExternalSecretsProxy,
	InstanceSettings,
} from 'n8n-core';
import { LoggerProxy, type IDataDeduplicator } from 'n8n-workflow';
import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StoredDeduplicator } from './deduplication';
import { ScopedDeduplicator } from './scopedDeduplicator';
import { ForwardingLogger } from './logSink';
import type { LogSink } from './logSink';

/** What n8n keeps once per process and the harness once per execution. */
export interface ExecutionScope {
	/** The engine's store. Only which one it is counts: executions with the same one share rows. */
	store: { processedData?: IDataDeduplicator };
	log: LogSink | undefined;
}

/** The scope of the running execution: lets n8n's singletons serve several engines at once. */
export const executionScope = new AsyncLocalStorage<ExecutionScope>();

/** The services of n8n-core that the harness uses itself. */
export interface Host {
	binaryData: BinaryDataService;
	cipher: Cipher;
	externalSecretsProxy: ExternalSecretsProxy;
}

type Token<T> = abstract new (...args: never[]) => T;

interface ServiceContainer {
	get<T>(token: Token<T>): T;
	set(token: Token<unknown>, instance: unknown): void;
}

let host: Host | undefined;

/**
 * Starts n8n-core in this process, once: settings in a throw-away folder (never the developer's
 * own n8n folder), loggers that print nothing, encryption by the instance key.
 *
 * @param deduplicator of the first call: what stands for n8n's table of processed data; by default rows
 * that belong to the store of the running execution
 * @returns the services, the same on each call
 * @throws when n8n-core no longer brings the parts the harness relies on
 */
export function startHost(deduplicator?: IDataDeduplicator): Host {
	const currentStore = () => executionScope.getStore()?.store;
	host ??= createHost(
		deduplicator ?? new ScopedDeduplicator(currentStore, new StoredDeduplicator(currentStore)),
	);
	return host;
}

function createHost(deduplicator: IDataDeduplicator): Host {
	const { container, loggerToken } = coreInternals();
	const receive: LogSink = (entry) => executionScope.getStore()?.log?.(entry);
	// Before any service is made, since services keep the logger they were made with.
	container.set(loggerToken, new ForwardingLogger('node', receive));

	const folder = mkdtempSync(path.join(tmpdir(), 'n8n-engine-'));
	process.env['N8N_USER_FOLDER'] = folder;
	const settings = container.get(InstanceSettings);
	// n8n reads the key it has just written only at its next start.
	rmSync(folder, { recursive: true, force: true });

	const cipher = container.get(Cipher);
	const instanceKey = {
		id: 'instance-key',
		value: cipher.encryptDEKWithInstanceKey(settings.encryptionKey),
		algorithm: 'aes-256-cbc',
		format: 'no-prefix' as const,
	};
	// n8n 2.41.1, dist/encryption/key-manager.service.js instanceKeyLegacyInfo
	container.get(EncryptionKeyProxy).setProvider({
		getActiveKey: () => Promise.resolve(instanceKey),
		getKeyById: () => Promise.resolve(null),
		getLegacyKey: () => Promise.resolve(instanceKey),
	});
	void DataDeduplicationService.init(deduplicator);
	LoggerProxy.init(new ForwardingLogger('engine', receive));
	return {
		binaryData: container.get(BinaryDataService),
		cipher,
		externalSecretsProxy: container.get(ExternalSecretsProxy),
	};
}

/**
 * The service container and the classes of its services are not exported by n8n-core, and npm may install
 * other versions of them beside it: only those that n8n-core itself resolves are the right ones.
 *
 * @returns the container, and the names of the logger and, since n8n 2.30, of the service of leases
 * @throws when n8n-core does not have them where 2.41.1 has them
 */
export function coreInternals(): {
	container: ServiceContainer;
	loggerToken: Token<unknown>;
	lockToken: Token<unknown> | undefined;
} {
	const coreRequire = createRequire(require.resolve('n8n-core'));
	const injection: unknown = coreRequire('@n8n/di');
	const common: unknown = coreRequire('@n8n/backend-common');
	if (!hasContainer(injection) || !hasLogger(common)) {
		throw new Error('This n8n-core has no service container or logger where 2.41.1 has them');
	}
	const locks: unknown = Reflect.get(common, 'LockService');
	return {
		container: injection.Container,
		loggerToken: common.Logger,
		lockToken: isToken(locks) ? locks : undefined,
	};
}

function hasContainer(module: unknown): module is { Container: ServiceContainer } {
	if (typeof module !== 'object' || module === null || !('Container' in module)) return false;
	const { Container } = module;
	return typeof Container === 'object' && Container !== null && 'get' in Container;
}

function hasLogger(module: unknown): module is { Logger: Token<unknown> } {
	return (
		typeof module === 'object' &&
		module !== null &&
		'Logger' in module &&
		typeof module.Logger === 'function'
	);
}

const isToken = (value: unknown): value is Token<unknown> => typeof value === 'function';
