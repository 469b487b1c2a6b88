import type { Credentials } from './credentials';
import { SUGGESTED_SECRETS } from '../push/config';

/** A field of n8n's credential and what to enter there. */
export type CredentialRow = readonly [name: string, value: string];

/** What everything needs. @param url where the sandbox listens */
export function credentialRows(url: string, credentials: Credentials): CredentialRow[] {
	return [
		['Region', 'Custom'],
		['Base URL', url],
		['App ID', credentials.appId],
		['App Secret', credentials.appSecret],
		['Helpdesk ID', credentials.helpdeskId],
		['Helpdesk Token', credentials.helpdeskToken],
	];
}

/** What the trigger needs besides; the page of events suggests the same. */
export const TRIGGER_ROWS: readonly CredentialRow[] = [
	['Verification Token', SUGGESTED_SECRETS.verificationToken],
	['Encrypt Key', SUGGESTED_SECRETS.encryptKey],
];
