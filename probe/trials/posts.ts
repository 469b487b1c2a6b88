import type { Bench } from '../bench';
import { found, type Finding } from '../finding';
import type { Step } from '../journal';
import { looks, refused } from './looks';

type Node = Readonly<Record<string, unknown>>;

/** A post of one language. */
const body = (title: string, content: readonly (readonly Node[])[]) => ({
	zh_cn: { title, content },
});

const GREETING = body('n8n probe: rich text', [
	[{ tag: 'text', text: 'Please ignore this test.' }],
]);

interface Forms {
	readonly wrapped: Step & { code: number };
	/** Undefined where the wrapped form passed. */
	readonly bare: (Step & { code: number }) | undefined;
}

async function tryForms(bench: Bench): Promise<Forms> {
	const wrapped = await bench.message('post wrapped', 'post', { post: GREETING });
	if (wrapped.code === 0) return { wrapped, bare: undefined };
	return { wrapped, bare: await bench.message('post bare', 'post', GREETING) };
}

/** Sends a post in the form that passes. */
async function sendPost(
	bench: Bench,
	name: string,
	post: ReturnType<typeof body>,
): Promise<Step & { code: number }> {
	return bench.message(name, 'post', await formed(bench, post));
}

/** @returns the content of a post in the form that passes here */
export async function formed(bench: Bench, post: unknown): Promise<unknown> {
	const { bare } = await tryForms(bench);
	return bare?.code === 0 ? post : { post };
}

/** Inside `post`, as the helpdesk page shows it, or without. */
export async function postWrapper(bench: Bench): Promise<Finding> {
	const { wrapped, bare } = await tryForms(bench);
	if (!bare) return found('documented', 'Taken inside post', wrapped);
	return refused(bare, `Refused inside post (code ${wrapped.code}), taken without it`);
}

const ELEMENTS: Readonly<Record<string, readonly Node[]>> = {
	styles: [
		{ tag: 'text', text: 'bold ', style: ['bold'] },
		{ tag: 'text', text: 'italic ', style: ['italic'] },
		{ tag: 'text', text: 'underlined ', style: ['underline'] },
		{ tag: 'text', text: 'struck', style: ['lineThrough'] },
	],
	emotion: [{ tag: 'emotion', emoji_type: 'SMILE' }],
	hr: [{ tag: 'hr' }],
	code_block: [{ tag: 'code_block', language: 'PYTHON', text: 'print("probe")' }],
};

/** Styles, an emoji, a line and code. */
export async function postElements(bench: Bench): Promise<Finding> {
	const all = body('n8n probe: elements', Object.values(ELEMENTS));
	const sent = await sendPost(bench, 'post elements', all);
	if (sent.code === 0) {
		const question = 'Does all of it look like that: four styles, a face, a line, a block of code?';
		const picture = [
			'n8n probe: elements   (a heading)',
			'**bold** /italic/ _underlined_ -struck-',
			'🙂',
			'────────────',
			'┌ Python ────────┐',
			'│ print("probe") │',
			'└────────────────┘',
		].join('\n');
		const seen = { yes: 'Taken, and shown', no: 'Taken, but not all of it is shown' };
		return looks(bench, 'post-elements', question, picture, seen, sent);
	}
	const bad: string[] = [];
	for (const [name, nodes] of Object.entries(ELEMENTS)) {
		const alone = await sendPost(bench, `post element ${name}`, body('n8n probe', [nodes]));
		if (alone.code !== 0) bad.push(name);
	}
	if (bad.length === 0) return found('neither', 'Refused together, yet each alone is taken', sent);
	if (bad.length === Object.keys(ELEMENTS).length) {
		const plain = await sendPost(bench, 'post plain', GREETING);
		if (plain.code !== 0) return found('neither', 'Rich text is refused altogether', plain);
	}
	return found('other', `Refused: ${bad.join(', ')}`, sent);
}

/** The element for Markdown. */
export async function postMd(bench: Bench): Promise<Finding> {
	const md = '**bold** and a list:\n- one\n- two\n\n[a link](https://example.com)';
	const sent = await sendPost(bench, 'post md', body('n8n probe: md', [[{ tag: 'md', text: md }]]));
	if (sent.code !== 0) return found('other', 'An md element is refused', sent);
	const picture = '**bold** and a list:\n • one\n • two\n\na link';
	const question =
		'Is the first word bold, are there two points and a link, and no signs of Markdown?';
	const seen = { yes: 'Taken, and shown formatted', no: 'Taken, but not shown formatted' };
	return looks(bench, 'post-md', question, picture, seen, sent);
}

const SCHEMES: Readonly<Record<string, string>> = {
	mailto: 'mailto:probe@example.com',
	tel: 'tel:+10000000000',
	lark: 'lark://applink.feishu.cn/client/chat/open',
};

/** Links that are no web address. */
export async function linkSchemes(bench: Bench): Promise<Finding> {
	const link = (name: string, href: string) =>
		sendPost(bench, `link ${name}`, body('n8n probe: link', [[{ tag: 'a', text: name, href }]]));
	const control = await link('https', 'https://example.com');
	if (control.code !== 0) return found('neither', 'Even a web address is refused', control);
	const taken: string[] = [];
	let evidence = control;
	for (const [name, href] of Object.entries(SCHEMES)) {
		const sent = await link(name, href);
		if (sent.code === 0) taken.push(name);
		if (taken.length === 0 || sent.code === 0) evidence = sent;
	}
	return taken.length === 0
		? found('documented', 'Only web addresses are taken', evidence)
		: found('other', `Also taken: ${taken.join(', ')}`, evidence);
}
