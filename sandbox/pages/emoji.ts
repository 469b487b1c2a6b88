// The keys of Feishu docs: Emoji list, that have a character of their own.
const CHARACTERS: Readonly<Record<string, string>> = {
	OK: '👌',
	THUMBSUP: '👍',
	ThumbsDown: '👎',
	THANKS: '🙏',
	APPLAUSE: '👏',
	DONE: '✅',
	SMILE: '😊',
	BLUSH: '☺️',
	LAUGH: '😄',
	LOL: '😂',
	FACEPALM: '🤦',
	LOVE: '😍',
	WINK: '😉',
	PROUD: '😎',
	SMART: '🤓',
	THINKING: '🤔',
	SOB: '😭',
	CRY: '😢',
	ERROR: '❌',
	WOW: '😮',
	YEAH: '✌️',
	PARTY: '🥳',
	HEART: '❤️',
	ROSE: '🌹',
	CAKE: '🎂',
	GIFT: '🎁',
	FIREWORKS: '🎆',
	CheckMark: '✔️',
	CrossMark: '✖️',
	Hundred: '💯',
	Pin: '📌',
	Alarm: '⏰',
	Loudspeaker: '📢',
	Trophy: '🏆',
	Fire: '🔥',
};

/** @returns the character of a Feishu emoji key, or its name in brackets as old clients show it */
export function emojiText(name: string): string {
	return (Object.hasOwn(CHARACTERS, name) ? CHARACTERS[name] : undefined) ?? `[${name}]`;
}
