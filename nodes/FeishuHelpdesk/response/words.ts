/** The words of the pages, in the languages that people of a Feishu tenant read. */
export const WORDS = Object.freeze({
	en: {
		lang: 'en',
		respond: 'Your answer',
		submit: 'Submit',
		confirm: (label: string) => `Confirm: ${label}`,
		comment: 'Comment (optional)',
		missing: 'Please fill this in.',
		unfit: 'Please check this.',
		choose: 'Please choose',
		sentTo: (name: string) => `This link was sent to ${name}.`,
		done: ['Thank you, your answer was recorded', 'You can close this page.'],
		answered: ['This was answered already', 'Nothing more is to be done here.'],
		expired: ['The time to answer is over', 'Ask whoever sent you the card to send it again.'],
		stale: [
			'This link belongs to no open question',
			'It was answered, or asked again with a newer card. Open the newest card in Feishu.',
		],
		broken: ['This page cannot be shown', 'Try again in a minute. Nothing was answered.'],
	},
	zh: {
		lang: 'zh-CN',
		respond: '你的答复',
		submit: '提交',
		confirm: (label: string) => `确认：${label}`,
		comment: '备注（选填）',
		missing: '请填写此项。',
		unfit: '请检查此项。',
		choose: '请选择',
		sentTo: (name: string) => `此链接发送给：${name}`,
		done: ['谢谢，你的答复已记录', '可以关闭此页面。'],
		answered: ['此问题已有答复', '无需再操作。'],
		expired: ['答复时间已过', '如仍需答复，请联系发送人重新发送卡片。'],
		stale: ['此链接没有对应的待答问题', '该问题已有答复，或已重新提问。请在飞书中打开最新的卡片。'],
		broken: ['页面暂时无法显示', '请稍后再试。尚未提交任何答复。'],
	},
} satisfies Record<string, unknown>);

/** One of {@link WORDS}. */
export type Language = keyof typeof WORDS;

/** What a page can say that asks for nothing: a title and a sentence. */
export type Notice = 'done' | 'answered' | 'expired' | 'stale' | 'broken';

/**
 * @param header `Accept-Language` of the request (RFC 9110, 12.5.4)
 * @returns the language of it that is wanted most and that there are words for, else English
 */
export function languageOf(header: unknown): Language {
	const wanted = String(header ?? '')
		.split(',')
		.map((range) => {
			const [tag = '', ...parameters] = range
				.trim()
				.toLowerCase()
				.split(/\s*;\s*/);
			const weight = parameters.find((each) => each.startsWith('q='))?.slice(2) ?? '1';
			return { language: tag.split('-')[0], weight: Number(weight) };
		})
		.filter(({ weight }) => weight > 0)
		.sort((a, b) => b.weight - a.weight);
	for (const { language } of wanted) {
		if (language === 'zh' || language === 'en') return language;
	}
	return 'en';
}
