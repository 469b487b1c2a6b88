import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { objectOf, type JsonValue } from '../../shared/json';
import { failureOfAnswer } from '../../transport/answerFailure';
import { assertIdentity, identityOf } from '../../transport/credentialFields';
import { baseUrlOf } from '../../transport/hosts';
import { toFailure } from '../../transport/nodeError';
import { askPlainly, type HttpRequest } from '../../transport/plainRequest';
import { failureOfThrown } from '../../transport/thrownFailure';
import type { Trouble } from './trouble';

/** Where to connect. */
export interface Endpoint {
	/** Holds secrets, and is good for one connection. */
	url: string;
	/** As it came. */
	config: JsonValue | undefined;
}

/** Feishu's SDKs, ws client: with these it asks to try again; every other code is a refusal. */
const PASSING_CODES = [0, 1, 1000040343];

/**
 * Asks Feishu where to connect (Feishu's SDKs, ws client). The secret goes in the body.
 *
 * @param readCredential decrypts the credential
 * @param httpRequest n8n's request helper
 * @returns the address, or why there is none; it never throws
 */
export async function askEndpoint(
	readCredential: () => Promise<ICredentialDataDecryptedObject>,
	httpRequest: HttpRequest,
): Promise<Endpoint | Trouble> {
	try {
		const credential = await readCredential();
		assertIdentity(credential);
		const { appId, appSecret } = identityOf(credential);
		const url = `${baseUrlOf(credential)}/callback/ws/endpoint`;
		const answer = await askPlainly(credential, httpRequest, {
			method: 'POST',
			url,
			body: { AppID: appId, AppSecret: appSecret },
			headers: { locale: 'zh' },
		}).catch((thrown: unknown) => {
			throw failureOfThrown(thrown, { effect: 'read', url }, (text) => text);
		});
		const code = answer.envelope?.code;
		const data = objectOf(answer.envelope?.body.data);
		if (code === 0 && answer.status === 200 && isAddress(data.URL)) {
			return { url: data.URL, config: data.ClientConfig };
		}
		return {
			failure: failureOfAnswer(answer, { effect: 'read' }, 'the address of the long connection'),
			refused: answer.status === 200 && code !== undefined && !PASSING_CODES.includes(code),
		};
	} catch (thrown) {
		const failure = toFailure(thrown);
		return { failure, refused: failure.reason === 'input' };
	}
}

const isAddress = (url: JsonValue | undefined): url is string =>
	typeof url === 'string' && /^wss?:/i.test(url) && URL.canParse(url);
