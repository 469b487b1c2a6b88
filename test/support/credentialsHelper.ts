import { Credentials, getAdditionalKeys } from 'n8n-core';
import {
	getCredentialOwnRequestAllowedDomains,
	ICredentialsHelper,
	isExpression,
	UserError,
} from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialStore } from './credentialStore';
import type { CredentialTypes } from './credentialTypes';
import {
	genericAuthentication,
	resolveInWorkflow,
	resolveOutsideWorkflow,
	withDefaults,
} from './credentialExpressions';

/**
 * How n8n reads, refreshes, applies and writes back credentials: n8n 2.41.1,
 * dist/credentials-helper.js, less what needs an enterprise licence or a database of its own
 * (external secrets, dynamic credentials, overwrites, AI gateway).
 */
export class EngineCredentialsHelper extends ICredentialsHelper {
	/**
	 * @param store the credentials table
	 * @param types the credential types of this process
	 */
	constructor(
		private readonly store: CredentialStore,
		private readonly types: CredentialTypes,
	) {
		super();
	}

	getParentTypes(name: string): string[] {
		return this.types.getParentTypes(name);
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.types.getProperties(type);
	}

	isCredentialUsableByNode(credentialType: string, nodeType: string): boolean {
		if (!this.types.has(credentialType)) return true;
		const type = this.types.getByName(credentialType);
		return (
			type.restrictToSupportedNodes !== true ||
			this.types.getSupportedNodes(credentialType).includes(nodeType)
		);
	}

	/** Adds the credential to a request, by the type's function or its generic description. */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.types.getByName(typeName);
		// n8n hands every kind of request on under this type; nodes only ever pass this one.
		const options = requestOptions as IHttpRequestOptions;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		if (authenticate === undefined) return options;
		if (workflow === undefined || node === undefined) {
			throw new Error('Workflow and node are required for declarative credential authentication');
		}
		return genericAuthentication(authenticate, credentials, options, workflow, node);
	}

	/** Gets a token when there is none, when it was refused, or for a credential test. */
	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.types.getByName(typeName);
		const expirable = type.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		)?.name;
		if (expirable === undefined || type.preAuthentication === undefined) return undefined;
		const isTest = node.parameters['temp'] === '' && node.type === 'n8n-nodes-base.noOp';
		if (credentials[expirable] !== '' && !credentialsExpired && !isTest) return undefined;

		const output = await type.preAuthentication.call(
			restrictedToDomains(helpers, credentials),
			credentials,
		);
		const nodeCredentials = node.credentials?.[type.name];
		if (output[expirable] === undefined || nodeCredentials === undefined) return undefined;
		const row = await this.getCredentials(nodeCredentials, type.name);
		const stored = await row.getData();
		// What is written is JSON; n8n takes the output of a credential type as such, too.
		const fresh = output as ICredentialDataDecryptedObject;
		const writable = Object.entries(fresh).filter(
			([key]) => key === expirable || !isExpression(stored[key]),
		);
		await this.updateCredentials(nodeCredentials, type.name, {
			...stored,
			...Object.fromEntries(writable),
		});
		return Object.assign(credentials, fresh);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.types.getByName(typeName);
		const output = await type.preAuthentication?.call(
			restrictedToDomains(helpers, credentials),
			credentials,
		);
		return output as ICredentialDataDecryptedObject | undefined;
	}

	/** Reads the row anew on each call, as n8n reads its database for each request. */
	getCredentials(nodeCredentials: INodeCredentialsDetails, type: string): Promise<Credentials> {
		const { id, name } = nodeCredentials;
		if (!id)
			return Promise.reject(new UserError(`Found credential with no ID. (${name}, ${type})`));
		const row = this.store.find(id, type);
		if (row === undefined) {
			return Promise.reject(
				new UserError(`Credential with ID "${id}" does not exist for type "${type}".`),
			);
		}
		return Promise.resolve(new Credentials({ id: row.id, name: row.name }, row.type, row.data));
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		nodeCredentials: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		expressionResolveValues?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = await (await this.getCredentials(nodeCredentials, type)).getData();
		if (raw === true) return stored;
		const properties = this.types.getProperties(type);
		const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
		const data = withDefaults(properties, stored);
		return expressionResolveValues === undefined
			? await resolveOutsideWorkflow(data, mode, keys)
			: resolveInWorkflow(data, mode, keys, expressionResolveValues, executeData);
	}

	async updateCredentials(
		nodeCredentials: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const credentials = await this.getCredentials(nodeCredentials, type);
		await credentials.setData(data);
		this.write(credentials);
	}

	async updateCredentialsOauthTokenData(
		nodeCredentials: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		const credentials = await this.getCredentials(nodeCredentials, type);
		const { oauthTokenData } = data;
		await credentials.updateData(oauthTokenData === undefined ? {} : { oauthTokenData });
		this.write(credentials);
	}

	private write(credentials: Credentials): void {
		const { id, data } = credentials.getDataToSave();
		if (id === undefined || data === undefined)
			throw new Error('A credential without id cannot be written back');
		this.store.update(id, data);
	}
}

/** Requests of `preAuthentication` stay within the domains the credential allows. */
function restrictedToDomains(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): IHttpRequestHelper {
	return {
		helpers: {
			httpRequest: async (options) => {
				const allowedDomains = getCredentialOwnRequestAllowedDomains(credentials);
				const request = allowedDomains === undefined ? options : { ...options, allowedDomains };
				const response: unknown = await helpers.httpRequest(request);
				return response;
			},
		},
	};
}
