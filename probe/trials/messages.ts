import { messageBody, type Bench } from '../bench';
import { found, meaningful, skip, type Finding } from '../finding';
import type { Step } from '../journal';
import { text } from '../shapes';
import { looks } from './looks';
import { formed } from './posts';

type Sent = Step & { code: number };

/** 8 × 8 pixels, all orange. */
const PICTURE = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mP4v5QBK2IYWhIARu9pAcgByNEAAAAASUVORK5CYII=',
	'base64',
);

/** The key of an image that the app uploaded. @throws Ended as skipped when it cannot */
export async function imageKey(bench: Bench): Promise<string> {
	const form = new FormData();
	form.set('image_type', 'message');
	form.set('image', new File([new Uint8Array(PICTURE)], 'probe.png', { type: 'image/png' }));
	const made = ({ data }: { data: Readonly<Record<string, unknown>> }) => text(data['image_key']);
	const ask = { method: 'POST', path: 'im/v1/images', form } as const;
	const step = meaningful(await bench.step('upload image', ask, { made }));
	if (step.made === undefined) throw skip('The image could not be uploaded', step);
	return step.made;
}

/** An image with the key that the app's own upload gave. */
export async function appImage(bench: Bench): Promise<Finding> {
	const key = await imageKey(bench);
	const sent = await bench.message('image', 'image', { image_key: key });
	return sent.code === 0
		? found('documented', 'Taken with the key of an image that the app uploaded', sent)
		: found('other', 'Refused with the key of an image that the app uploaded', sent);
}

// Feishu docs: Send message, sub-codes: not published, not visible to the app, wrong variable.
const TEMPLATE_CODES = new Set(['11310', '200380', '200381', '200732', '200737']);
const NO_TEMPLATE = 'AAqProbeNoSuchTemplate';

/** A card template; without one of the person's, one that does not exist. */
export async function cardTemplate(bench: Bench): Promise<Finding> {
	const own = bench.settings.templateId;
	const content = { type: 'template', data: { template_id: own ?? NO_TEMPLATE } };
	const sent = await bench.message('card template', 'interactive', content);
	if (sent.code === 0) return found('documented', 'A card template is taken', sent);
	const isLooked = sent.innerCode !== undefined && TEMPLATE_CODES.has(sent.innerCode);
	if (own === undefined) {
		if (!isLooked) throw skip('Needs a published card template: set FEISHU_TEMPLATE_ID', sent);
		return found('documented', 'Templates are looked up; the one made up does not exist', sent);
	}
	if (isLooked)
		throw skip('The template of FEISHU_TEMPLATE_ID is not published for this app', sent);
	return found('other', 'A card template is refused', sent);
}

const card = (title: string, elements: readonly object[]) => ({
	config: { wide_screen_mode: true },
	header: { title: { tag: 'plain_text', content: title } },
	elements,
});

/** A button whose click is a callback. */
export async function cardCallback(bench: Bench): Promise<Finding> {
	const button = {
		tag: 'button',
		text: { tag: 'plain_text', content: 'Press me' },
		type: 'primary',
		value: { probe: 'click' },
	};
	const content = card('n8n probe: button', [{ tag: 'action', actions: [button] }]);
	const sent = await bench.message('card callback', 'interactive', content);
	if (sent.code !== 0) return found('other', 'A card with such a button is refused', sent);
	const question =
		"Press it. Does your app's callback address, or its long connection, get card.action.trigger?";
	const seen = { yes: 'The click reaches the app', no: 'The click does not reach the app' };
	return looks(bench, 'card-callback', question, 'n8n probe: button\n[ Press me ]', seen, sent);
}

/** Emphasis that ends behind Chinese punctuation. */
export async function cardEmphasis(bench: Bench): Promise<Finding> {
	const words = '**注意：**请看这里';
	const content = card('n8n probe: emphasis', [{ tag: 'markdown', content: words }]);
	const sent = await bench.message('card emphasis', 'interactive', content);
	if (sent.code !== 0) return found('neither', 'The card is refused', sent);
	const seen = { yes: 'Shown bold', no: 'Shown with its stars' };
	const picture = 'n8n probe: emphasis\n注意：请看这里     (the first three characters bold)';
	return looks(bench, 'card-emphasis', 'Is it bold, without stars?', picture, seen, sent);
}

/** What looks like a link, and like HTML, in a text. */
export async function textLiterals(bench: Bench): Promise<Finding> {
	const words = 'n8n probe: [label](https://example.com) and <b>bold</b>';
	const sent = await bench.message('text literals', 'text', { text: words });
	if (sent.code !== 0) return found('neither', 'The text is refused', sent);
	const seen = { yes: 'Shown as a link and in bold', no: 'Shown as it is written' };
	const question = 'Is "label" a link and "bold" bold, without brackets around them?';
	const picture = 'n8n probe: label and bold';
	return looks(bench, 'text-literals', question, picture, seen, sent);
}

const KB = 1024;
/** What stays free below a limit, and what is beyond it, in bytes. */
const MARGIN = 64;

/** Feishu docs: Send message: the greatest bodies by type, of the general message API. */
const LIMITS = { text: 150 * KB, post: 30 * KB, interactive: 30 * KB } as const;

function filled(type: keyof typeof LIMITS, filler: string): unknown {
	if (type === 'text') return { text: `n8n probe: size ${filler}` };
	if (type === 'post') {
		return { zh_cn: { title: 'n8n probe: size', content: [[{ tag: 'text', text: filler }]] } };
	}
	return card('n8n probe: size', [{ tag: 'div', text: { tag: 'plain_text', content: filler } }]);
}

/** Just below and just above each limit. */
export async function sizeLimits(bench: Bench): Promise<Finding> {
	const { id } = await bench.receiver();
	const sayings: string[] = [];
	let evidence: Sent | undefined;
	for (const type of ['text', 'post', 'interactive'] as const) {
		const send = async (side: 'below' | 'above'): Promise<Sent> => {
			const fit = (filler: string): Promise<unknown> => {
				const content = filled(type, filler);
				return type === 'post' ? formed(bench, content) : Promise.resolve(content);
			};
			const empty = JSON.stringify(messageBody(type, await fit(''), id, 'user'));
			const room = LIMITS[type] - Buffer.byteLength(empty);
			const filler = '.'.repeat(room + (side === 'below' ? -MARGIN : MARGIN));
			const step = await bench.post(`size ${type} ${side}`, type, await fit(filler), 'user');
			// A proxy before Feishu may refuse what is too long, in its own words.
			return step.status === 413 ? { ...step, code: step.code ?? 413 } : meaningful(step);
		};
		const below = await send('below');
		const above = await send('above');
		evidence ??= above;
		if (below.code === 0 && above.code !== 0) continue;
		evidence = below.code === 0 ? above : below;
		const limit = `${LIMITS[type] / KB} KB`;
		sayings.push(
			`${type} ${below.code === 0 ? `above ${limit} is taken` : `below ${limit} is refused`}`,
		);
	}
	return sayings.length === 0
		? found('documented', 'The limits of the general message API', evidence)
		: found('other', sayings.join(', '), evidence);
}
