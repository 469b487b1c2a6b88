import type { Person } from '../people/people';
import { eventIdOf, openMessageId, type IdSource } from './ids';
import type { TicketMessage, TicketMessageContent } from './message';
import { DELETED_PICTURE } from './pictures';
import type { Draws } from './random';
import { STAGE, type Ticket } from './ticket';
import { writer, type Role } from './writer';

const QUESTIONS = [
	'My VPN says "Error 809" since this morning.',
	'打印机卡纸了，三楼 02 号，请帮忙看一下。',
	'I forgot my password 🙈 and the reset mail never comes',
	'How do I get access to <finance-reports> & the shared drive?',
	'Wi-Fi in room 4.07 drops every 10 minutes\nSince last week, all devices',
	'新员工入职，需要一台笔记本电脑和显示器',
] as const;

const ANSWERS = [
	'Thanks for telling us. I am looking into it.',
	'请重启一下设备，然后再试一次。',
	'Done: please sign out and in again.',
	'I sent somebody to your desk 🛠️',
] as const;

const GREETING = 'Hello, I am the helpdesk bot. What can I do for you?';

/** Fills a made-up ticket with a conversation. @param agent who answers where agents do */
export function addMessages(ticket: Ticket, agent: Person, draws: Draws, ids: IdSource): void {
	let at = ticket.created_at;
	const say = (role: Role, content: TicketMessageContent): void => {
		ticket.messages.push(seedMessage(ticket, role, content, at, ids.next(), ids.next()));
		at += draws.int(20, 900) * 1000;
	};
	say('guest', text(draws.pick(QUESTIONS)));
	say('bot', text(GREETING));
	if (draws.next() < 0.25) say('guest', screenshot(draws));
	if (ticket.ticket_type === STAGE.bot) return;
	say('agent', text(draws.pick(ANSWERS)));
	if (draws.next() < 0.2) say('agent', guide(agent.name));
	if (draws.next() < 0.5) say('guest', text('谢谢, that works!'));
}

function seedMessage(
	ticket: Ticket,
	role: Role,
	content: TicketMessageContent,
	createdAt: number,
	id: string,
	messageId: string,
): TicketMessage {
	return {
		...content,
		...writer(ticket, role),
		id,
		messageId,
		openMessageId: openMessageId(id),
		eventId: eventIdOf(id),
		createdAt,
	};
}

function text(words: string): TicketMessageContent {
	return { msgType: 'text', content: { text: words } };
}

function screenshot(draws: Draws): TicketMessageContent {
	const key = draws.pick(['img_v3_seed_vpn', 'img_v3_seed_printer', DELETED_PICTURE]);
	return { msgType: 'image', content: { image_key: key } };
}

function guide(agent: string): TicketMessageContent {
	return {
		msgType: 'post',
		content: {
			post: {
				zh_cn: {
					title: 'How to connect again',
					content: [
						[{ tag: 'text', text: `${agent} recommends: compare with these two pictures.` }],
						[{ tag: 'img', image_key: 'img_v3_seed_vpn' }],
						[{ tag: 'img', image_key: 'img_v3_seed_printer' }],
						[{ tag: 'a', text: 'The guide', href: 'https://example.com/guide?a=1&b=2' }],
					],
				},
			},
		},
	};
}
