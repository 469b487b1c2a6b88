// n8n-core for the harness in test/support, which is written for 2.41.1: with what older versions
// do not have yet, in a form that does the same, or nothing where there was nothing to do.
import { Container } from '@n8n/di';
import * as core from 'n8n-core';
import type { IDataObject, IPinData, Workflow } from 'n8n-workflow';
import { fill } from './fill';
import { adaptBinaryData } from './olderBinaryData';

export * from 'n8n-core';

const installed: Partial<typeof core> = core;

/** In 2.11 and before one key, that of the instance, encrypted everything. */
class OneKey {
	setProvider(): void {
		// Nobody asks for keys.
	}
}

Container.set(OneKey, new OneKey());
export const EncryptionKeyProxy = installed.EncryptionKeyProxy ?? OneKey;

adaptBinaryData(core.BinaryDataService);

type Cipher = Record<'encrypt' | 'decrypt', (data: string | IDataObject) => string>;

fill(core.Cipher.prototype, {
	encryptDEKWithInstanceKey: (key: string) => key,
	encryptWithInstanceKey(this: Cipher, data: string | IDataObject) {
		return this.encrypt(data);
	},
	decryptWithInstanceKey(this: Cipher, data: string) {
		return this.decrypt(data);
	},
});

type Run = typeof core.WorkflowExecute.prototype.run;
type OlderRun = (
	workflow: Workflow,
	startNode: undefined,
	destinationNode: undefined,
	pinData: IPinData | undefined,
) => ReturnType<Run>;

const takesObject = core.WorkflowExecute.prototype.run.length === 1;

/** In 2.0 and before `run` took its arguments one by one. */
export class WorkflowExecute extends core.WorkflowExecute {
	override run(...[input]: Parameters<Run>): ReturnType<Run> {
		if (takesObject) return super.run(input);
		const run: unknown = super.run;
		return (run as OlderRun).call(this, input.workflow, undefined, undefined, input.pinData);
	}
}
