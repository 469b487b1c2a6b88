import type { INodeParameters } from 'n8n-workflow';
import { missingScope, type Fault } from '../../../../../sandbox/server';
import { HELLO, openScene, receiver as byId, ROUTES, type Scene } from '../../../../support/scene';

let scene: Scene;
beforeAll(async () => {
	scene = await openScene();
});
beforeEach(() => {
	scene.sandbox.reset();
});
afterAll(() => scene.close());

const TICKET = '6945345902185807891';
const OPERATIONS = {
	'ticket: get': { ticketId: byId(TICKET) },
	'ticket: getMany': {},
	'ticket: create': { guest: byId('ou_alice') },
	'ticket: answerQuery': { ticketId: byId(TICKET), eventId: 'event-1' },
	'ticket: downloadImage': { ticketId: byId(TICKET), messageId: '7', imageIndex: '3' },
	'ticketMessage: getMany': { ticketId: byId(TICKET) },
	'ticketMessage: send': { ...HELLO, ticketId: byId(TICKET) },
} satisfies Record<string, INodeParameters>;
type Name = keyof typeof OPERATIONS;

const parametersOf = (name: Name): INodeParameters => {
	const [resource = '', operation = ''] = name.split(': ');
	return { ...OPERATIONS[name], resource, operation };
};
const isNoToken = ({ route }: { route: string }) => route !== ROUTES.token;
const answer = (status: number, code: number): Fault => ({
	kind: 'answer',
	status,
	code,
	msg: 'no',
});

const IDS = `'Ticket' is '${TICKET}'`;
const HELPDESK = /This credential is for the helpdesk \d{19}\./;

/** Feishu docs: the error tables of the pages, and what every endpoint may answer. */
const REFUSALS: [Name[], Fault, string, (string | RegExp)[]][] = [
	[
		Object.keys(OPERATIONS) as Name[],
		answer(401, 154001),
		'Feishu refused the helpdesk token or the app [154001]',
		["'Helpdesk Token'"],
	],
	[
		Object.keys(OPERATIONS) as Name[],
		missingScope('helpdesk:all'),
		'The app lacks a permission for this: helpdesk:all [99991672]',
		["'Permissions & Scopes'"],
	],
	[
		['ticket: create'],
		missingScope('helpdesk:helpdesk:access'),
		'The app lacks a permission for this: helpdesk:helpdesk:access [99991672]',
		["'Permissions & Scopes'", 'helpdesk:helpdesk:access'],
	],
	[
		['ticket: answerQuery', 'ticket: downloadImage', 'ticketMessage: getMany'],
		answer(403, 154003),
		'The app may not do this in the helpdesk [154003]',
		["'Permissions & Scopes'"],
	],
	[
		['ticketMessage: send'],
		answer(401, 154003),
		'The app may not do this in the helpdesk [154003]',
		["'Permissions & Scopes'"],
	],
	[
		['ticket: get', 'ticketMessage: getMany', 'ticketMessage: send'],
		answer(404, 154004),
		'Feishu found nothing under this ID [154004]',
		[`${IDS}.`, 'another helpdesk', HELPDESK],
	],
	[
		['ticket: answerQuery'],
		answer(404, 154004),
		'Feishu found nothing under this ID [154004]',
		[`${IDS}, 'Event ID' is 'event-1'.`, HELPDESK],
	],
	[
		['ticket: downloadImage'],
		answer(404, 154004),
		'Feishu found nothing under this ID [154004]',
		[`${IDS}, 'Message ID' is '7', 'Image Index' is '3'.`, HELPDESK],
	],
	[
		['ticket: create'],
		answer(404, 154004),
		'Feishu found nothing under this ID [154004]',
		["'Guest' is 'ou_alice'", HELPDESK],
	],
	[
		['ticket: get', 'ticketMessage: getMany'],
		answer(400, 154000),
		'Feishu did not accept the content or the parameters [154000]',
		[`${IDS}. It may belong to another helpdesk`],
	],
	[
		['ticket: downloadImage'],
		answer(400, 154000),
		'Feishu did not accept the content or the parameters [154000]',
		["'Image Index' is '3'", 'another field is wrong'],
	],
	[
		['ticket: answerQuery'],
		answer(400, 154000),
		'Feishu did not accept the content or the parameters [154000]',
		["'Event ID' is 'event-1'", 'another field is wrong'],
	],
	[
		['ticketMessage: send'],
		answer(401, 154401),
		'The ticket is already closed [154401]',
		["(resource 'Message')"],
	],
	[
		['ticketMessage: send'],
		answer(401, 154403),
		'The message holds a link that Feishu does not take [154403]',
		['https://example.com/page'],
	],
	[
		['ticket: create'],
		answer(401, 154402),
		'The helpdesk is not visible to this person [154402]',
		['visible range'],
	],
	[
		['ticket: downloadImage'],
		answer(401, 154404),
		'The image is no longer there [154404]',
		['deleted'],
	],
];
const CASES = REFUSALS.flatMap(([names, fault, message, hints]) =>
	names.map((name) => ({ name, fault, message, hints })),
);

describe('a refusal', () => {
	test.each(CASES)(
		'of $name costs one request: $message',
		async ({ name, fault, message, hints }) => {
			scene.sandbox.fault({ ...fault, when: isNoToken });
			const { error } = await scene.engine.run({ parameters: parametersOf(name) });
			expect(error?.message).toBe(message);
			for (const hint of hints) expect(error?.description).toMatch(hint);
			expect(error?.description).toMatch(/Log ID: \S{20,}/);
			expect(scene.sandbox.requests.filter(isNoToken)).toHaveLength(1);
		},
	);

	test.each(Object.keys(OPERATIONS) as Name[])('of %s can be branched on', async (name) => {
		scene.sandbox.fault({ ...answer(401, 154001), when: isNoToken });
		const { output } = await scene.engine.run({
			parameters: parametersOf(name),
			onError: 'continueErrorOutput',
		});
		expect(output[1]?.[0]?.json).toMatchObject({
			errorDetails: { code: 154001, httpStatus: 401, delivery: 'notSent', retryable: false },
		});
	});
});

describe('an internal error of Feishu', () => {
	test.each<[Name, number, string]>([
		['ticket: get', 3, 'notSent'],
		['ticket: getMany', 3, 'notSent'],
		['ticket: downloadImage', 3, 'notSent'],
		['ticketMessage: getMany', 3, 'notSent'],
		['ticket: create', 1, 'unknown'],
		['ticket: answerQuery', 1, 'unknown'],
		['ticketMessage: send', 1, 'unknown'],
	])('lets %s ask %i times; delivery is %s', async (name, times, delivery) => {
		scene.sandbox.fault({ ...answer(500, 155000), when: isNoToken, times: Infinity });
		const { output } = await scene.engine.run({
			parameters: parametersOf(name),
			onError: 'continueRegularOutput',
		});
		expect(output[0]?.[0]?.json.errorDetails).toMatchObject({ code: 155000, delivery });
		expect(scene.sandbox.requests.filter(isNoToken)).toHaveLength(times);
	});
});
