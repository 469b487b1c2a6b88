import { LosslessNumber } from 'lossless-json';

import { CREDENTIALS } from '../app/credentials';
import type { Person } from '../people/people';
import type { TicketMessage } from './message';

/** `ticket_type` of the API, `stage` of the events. */
export const STAGE = { bot: 1, human: 2 } as const;

/** Feishu docs: Get a ticket, status. From 50 on the ticket is closed. */
export const STATUS = {
	created: 1,
	processing: 2,
	queued: 3,
	pending: 4,
	waitingForUser: 5,
	closedByBot: 50,
	closedByAgent: 51,
	closedByUser: 52,
} as const;

export type Stage = (typeof STAGE)[keyof typeof STAGE];
export type TicketStatus = (typeof STATUS)[keyof typeof STATUS];
export type Score = 1 | 2 | 3;

/** A person inside a ticket. Feishu docs: Get a ticket, ticket_user. */
export interface TicketUser {
	id: string;
	avatar_url: string;
	name: string;
	email: string;
	department: string;
	city: string;
	country: string;
}

/** A value of a custom field inside a ticket. */
export interface TicketField {
	id: string;
	value: string;
	key_name: string;
	display_name: string;
	position: number;
	required: boolean;
	editable: boolean;
}

/** The note of agents on a ticket. Its ids are numbers in the API, too big for JavaScript's. */
export interface TicketComment {
	content: string;
	created_at: number;
	id: string;
	user_avatar_url: string;
	user_name: string;
	user_id: string;
}

/** A ticket, in Feishu's own names. Times in milliseconds, -1 or 0 when they never came. */
export interface Ticket {
	readonly ticket_id: string;
	readonly guest: TicketUser;
	comments?: TicketComment;
	ticket_type: Stage;
	status: TicketStatus;
	/** 0 until the guest rates. */
	score: Score | 0;
	readonly created_at: number;
	updated_at: number;
	closed_at: number;
	closed_by?: TicketUser;
	dissatisfaction_reason?: { zh_cn: string; en_us: string; ja_jp: string };
	agent_owner?: TicketUser;
	agents: TicketUser[];
	collaborators: TicketUser[];
	channel: number;
	solve: 1 | 2;
	customized_fields: TicketField[];
	/** Minutes, with a fraction. */
	agent_service_duration: number;
	/** Seconds, like all durations below. */
	agent_first_response_duration: number;
	bot_service_duration: number;
	agent_resolution_time: number;
	actual_processing_time: number;
	agent_entry_time: number;
	agent_first_response_time: number;
	agent_last_response_time: number;
	tags: { id: string; name: string }[];
	/** Where the guest came from, as `start_service` was told. */
	customized_info?: string;
	/** The guest's dedicated group; no field of the API's ticket. */
	readonly chat_id: string;
	/** Oldest first; no field of the API's ticket either. */
	readonly messages: TicketMessage[];
}

/** @returns whether the ticket is in progress */
export function isOpen({ status }: Pick<Ticket, 'status'>): boolean {
	return status < STATUS.closedByBot;
}

/** @returns the person as tickets show them */
export function ticketUser(person: Person): TicketUser {
	const { openId, name, email, department, city, country } = person;
	return { id: openId, avatar_url: avatarUrl(openId), name, email, department, city, country };
}

/** @returns where the picture of a person would be */
export function avatarUrl(openId: string): string {
	return `https://avatars.example.com/${openId}.png`;
}

/**
 * A ticket as a list of tickets holds it. Feishu docs: custom fields are absent when there are none.
 *
 * @returns for lossless-json's stringify, which leaves out what is undefined
 */
export function ticketJson(ticket: Ticket): object {
	return {
		...ticket,
		helpdesk_id: CREDENTIALS.helpdeskId,
		comments: ticket.comments && commentJson(ticket.comments),
		customized_fields: ticket.customized_fields.length > 0 ? ticket.customized_fields : undefined,
		tags: undefined,
		chat_id: undefined,
		messages: undefined,
	};
}

/** A single ticket; only here Feishu documents the tags. @returns for lossless-json's stringify, which leaves out what is undefined */
export function ticketWithTagsJson(ticket: Ticket): object {
	return { ...ticketJson(ticket), tags: ticket.tags.length > 0 ? ticket.tags : undefined };
}

/** The note of agents with its ids as numbers. @returns for lossless-json's stringify */
export function commentJson(comment: TicketComment): object {
	return {
		...comment,
		id: new LosslessNumber(comment.id),
		user_id: new LosslessNumber(comment.user_id),
	};
}
