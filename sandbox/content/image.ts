import { z } from 'zod/v4';

/** Feishu docs: Send message content, image. */
export const imageContent = z.strictObject({ image_key: z.string().min(1) });

export type ImageContent = z.infer<typeof imageContent>;
