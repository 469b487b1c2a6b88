import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { isJsonObject } from '../shared/json';
import { failureOfAnswer } from './answerFailure';
import { TEST_PATH } from './credentialTestRules';
import { lookUpCode } from './errorCodes';
import { baseUrlOf } from './hosts';
import { askPlainly, type HttpRequest } from './plainRequest';
import { tokenError } from './thrownFailure';
import { authorizationOf, type IssuedToken } from './token';

/** Set by {@link beginTest} on the object that n8n hands to both functions of the credential. */
const TESTED = 'isTested';

/**
 * Notes that a request is the credential test's. n8n's dialog compares an answer with fixed values only, and
 * shows a bare code when none comes; whoever proves the helpdesk itself can say what it was.
 *
 * @param credential decrypted
 */
export function beginTest(credential: ICredentialDataDecryptedObject): void {
	credential[TESTED] = true;
}

/**
 * Asks, once, whether a test was begun.
 *
 * @param credential decrypted
 */
export function isTested(credential: ICredentialDataDecryptedObject): boolean {
	const { [TESTED]: isTested } = credential;
	delete credential[TESTED];
	return isTested === true;
}

/**
 * Reads something of the helpdesk, which proves token, helpdesk and scope.
 *
 * @param credential decrypted, with a token
 * @param httpRequest n8n's request helper, without authentication
 * @param renew fetches another token, where Feishu refuses the one that is stored
 * @returns what n8n stores: `{}`, or the other token
 * @throws {Error} a plain one with a sentence for n8n's dialog, when Feishu refused or did not answer, or
 * answered with something else
 */
export async function proveHelpdesk(
	credential: ICredentialDataDecryptedObject,
	httpRequest: HttpRequest,
	renew: () => Promise<IssuedToken>,
): Promise<Partial<IssuedToken>> {
	const url = `${baseUrlOf(credential)}${TEST_PATH}`;
	const ask = async (token: object) => {
		const headers = authorizationOf({ ...credential, ...token });
		return await askPlainly(credential, httpRequest, { method: 'GET', url, headers });
	};
	let renewed: Partial<IssuedToken> = {};
	let answer = await ask(renewed);
	if (lookUpCode(answer.envelope?.code ?? 0)?.tokenRejected) {
		renewed = await renew();
		answer = await ask(renewed);
	}
	const data = answer.envelope?.code === 0 && answer.envelope.body.data;
	if (isJsonObject(data) && 'categories' in data) return renewed;
	throw tokenError(failureOfAnswer(answer, { effect: 'read' }, 'the categories'));
}
