import { composedCardText } from '../../../nodes/FeishuHelpdesk/content/cardText';
import { htmlToPost } from '../../../nodes/FeishuHelpdesk/content/html';
import { markdownToPost } from '../../../nodes/FeishuHelpdesk/content/markdown';
import { neutralise } from '../../../nodes/FeishuHelpdesk/content/neutralise';
import { splitText } from '../../../nodes/FeishuHelpdesk/content/splitText';
import { Hints } from '../../../nodes/FeishuHelpdesk/content/writing/hints';

const cardText = (harmless: boolean) => (text: string) =>
	composedCardText(text, { hasCode: true, harmless }, new Hints());

/** What takes long texts by others, and must not take long for them. */
export const WORKS = {
	HTML: htmlToPost,
	Markdown: markdownToPost,
	'a card': cardText(false),
	'a card by others': cardText(true),
	neutralise,
	'parts of 500 bytes': (text) => splitText(text, 500),
	'parts of 100 kB': (text) => splitText(text, 100_000),
	'parts of 150 kB': (text) => splitText(text, 150_000),
} satisfies Record<string, (text: string) => unknown>;

/** Name of such work. */
export type Work = keyof typeof WORKS;
