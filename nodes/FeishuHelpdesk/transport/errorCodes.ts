import { page, quoted } from '../shared/feishuPages';

/**
 * What a request is about, so that its failure speaks of nothing else. `receiver` has the fields of a message's
 * receiver.
 */
export type Topic = 'message' | 'person' | 'receiver' | 'image' | 'download';

/** In the words of a code: the request's own, or those that Feishu names. */
export const THE_SCOPE = 'the scope that the error names';

/** In the words of a code: what the connected account must be. */
export const THE_ROLE = 'somebody with the role that the operation needs';

interface Words {
	/** What happened, as a sentence without a full stop. */
	readonly message: string;
	/** What to do next, in full sentences, with the names of Feishu's own pages and buttons. */
	readonly hint: string;
}

/** What a code of Feishu means to a user of the helpdesk. */
export interface ErrorCode extends Words {
	/** What to say instead where a connected account acts. */
	readonly account?: Words;
	/** What the words are about, where that is not every request's. */
	readonly about?: Topic;
	/** What to do instead, where the request is not about that. */
	readonly otherwise?: string;
	/** Whether the same request can succeed after waiting, with nothing changed. */
	readonly waitingHelps?: true;
	/** Set where Feishu may have processed the request although it answered with this code. */
	readonly maybeProcessed?: true;
	/** Set where a fresh tenant access token may help. */
	readonly tokenRejected?: true;
	/** Set where the request was refused for coming too often. */
	readonly rateLimited?: true;
	/** Set where the code does not tell what exactly Feishu refused. */
	readonly vague?: true;
}

/** Feishu docs: helpdesk-v1, error codes. */
export const RESOURCE_NOT_FOUND = 154004;

/** Feishu docs: rate limits. */
export const TOO_OFTEN = 99991400;

const CONSOLE = `In the app's ${page('Developer Console')}`;
const RELEASE = `publish a version under ${quoted('Version Management & Release')}`;
const PUBLISH = `then ${RELEASE}`;
const ID_TYPES = 'ou_… is an open_id, on_… a union_id, anything else a user_id.';
const IDS_BELONG_TO_APPS =
	'An open_id is valid only in the app that it was read with. Read the ID with the app of this credential';
const CHECK_APP = `In the credential check 'App ID', 'App Secret' and 'Region': they are under ${quoted('Credentials & Basic Info')} of your app in the Feishu ${page('Developer Console')}, and an app exists either on Feishu or on Lark.`;
const ENABLE_APP = `${CONSOLE}, ${RELEASE}. If it was published before, ask the tenant's administrator to enable it under ${quoted('Workplace')} → ${quoted('App Management')}.`;
const ENABLE_BOT = `${CONSOLE}, add ${quoted('Bot')} under ${quoted('Add Features')}, ${PUBLISH}.`;
const TOKEN_AGAIN =
	'The node fetched a new token and was refused again. Test the credential; if the test passes, the endpoint may need a user token.';
const NO_ACCESS = `${CONSOLE}, check that ${THE_SCOPE} is granted under ${quoted('Permissions & Scopes')} and that a version with it is published.`;
const SLOW_DOWN =
	'Work through fewer items at once, or spread them over time. Workflows with the same app share its limit.';
/** What a person does who connects an account, once more or for the first time. */
export const CONNECT =
	"Open the credential 'Feishu Helpdesk User OAuth2 API' in n8n and click 'Connect', or 'Switch account' if one is connected.";
const CONNECT_AGAIN = `Connect the account again. ${CONNECT}`;
const ASK_SUPPORT = 'If it happens again, give the log ID to Feishu support.';

const wrongApp = { message: 'Feishu does not know this App ID and App Secret', hint: CHECK_APP };
const unusableApp = { message: 'The app is not enabled in this tenant', hint: ENABLE_APP };
const tooFast = {
	message: 'Feishu refused the request because too many came at once',
	hint: SLOW_DOWN,
	waitingHelps: true,
	rateLimited: true,
} as const;
const internal = {
	message: 'Feishu had an internal error',
	hint: ASK_SUPPORT,
	waitingHelps: true,
	maybeProcessed: true,
} as const;
const unknownUser = {
	message: 'Feishu does not know this user ID',
	hint: `Check the receiver and that 'User ID Type' fits the ID: ${ID_TYPES}`,
	about: 'receiver',
	otherwise: `Check the ID: ${ID_TYPES}`,
} as const;
const unknownChat = {
	message: 'Feishu does not know this chat ID',
	hint: 'The receiver must be a person, not a chat.',
	about: 'receiver',
	otherwise: 'Check the ID.',
} as const;
const outOfRange = `${CONSOLE}, widen the range of contacts under ${quoted('Permissions & Scopes')} → ${quoted('Data Permissions')}, ${PUBLISH}.`;
const unknownDepartment = {
	message: 'Feishu does not know this department ID',
	hint: 'Check the ID and its type.',
};
const userToken = {
	message: 'Feishu refused the token of the connected account',
	hint: CONNECT_AGAIN,
};
const tokenRejected = {
	message: 'Feishu refused the tenant access token',
	hint: TOKEN_AGAIN,
	account: {
		message: userToken.message,
		hint: `Feishu refused the renewed token, too. Run 'User: Get Connected Account', which tells whether the connection lives. ${ASK_SUPPORT}`,
	},
	tokenRejected: true,
} as const;
const noBot = { message: 'The app has no bot', hint: ENABLE_BOT };

/**
 * Every code that a user of the helpdesk can meet. The tables of the docs and the rules of the credential
 * test are made from it.
 *
 * Sources, on Feishu's documentation site: generic error codes; tenant_access_token (internal);
 * the error tables of the helpdesk-v1 pages; im-v1 upload image; rate limits. Where practice differs
 * from the page (10014 is reported for a wrong secret too), the sentence covers both.
 */
export const ERROR_CODES = Object.freeze({
	// Token endpoint
	10003: wrongApp,
	10005: wrongApp,
	10012: wrongApp,
	10013: wrongApp,
	10014: wrongApp,
	10015: wrongApp,
	20002: wrongApp,
	99991543: wrongApp,
	1000040351: {
		message: 'The app belongs to another region',
		hint: "Change 'Region' in the credential: an app exists either on Feishu (China) or on Lark (international).",
	},
	// The long connection; Feishu has no page of its codes (Feishu's SDKs, ws client).
	1: internal,
	1000040343: internal,
	514: wrongApp,
	1000040344: wrongApp,
	1000040346: wrongApp,
	403: unusableApp,
	1000040350: {
		message: 'The app has too many long connections',
		hint: 'Feishu allows 50. End other programs that use this app.',
	},
	11207: unusableApp,
	11209: unusableApp,
	11210: unusableApp,
	99991662: unusableApp,
	99991673: unusableApp,

	// Tokens and scopes. Some pages name 20006, 99991668, 99991669 and 99991677 for user tokens only; where
	// the app acts, the token that Feishu means is the tenant's.
	4001: tokenRejected,
	20005: tokenRejected,
	20013: tokenRejected,
	99991661: tokenRejected,
	99991663: tokenRejected,
	99991664: tokenRejected,
	99991665: tokenRejected,
	99991671: tokenRejected,
	20006: tokenRejected,
	20026: userToken,
	20037: userToken,
	20064: userToken,
	20073: userToken,
	99991668: tokenRejected,
	99991669: tokenRejected,
	99991677: tokenRejected,
	99991672: {
		message: 'The app lacks a permission for this',
		hint: `${CONSOLE}, add ${THE_SCOPE} under ${quoted('Permissions & Scopes')}, ${PUBLISH}.`,
	},
	99991676: {
		message: 'The token has no permission for this',
		hint: `${CONSOLE}, add ${THE_SCOPE} under ${quoted('Permissions & Scopes')}, ${PUBLISH}.`,
	},
	99991679: {
		message: 'The connected account did not grant a permission that this needs',
		hint: `${CONSOLE}, add ${THE_SCOPE} for the user identity under ${quoted('Permissions & Scopes')}, ${PUBLISH}. ${CONNECT_AGAIN}`,
	},

	// Helpdesk
	150001: {
		message: 'Feishu does not take this agent status',
		hint: 'Choose online or offline.',
	},
	154000: {
		message: 'Feishu did not accept the content or the parameters',
		hint: 'Check the IDs and the content of the message. Image keys must come from the same app.',
		about: 'message',
		otherwise: 'Check the IDs and the other values.',
		vague: true,
	},
	154001: {
		message: 'Feishu refused the helpdesk token or the app',
		hint: `Copy 'Helpdesk ID' and 'Helpdesk Token' again from ${page('helpdesk admin page', 'Settings', 'API credentials')} into the credential. A token that was reset stops working at once, and the app and the helpdesk must be in the same tenant.`,
	},
	154003: {
		message: 'The app may not do this in the helpdesk',
		hint: `${NO_ACCESS} The person may also be outside the helpdesk's visible range.`,
		about: 'person',
		otherwise: NO_ACCESS,
		account: {
			message: `The connected account must be ${THE_ROLE} of this helpdesk`,
			hint: `Give the person this role on the ${page('helpdesk admin page')}, or connect the account of somebody who has it. ${CONNECT}`,
		},
		vague: true,
	},
	[RESOURCE_NOT_FOUND]: {
		message: 'Feishu found nothing under this ID',
		hint: 'Check the ID; it may belong to another helpdesk, or the person may be outside its visible range.',
		about: 'person',
		otherwise: 'Check the ID; it may belong to another helpdesk.',
		vague: true,
	},
	154005: {
		message: 'The helpdesk does not allow this',
		hint: `Ask the helpdesk's owner whether the app may do this. ${ASK_SUPPORT}`,
		vague: true,
	},
	154401: {
		message: 'The ticket is already closed',
		hint: "Nothing can be written in a closed ticket. Send a message to the person instead (resource 'Message'), or start a new ticket.",
		about: 'message',
		otherwise: 'Start a new ticket.',
	},
	154402: {
		message: 'The helpdesk is not visible to this person',
		hint: `On the ${page('helpdesk admin page')}, add the person to the helpdesk's visible range.`,
		about: 'person',
	},
	154403: {
		message: 'The message holds a link that Feishu does not take',
		hint: 'Write links with their whole address, e.g. https://example.com/page.',
		about: 'message',
	},
	154404: {
		message: 'The image is no longer there',
		hint: 'It may have been deleted in Feishu.',
		about: 'download',
	},
	155000: internal,

	// Image upload
	232096: {
		message: 'Feishu stores nothing for this app at the moment',
		hint: 'Try again later.',
		waitingHelps: true,
	},
	234001: {
		message: 'Feishu did not accept the upload',
		hint: 'Check that the file is an image and is complete.',
		about: 'image',
	},
	234002: tokenRejected,
	234006: {
		message: 'The image is over 10 MB',
		hint: 'Make it smaller, e.g. with the Edit Image node.',
		about: 'image',
	},
	234007: noBot,
	234010: {
		message: 'The image file is empty',
		hint: 'Check the step before that reads or downloads the file.',
		about: 'image',
	},
	234011: {
		message: 'Feishu does not know the format of this image',
		hint: 'Send JPG, PNG, WEBP, GIF, BMP, ICO, TIFF or HEIC.',
		about: 'image',
	},
	234039: {
		message: 'The image has too many pixels',
		hint: 'Feishu takes up to 12000 × 12000 pixels, GIF up to 2000 × 2000.',
		about: 'image',
	},
	234041: {
		message: "The tenant's encryption key was deleted",
		hint: "Ask the tenant's administrator.",
	},
	234042: {
		message: "The tenant's storage is full or out of order",
		hint: "Ask the tenant's administrator.",
	},

	// Rate limits and quota
	2200: { ...internal, message: 'Feishu was overloaded' },
	5000: { ...internal, message: 'Feishu was overloaded' },
	11232: tooFast,
	11233: tooFast,
	11247: tooFast,
	90217: tooFast,
	230020: tooFast,
	1000004: tooFast,
	1000005: tooFast,
	[TOO_OFTEN]: tooFast,
	99991403: {
		message: "The tenant's monthly quota of API calls is used up",
		hint: "Waiting does not help before next month. The tenant's administrator can upgrade the plan.",
	},

	// Generic codes
	1500: internal,
	9499: {
		message: 'Feishu did not understand the request',
		hint: 'Check the values that came from expressions.',
		vague: true,
	},
	11205: noBot,
	11240: noBot,
	11221: {
		message: 'The image belongs to another app',
		hint: 'Upload it with the app of this credential and use that key.',
		about: 'message',
	},
	11225: {
		message: "The bot can't reach this person",
		hint: `${CONSOLE}, add the person under ${quoted('Version Management & Release')} → ${quoted('Availability')}, ${PUBLISH}.`,
		about: 'person',
	},
	11227: {
		message: 'Feishu does not know this image key',
		hint: 'Upload the image with the app of this credential and use that key.',
		about: 'message',
	},
	11236: {
		message: 'This person has left the company',
		hint: 'Choose another person.',
		about: 'person',
	},
	11246: {
		message: 'Feishu did not accept the content of the message',
		hint: "Feishu's own words name the place. Cards must be JSON 1.0.",
		about: 'message',
	},
	11248: {
		message: 'Feishu found sensitive content in the message',
		hint: 'Change the text.',
		about: 'message',
	},
	40004: {
		message: "The department is outside the app's contact range",
		hint: outOfRange,
	},
	40011: { message: 'Feishu did not accept the page size', hint: ASK_SUPPORT },
	40012: { message: 'Feishu did not accept the page token', hint: ASK_SUPPORT },
	41050: {
		message: "The person is outside the app's contact range",
		hint: outOfRange,
	},
	99991201: {
		message: 'There is no such API at this address',
		hint: "Check 'Region' and 'Base URL' in the credential.",
	},
	99991301: {
		message: 'Feishu does not take this HTTP method here',
		hint: "Check 'Region' and 'Base URL' in the credential.",
	},
	99991401: {
		message: "The address of this n8n server is not in the app's IP allowlist",
		hint: `${CONSOLE}, add the server's outgoing IP address under ${quoted('Security Settings')} → ${quoted('IP Allowlist')}.`,
	},
	99991674: { ...unknownUser, message: 'Feishu does not take this kind of user here' },
	99991675: { ...unknownUser, message: 'The user ID has the wrong form' },
	99992351: unknownUser,
	99992352: unknownUser,
	99992353: unknownUser,
	99992359: unknownUser,
	99992360: unknownUser,
	99992363: unknownUser,
	99992354: { message: 'Feishu does not know this message ID', hint: 'Check the ID.' },
	99992355: unknownChat,
	99992356: unknownChat,
	99992357: unknownDepartment,
	99992358: unknownDepartment,
	99992379: unknownDepartment,
	99992380: unknownDepartment,
	99992361: {
		message: 'The open_id belongs to another app',
		hint: `${IDS_BELONG_TO_APPS}, or use the union_id or user_id.`,
		about: 'receiver',
		otherwise: `${IDS_BELONG_TO_APPS}.`,
	},
	99992364: {
		message: 'The user ID belongs to another tenant',
		hint: 'Only people of the tenant of this app can be reached.',
	},
	99992381: {
		message: 'The union_id belongs to another tenant',
		hint: 'Only people of the tenant of this app can be reached.',
	},
	99992402: {
		message: 'Feishu did not accept a field of the request',
		hint: "Feishu's own words name the field.",
	},
} satisfies Record<number, ErrorCode>);

/**
 * Looks up what a code means.
 *
 * @param code `code` of Feishu's answer
 * @returns its entry, or `undefined` for a code that the table does not know
 */
export function lookUpCode(code: number): ErrorCode | undefined {
	return (ERROR_CODES as Readonly<Record<number, ErrorCode>>)[code];
}

/**
 * Tells whether a refusal of the service group may be about a ticket in progress, for which no code is
 * documented (Feishu docs: helpdesk-v1, send message).
 *
 * @param code `code` of Feishu's answer
 * @returns `false` for a code that surely means something else
 */
export function maybeOpenTicket(code: number): boolean {
	const known = lookUpCode(code);
	return known === undefined || known.vague === true;
}
