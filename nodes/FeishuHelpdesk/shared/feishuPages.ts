/**
 * Whether the Chinese names stand behind the English ones. Feishu's screens are Chinese, Lark's English; a
 * name in brackets is the label of a button, not a sentence.
 */
const SHOWS_CHINESE = true;

/** Feishu's pages and buttons, as Lark's screens and Feishu's show them; some have an address. */
export const FEISHU_PAGES = Object.freeze({
	'Developer Console': ['开发者后台', 'https://open.feishu.cn/app'],
	'Credentials & Basic Info': ['凭证与基础信息'],
	'Add Features': ['添加应用能力'],
	Bot: ['机器人'],
	'Permissions & Scopes': ['权限管理'],
	'Data Permissions': ['数据权限'],
	'Version Management & Release': ['版本管理与发布'],
	Availability: ['可用范围'],
	'Security Settings': ['安全设置'],
	'IP Allowlist': ['IP 白名单'],
	'Events & Callbacks': ['事件与回调'],
	'Encryption Strategy': ['加密策略'],
	'Event Configuration': ['事件配置'],
	'Subscription mode': ['订阅方式'],
	"Send notifications to developer's server": ['将事件发送至开发者服务器'],
	'Receive events/callbacks through persistent connection': ['使用长连接接收事件/回调'],
	'Request URL': ['请求地址'],
	'Add Events': ['添加事件'],
	/** What to search for there. */
	helpdesk: ['服务台'],
	Workplace: ['工作台'],
	'App Management': ['应用管理'],
	'helpdesk admin page': ['服务台管理后台', 'https://feishu.cn/helpdesk/admin'],
	Settings: ['设置中心'],
	'API credentials': ['API 凭证'],
	'Card Builder': ['卡片搭建工具', 'https://open.feishu.cn/cardkit'],
} as const satisfies Readonly<Record<string, readonly [chinese: string, address?: string]>>);

type Page = keyof typeof FEISHU_PAGES;

const withChinese = (name: Page, shown: string) =>
	SHOWS_CHINESE ? `${shown} (${FEISHU_PAGES[name][0]})` : shown;

/**
 * @param way names of pages and buttons, one leading to the next
 * @returns the way as a text shows it
 */
export const page = (...way: Page[]): string =>
	way.map((name) => withChinese(name, name)).join(' → ');

/**
 * @param name of a page or button, set apart in a sentence
 * @returns the name between quotes
 */
export const quoted = (name: Page): string => withChinese(name, `'${name}'`);

/** Pages that have an address. */
type Linked = {
	[Name in Page]: (typeof FEISHU_PAGES)[Name] extends readonly [string, string] ? Name : never;
}[Page];

/**
 * @param name of a page
 * @returns a link to it, for hints and notices, where the editor shows HTML
 */
export const link = (name: Linked): string =>
	withChinese(name, `<a href="${FEISHU_PAGES[name][1]}" target="_blank">${name}</a>`);

/**
 * @param console its name, as text or as a link
 * @returns where the Verification Token and the Encrypt Key are
 */
export const eventSecrets = (console: string): string =>
	`Feishu ${console} → your app → ${page('Events & Callbacks', 'Encryption Strategy')}`;
