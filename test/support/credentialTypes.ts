import { injectDomainRestrictionFields, NodeHelpers } from 'n8n-workflow';
import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { oAuth2Api } from './oAuth2Api';
import type { LoadedPackage } from './packageLoader';

/** The credential types n8n knows: n8n 2.41.1, dist/credential-types.js. */
export class CredentialTypes {
	private readonly types: ReadonlyMap<string, ICredentialType>;

	/** @param loaded the package under test */
	constructor(private readonly loaded: LoadedPackage) {
		for (const type of loaded.credentialTypes.values()) {
			// n8n 2.41.1, dist/load-nodes-and-credentials.js: adds "Allowed HTTP Request Domains".
			type.properties = injectDomainRestrictionFields(type);
		}
		this.types = new Map([[oAuth2Api.name, oAuth2Api], ...loaded.credentialTypes]);
	}

	/** Whether there is a type of this name. */
	has(name: string): boolean {
		return this.types.has(name);
	}

	/**
	 * @param name of a credential type
	 * @throws when it is not known
	 */
	getByName(name: string): ICredentialType {
		const type = this.types.get(name);
		if (type === undefined) throw new Error(`Unrecognized credential type: ${name}`);
		return type;
	}

	/** Full names of the node types that declare this credential. */
	getSupportedNodes(name: string): string[] {
		return (this.types.get(name)?.supportedNodes ?? []).map(
			(node) => `${this.loaded.packageName}.${node}`,
		);
	}

	/** All types that this one extends, nearest first. */
	getParentTypes(name: string): string[] {
		const parents = this.types.get(name)?.extends ?? [];
		return [...parents, ...parents.flatMap((parent) => this.getParentTypes(parent))];
	}

	/** Own and inherited fields: n8n 2.41.1, dist/credentials-helper.js getCredentialsProperties. */
	getProperties(name: string): INodeProperties[] {
		const type = this.getByName(name);
		if (type.extends === undefined) {
			return name === 'oAuth2Api' ? [...type.properties, OAUTH_TOKEN_DATA] : type.properties;
		}
		const merged: INodeProperties[] = [];
		for (const parent of type.extends) {
			NodeHelpers.mergeNodeProperties(merged, this.getProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(merged, type.properties);
		return merged;
	}
}

const OAUTH_TOKEN_DATA: INodeProperties = {
	displayName: 'oauthTokenData',
	name: 'oauthTokenData',
	type: 'json',
	required: false,
	default: {},
};
