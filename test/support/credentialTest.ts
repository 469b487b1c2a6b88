import { ExecuteContext, getAdditionalKeys, RoutingNode } from 'n8n-core';
import { createEmptyRunExecutionData, NodeHelpers, Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialsHelper,
	ICredentialTestRequest,
	IDataObject,
	INode,
	INodeCredentialsDetails,
	INodeType,
	INodeTypes,
} from 'n8n-workflow';
import { additionalDataFor } from './additionalData';
import { resolveOutsideWorkflow, withDefaults } from './credentialExpressions';
import { failed, judgeBody, judgeError, messageOf } from './credentialVerdict';
import type { CredentialTestResult } from './credentialVerdict';
import { executionScope, startHost } from './host';
import type { LoadedEngine } from './loadedEngine';

/**
 * Saves a credential and tests it as n8n's credential dialog does: n8n 2.41.1,
 * dist/services/credentials-tester.service.js testCredentials and runRequestTest, for types that
 * declare `test`. A token fetched by the test is written to the store, as in n8n.
 *
 * @param engine knows the credential type and holds the store
 * @param type credential type
 * @param data the fields as typed by the user
 * @param id of a saved credential to overwrite; a new one is saved when left out
 * @returns the sentence under "Connection tested successfully" or "Couldn't connect"
 */
export async function testCredential(
	engine: LoadedEngine,
	type: string,
	data: ICredentialDataDecryptedObject,
	id?: string,
): Promise<CredentialTestResult> {
	const saved = engine.store.set(type, data, id);
	const { test } = engine.credentialTypes.getByName(type);
	if (test === undefined) return failed('No testing function found for this credential.');
	return await executionScope.run({ store: engine.store, log: engine.log }, async () => {
		try {
			const { externalSecretsProxy } = startHost();
			const additionalData = additionalDataFor(engine.credentialsHelper, externalSecretsProxy);
			const fields = await resolveOutsideWorkflow(
				withDefaults(engine.credentialTypes.getProperties(type), data),
				'internal',
				getAdditionalKeys(additionalData, 'internal', null, { isCredential: true }),
			);
			return await runRequestTest(engine, type, saved, fields, test);
		} catch (error) {
			return failed(messageOf(error));
		}
	});
}

async function runRequestTest(
	engine: LoadedEngine,
	type: string,
	saved: INodeCredentialsDetails,
	fields: ICredentialDataDecryptedObject,
	test: ICredentialTestRequest,
): Promise<CredentialTestResult> {
	const nodeType = requestingNodeType(engine.nodeTypes, type, test);
	const node: INode = {
		id: 'temp',
		parameters: {},
		name: 'Temp-Node',
		type: nodeType.description.name,
		typeVersion: 1,
		position: [0, 0],
		credentials: { [type]: saved },
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: onlyType(nodeType),
	});
	const { externalSecretsProxy } = startHost();
	const additionalData = additionalDataFor(
		withFields(engine.credentialsHelper, fields),
		externalSecretsProxy,
	);
	additionalData.currentNodeParameters = node.parameters;
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const decrypted: ICredentialsDecrypted = {
		id: saved.id ?? '',
		name: saved.name,
		type,
		data: fields,
	};
	await workflow.expression.acquireIsolate();
	try {
		const output = await new RoutingNode(context, nodeType, decrypted).runNode();
		return judgeBody(output?.[0]?.[0], test);
	} catch (error) {
		return judgeError(error, test);
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

/** A copy of the NoOp node whose only parameter sends the test request. */
function requestingNodeType(
	nodeTypes: INodeTypes,
	type: string,
	{ request }: ICredentialTestRequest,
): INodeType {
	const { description } = nodeTypes.getByNameAndVersion('n8n-nodes-base.noOp');
	return {
		description: {
			...description,
			// `preAuthentication` knows a credential test by this name.
			name: 'n8n-nodes-base.noOp',
			credentials: [{ name: type, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' },
			],
		},
	};
}

function onlyType(nodeType: INodeType): INodeTypes {
	return {
		getByName: () => nodeType,
		getByNameAndVersion: () => NodeHelpers.getVersionedNodeType(nodeType),
		getKnownTypes: (): IDataObject => ({}),
	};
}

/** The dialog tests what was typed; only what is written back goes to the stored row. */
function withFields(
	helper: ICredentialsHelper,
	fields: ICredentialDataDecryptedObject,
): ICredentialsHelper {
	const getDecrypted: ICredentialsHelper['getDecrypted'] = async (...call) =>
		call[5] === true ? await helper.getDecrypted(...call) : fields;
	return new Proxy(helper, {
		get: (target, name): unknown =>
			name === 'getDecrypted' ? getDecrypted : bound(target, Reflect.get(target, name)),
	});
}

function bound(target: object, member: unknown): unknown {
	return typeof member === 'function' ? (member.bind(target) as unknown) : member;
}
