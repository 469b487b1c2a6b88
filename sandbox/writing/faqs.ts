import type { Context } from 'hono';
import { Hono } from 'hono';
import { z } from 'zod/v4';

import { badRequest } from '../content/read';
import { checkUser } from '../gateway/auth';
import { accept } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { FAQS, type Faq } from '../knowledge/faqs';
import { faqView, findFaq } from '../knowledge/faqView';
import { replace } from '../state/desk';
import type { State } from '../state/state';
import { bodyOf, EDITORS, WRITES } from './body';

const node = z.discriminatedUnion('type', [
	z.object({ type: z.literal('text'), content: z.string() }),
	z.object({ type: z.literal('hyperlink'), text: z.string(), url: z.string().min(1) }),
	z.object({
		type: z.literal('img'),
		src: z.string(),
		key: z.string(),
		width: z.string(),
		height: z.string(),
	}),
]);
const common = {
	question: z.string().regex(/\S/),
	category_id: z.string().optional(),
	answer: z.string().optional(),
	tags: z.array(z.string()).optional(),
};
// The pages differ: a text that holds JSON in one, a list in the other.
const created = z.object({ faq: z.object({ ...common, answer_richtext: z.string().optional() }) });
const updated = z.object({
	faq: z.object({ ...common, answer_richtext: z.array(node).optional() }),
});

const MONTH = 30 * 86_400;

/** Feishu docs: Create, Update, Delete FAQ. */
export function faqWriting(state: State): Hono<SandboxEnv> {
	const editor = (c: Context<SandboxEnv>) => {
		const openId = checkUser(c, state, { scopes: WRITES, roles: EDITORS });
		return FAQS.find(({ creator }) => creator.id === openId)?.creator ?? userOf(state, openId);
	};
	const pathTo = (id: string): Faq['categories'] => {
		const found = state.records.categories.find((category) => category.id === id);
		if (!found) throw badRequest('there is no such category');
		return found.parentId === '0' ? [found] : [...pathTo(found.parentId), found];
	};
	return new Hono<SandboxEnv>()
		.post('/helpdesk/v1/faqs', (c) => {
			const creator = editor(c);
			const { faq } = bodyOf(c, created);
			checkAnswer(faq);
			const nodes = nodesIn(faq.answer_richtext);
			checkPictures(nodes, []);
			const now = Math.floor(Date.now() / 1000);
			const added: Faq = {
				id: state.tickets.ids.next(),
				status: '1',
				question: faq.question,
				answer: faq.answer ?? '',
				nodes,
				pictures: [],
				tags: faq.tags ?? [],
				categories: faq.category_id === undefined ? [] : pathTo(faq.category_id),
				createTime: now,
				updateTime: now,
				expireTime: undefined,
				creator,
				editor: creator,
			};
			state.records.faqs.push(added);
			return accept(c, { msg: 'success', data: { faq: faqView(added) } });
		})
		.patch('/helpdesk/v1/faqs/:id', (c) => {
			const by = editor(c);
			const before = findFaq(state, c.req.param('id'));
			const { faq } = bodyOf(c, updated);
			if (!state.isOther('faq-answer')) checkAnswer(faq);
			checkPictures(faq.answer_richtext ?? [], before.pictures);
			replace(state.records.faqs, before, {
				...before,
				question: faq.question,
				...(faq.answer !== undefined && { answer: faq.answer, nodes: [] }),
				...(faq.answer_richtext !== undefined && { answer: '', nodes: faq.answer_richtext }),
				...(faq.tags !== undefined && { tags: faq.tags }),
				...(faq.category_id !== undefined && { categories: pathTo(faq.category_id) }),
				updateTime: Math.floor(Date.now() / 1000),
				editor: by,
			});
			return accept(c, { msg: 'success', data: {} });
		})
		.delete('/helpdesk/v1/faqs/:id', (c) => {
			editor(c);
			const before = findFaq(state, c.req.param('id'));
			const expireTime = Math.floor(Date.now() / 1000) + MONTH;
			replace(state.records.faqs, before, { ...before, status: '0', expireTime });
			return accept(c, { msg: 'success', data: {} });
		});
}

function checkAnswer(faq: { answer?: unknown; answer_richtext?: unknown }): void {
	if (faq.answer === undefined && faq.answer_richtext === undefined) {
		throw badRequest('one of answer and answer_richtext is required');
	}
}

/** No page says how a new picture would come into an answer. */
function checkPictures(nodes: Faq['nodes'], pictures: Faq['pictures']): void {
	const known = new Set(pictures.map(({ key }) => key));
	const foreign = nodes.find((each) => each.type === 'img' && !known.has(each.key));
	if (foreign) throw badRequest('answer_richtext has a picture that is not in the answer');
}

function nodesIn(text: string | undefined): Faq['nodes'] {
	if (text === undefined) return [];
	try {
		return z.array(node).parse(JSON.parse(text));
	} catch {
		throw badRequest('answer_richtext is no list of nodes as JSON');
	}
}

function userOf(state: State, openId: string): Faq['creator'] {
	const { name, department, city, country } = state.directory.byId(openId) ?? {
		name: openId,
		department: '',
		city: '',
		country: '',
	};
	const avatar_url = `https://avatars.example.com/${openId}_240x240.png`;
	return { id: openId, avatar_url, name, department, city, country };
}
