import type { MessageContent } from '../content/messageContent';
import type { UserIdType } from '../people/people';

export type ReceiveType = 'chat' | 'user';

/** A message the sandbox accepted, as the employee received it. */
export type DeliveredMessage = MessageContent & {
	messageId: string;
	receiverId: string;
	userIdType: UserIdType;
	receiveType: ReceiveType;
	/** The `content` field exactly as it was sent: a string that holds JSON. */
	rawContent: string;
	/** Milliseconds since 1970. */
	deliveredAt: number;
};

/** A message as it comes in, before it has an id. */
export type NewMessage = MessageContent &
	Pick<DeliveredMessage, 'receiverId' | 'userIdType' | 'receiveType' | 'rawContent'>;
