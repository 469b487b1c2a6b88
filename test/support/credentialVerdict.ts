import type { ICredentialTestRequest, INodeExecutionData } from 'n8n-workflow';
import { dig, text } from './values';

/** What the credential dialog shows. */
export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

/** The first rule whose key has its value in the answer says what is wrong; else all is well. */
export function judgeBody(
	answer: INodeExecutionData | undefined,
	{ rules = [] }: ICredentialTestRequest,
): CredentialTestResult {
	for (const { type, properties } of rules) {
		if (type !== 'responseSuccessBody') continue;
		if (dig(answer?.json, properties.key) === properties.value) return failed(properties.message);
	}
	return { status: 'OK', message: 'Connection successful!' };
}

/** n8n shows the status text of a refused request and the bare code of a network error. */
export function judgeError(
	error: unknown,
	{ rules = [] }: ICredentialTestRequest,
): CredentialTestResult {
	const response = dig(error, 'cause.response');
	const code = dig(error, 'cause.code');
	if (response) {
		const status = Number(dig(response, 'status'));
		for (const { type, properties } of rules) {
			if (type === 'responseCode' && properties.value === status) return failed(properties.message);
		}
		if (status < 199 || status > 299) {
			const reason = text(dig(response, 'statusText'));
			return failed(reason || `Received HTTP status code: ${status}`);
		}
	} else if (code) {
		return failed(text(code));
	}
	return failed(messageOf(error));
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** A failed test with this sentence. */
export function failed(message: string): CredentialTestResult {
	return { status: 'Error', message };
}
