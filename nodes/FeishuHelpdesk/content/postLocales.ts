/** Languages a post can be written in (Feishu docs: im-v1, message content, post). */
export const POST_LOCALES = ['zh_cn', 'en_us', 'ja_jp'] as const;

/** One of {@link POST_LOCALES}. */
export type PostLocale = (typeof POST_LOCALES)[number];
