import type { ICredentialDataDecryptedObject, INodeCredentialsDetails } from 'n8n-workflow';
import { CredentialStore, type CredentialRow } from '../credentialStore';

/** Between the ID of a row and the number of a process. */
const SIGN = '@';

/** @returns the ID of the row that several processes name */
export const rowOf = (id: string): string => id.split(SIGN)[0] ?? id;

/**
 * n8n's table of credentials, as another process has it: the same rows under IDs of its own, for n8n-core
 * keeps one renewal for each ID in a module that all engines of this process share.
 */
export class SameRows extends CredentialStore {
	/**
	 * @param table the rows
	 * @param process number of the process
	 */
	constructor(
		private readonly table: CredentialStore,
		private readonly process: number,
	) {
		super();
	}

	override set(
		type: string,
		data: ICredentialDataDecryptedObject,
		id?: string,
	): INodeCredentialsDetails {
		return this.named(this.table.set(type, data, id && rowOf(id)));
	}

	override read(id: string): ICredentialDataDecryptedObject {
		return this.table.read(rowOf(id));
	}

	override find(id: string, type: string): CredentialRow | undefined {
		const row = this.table.find(rowOf(id), type);
		return row && { ...row, id };
	}

	override latest(type: string): INodeCredentialsDetails | undefined {
		const row = this.table.latest(type);
		return row && this.named(row);
	}

	override update(id: string, data: string): void {
		this.table.update(rowOf(id), data);
	}

	private named({ id, name }: INodeCredentialsDetails): INodeCredentialsDetails {
		return { id: `${String(id)}${SIGN}${this.process}`, name };
	}
}
