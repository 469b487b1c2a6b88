/** Where a notification is in its life; Feishu names only the first, 0. */
export const STAGES = ['draft', 'submitted', 'approved', 'scheduled', 'cancelled'] as const;

/** One of {@link STAGES}. */
export type NotificationStage = (typeof STAGES)[number];

/** A card for many people. Feishu docs: Create notification. */
export interface Notification {
	id: string;
	stage: NotificationStage;
	/** open_id of whoever drafted it. */
	creator: string;
	createdAt: number;
	updatedAt: number;
	/** What was sent, in Feishu's names. */
	body: Readonly<Record<string, unknown>>;
	/** Milliseconds since 1970, once it is scheduled. */
	sendAt?: string;
	recalled?: boolean;
}
