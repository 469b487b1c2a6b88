import { z } from 'zod/v4';

/** Feishu docs: Send message content, text. Tags and links inside are not checked, as there. */
export const textContent = z.strictObject({ text: z.string().min(1, 'text must not be empty') });

export type TextContent = z.infer<typeof textContent>;
