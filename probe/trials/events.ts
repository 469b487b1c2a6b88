import type { Bench } from '../bench';
import { listenForEvents } from '../eventListener';
import { connect, type LongConnection } from '../longConnection';
import { found, meaningful, skip, type Finding } from '../finding';
import type { Step } from '../journal';
import { object, text } from '../shapes';
import { intoTicket } from './tickets';

/** By the pattern of the first, the only one on Feishu's page. */
const EVENTS = {
	'ticket_message.created_v1': 'helpdesk.ticket_message',
	'ticket.created_v1': 'helpdesk.ticket',
	'ticket.updated_v1': 'helpdesk.ticket',
	'notification.approve_v1': 'helpdesk.notification',
} as const;

/** The names of the other events, and subscribing twice. */
export async function eventSubscription(bench: Bench): Promise<Finding> {
	const question =
		'The helpdesk is subscribed to its four events for this app. Feishu cannot list subscriptions, so that none is ended: workflows may rely on them';
	if (!(await bench.allows(question))) throw skip('Needs consent to subscribe');
	const [message, ...others] = Object.keys(EVENTS) as [
		keyof typeof EVENTS,
		...(keyof typeof EVENTS)[],
	];
	const first = await subscribe(bench, 'subscribe', message);
	if (first.code !== 0) return found('neither', "The page's own example is refused", first);
	const sayings: string[] = [];
	let evidence = first;
	const again = await subscribe(bench, 'subscribe again', message);
	if (again.code !== 0) {
		sayings.push('subscribing twice is refused');
		evidence = again;
	}
	for (const name of others) {
		const sent = await subscribe(bench, `subscribe ${name}`, name);
		if (sent.code === 0) continue;
		sayings.push(`${name} is refused`);
		evidence = sent;
	}
	return sayings.length === 0
		? found('documented', 'All four are taken, and twice is harmless', evidence)
		: found('other', sayings.join(', '), evidence);
}

async function subscribe(
	bench: Bench,
	name: string,
	subtype: keyof typeof EVENTS,
): Promise<Step & { code: number }> {
	const json = { events: [{ type: EVENTS[subtype], subtype }] };
	const path = 'helpdesk/v1/events/subscribe';
	return meaningful(await bench.step(name, { method: 'POST', path, json }));
}

/** Feishu repeats an event first after 15 seconds. */
const REPEATED_WITHIN_MS = 60_000;

/** Whether an event that comes again has the signature of the first time. */
export async function eventSignature(bench: Bench): Promise<Finding> {
	const { eventPort, encryptKey } = bench.settings;
	if (eventPort === undefined || encryptKey === undefined) {
		const what =
			'Needs FEISHU_EVENT_PORT, to which a public address leads, and the FEISHU_ENCRYPT_KEY of the app';
		throw skip(what);
	}
	const listener = await listenForEvents(eventPort, encryptKey);
	try {
		const question = `This machine listens at port ${eventPort} now. Save the public address that leads there as Request URL of the app, with the event ticket_message.created_v1, and put your own back afterwards: until then your workflows get no events`;
		if (!(await bench.allows(question))) throw skip('Needs consent to take the events of the app');
		await subscribe(bench, 'subscribe', 'ticket_message.created_v1');
		const content = JSON.stringify({ text: 'n8n probe: message for its event' });
		const sent = await intoTicket(bench, 'ticket message for event', 'text', content);
		const seals = await listener.comesTwice(REPEATED_WITHIN_MS);
		if (!seals) throw skip('No event came twice', sent);
		return seals[0] === seals[1]
			? found('documented', 'The repetition has the signature of the first time', sent)
			: found('other', 'The repetition is signed anew', sent);
	} finally {
		listener.close();
	}
}

/** Busy, internal error, too many connections. Feishu's SDKs. */
const BUSY = new Set([1, 1000040343, 1000040350]);

/** How long an event may need that comes over the connection. */
const COMES_WITHIN_MS = 20_000;

/** Whether the app gets an address of a long connection, is let in there, and gets the helpdesk's events. */
export async function longConnection(bench: Bench): Promise<Finding> {
	const { appId, appSecret } = bench.settings;
	const path = '/callback/ws/endpoint';
	const json = { AppID: appId, AppSecret: appSecret };
	const reply = await bench.raw({ method: 'POST', path, json });
	if (reply.code === undefined && reply.status === 404)
		throw skip('There is no such endpoint here', reply);
	if (BUSY.has(meaningful(reply).code))
		throw skip('Feishu was busy, or all connections are in use', reply);
	const url = text(object(reply.data)?.['URL']);
	if (reply.code !== 0 || url === undefined) {
		return found('other', 'The app gets no address of a long connection', reply);
	}
	const question =
		'A long connection is opened for some minutes. If the app uses one already, an event of that time may come to it, and to your workflow only 15 seconds later';
	if (!(await bench.allows(question)))
		throw skip('The app gets an address; nobody agreed to open it', reply);
	const connection = await connect(url);
	if (!connection) return found('other', 'The app gets an address, but is not let in', reply);
	try {
		return await overConnection(bench, connection);
	} finally {
		connection.close();
	}
}

/** The console saves this way of getting events only while the app is connected. */
async function overConnection(bench: Bench, connection: LongConnection): Promise<Finding> {
	const question =
		'The app is connected now. In the Developer Console, save the long connection as its subscription mode, and put your own back afterwards: until then your workflows get no events';
	if (!(await bench.allows(question)))
		throw skip('The app is let in; nobody agreed to take its events');
	await subscribe(bench, 'subscribe', 'ticket_message.created_v1');
	const content = JSON.stringify({ text: 'n8n probe: message for the long connection' });
	const sent = await intoTicket(bench, 'ticket message for connection', 'text', content);
	if (await connection.brings('helpdesk.ticket_message.created_v1', COMES_WITHIN_MS))
		return found('documented', 'The app is let in, and gets the event of a message', sent);
	throw skip('The app is let in, but no event came: was the mode saved in the console?', sent);
}
