import { jsonParse } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsEncrypted,
	IDataDeduplicator,
	INodeCredentialsDetails,
} from 'n8n-workflow';
import { startHost } from './host';

/** A row of n8n's credentials table. */
export interface CredentialRow extends ICredentialsEncrypted {
	id: string;
	/** Encrypted with the instance key, as n8n keeps it. */
	data: string;
}

/**
 * n8n's credentials table. Rows hold encrypted text, so every reader gets objects of its own, and
 * engines that share a store behave like processes that share a database.
 */
export class CredentialStore {
	/** Replaces the harness's own table of processed data, for whoever shares this store. */
	processedData?: IDataDeduplicator;
	private readonly rows = new Map<string, CredentialRow>();
	private updates = 0;

	/** How often n8n wrote a credential back (`updateCredentials`); `set` does not count. */
	get writes(): number {
		return this.updates;
	}

	/**
	 * Saves a credential, as a user does in the credential dialog.
	 *
	 * @param type credential type, e.g. `feishuHelpdeskApi`
	 * @param data the fields as typed by the user; saved as they are, without defaults
	 * @param id of the credential to replace; a new one is made up when left out
	 * @returns what a node keeps to name this credential
	 */
	set(
		type: string,
		data: ICredentialDataDecryptedObject,
		id = `credential-${this.rows.size + 1}`,
	): INodeCredentialsDetails {
		const name = `${type} ${id}`;
		this.rows.set(id, { id, name, type, data: startHost().cipher.encryptWithInstanceKey(data) });
		return { id, name };
	}

	/**
	 * @param id of a saved credential
	 * @returns what is stored now, decrypted, hidden fields included, without defaults
	 * @throws when there is no such credential
	 */
	read(id: string): ICredentialDataDecryptedObject {
		const row = this.rows.get(id);
		if (row === undefined) throw new Error(`There is no credential "${id}"`);
		return jsonParse<ICredentialDataDecryptedObject>(
			startHost().cipher.decryptWithInstanceKey(row.data),
		);
	}

	/** The row as n8n's repository would return it: a copy, or nothing for another id or type. */
	find(id: string, type: string): CredentialRow | undefined {
		const row = this.rows.get(id);
		return row?.type === type ? { ...row } : undefined;
	}

	/** The credential of this type saved last: what a node uses when a test names none. */
	latest(type: string): INodeCredentialsDetails | undefined {
		const row = [...this.rows.values()].reverse().find((candidate) => candidate.type === type);
		return row && { id: row.id, name: row.name };
	}

	/**
	 * Writes back encrypted data, as n8n does after it has refreshed a token.
	 *
	 * @throws when there is no such credential
	 */
	update(id: string, data: string): void {
		const row = this.rows.get(id);
		if (row === undefined) throw new Error(`There is no credential "${id}"`);
		this.rows.set(id, { ...row, data });
		this.updates += 1;
	}
}
