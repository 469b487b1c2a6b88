/** How a ticket came. Feishu docs: Get a ticket, channel. */
export const CHANNEL = { other: 0, qrCode: 2, api: 9, search: 13, share: 14 } as const;
