import { Hono } from 'hono';
import { z } from 'zod/v4';

import { badRequest } from '../content/read';
import { accept, acceptFile, notFound } from '../http/answers';
import type { SandboxEnv } from '../http/env';
import { readQuery } from '../http/schema';
import type { Faq } from '../knowledge/faqs';
import { faqView, findFaq } from '../knowledge/faqView';
import { pageOf, pagingQuery } from '../knowledge/paging';
import { checkReader } from '../knowledge/reader';
import { isFound, isListed } from '../knowledge/search';
import type { State } from '../state/state';

const listQuery = z.object({
	...pagingQuery,
	category_id: z.string().optional(),
	status: z.enum(['0', '1', '2']).default('1'),
	search: z.string().default(''),
});

const searchQuery = z.object({
	...pagingQuery,
	query: z.string().regex(/\S/, 'must not be blank'),
	base64: z.enum(['true', 'false']).default('false'),
});

interface FaqPage {
	has_more: boolean;
	page_token: string;
	page_size: number;
	total: number;
	items: object[];
}

/** The knowledge base. Feishu docs: List FAQs, Search FAQs, Get FAQ, Get FAQ image. */
export function faqRoutes(state: State): Hono<SandboxEnv> {
	return new Hono<SandboxEnv>()
		.get('/helpdesk/v1/faqs', (c) => {
			checkReader(c, state);
			const query = readQuery(c, listQuery);
			const found = state.records.faqs.filter(
				(faq) =>
					faq.status === query.status &&
					(query.category_id === undefined || isIn(faq, query.category_id)) &&
					isListed(faq, query.search),
			);
			const page = answerPage(found, query);
			const next = page.has_more ? page.page_token : '';
			return accept(c, { msg: 'success', data: { ...page, page_token: next } });
		})
		.get('/helpdesk/v1/faqs/search', (c) => {
			checkReader(c, state);
			const query = readQuery(c, searchQuery);
			const words = query.base64 === 'true' ? decode(query.query) : query.query;
			const found = state.records.faqs.filter((faq) => faq.status === '1' && isFound(faq, words));
			// The docs' example has a page_token beside `has_more: false`.
			return accept(c, { msg: 'success', data: answerPage(found, query) });
		})
		.get('/helpdesk/v1/faqs/:id', (c) => {
			checkReader(c, state);
			return accept(c, {
				msg: 'success',
				data: { faq: faqView(findFaq(state, c.req.param('id'))) },
			});
		})
		.get('/helpdesk/v1/faqs/:id/image/:image_key', (c) => {
			checkReader(c, state);
			const { id, image_key: key } = c.req.param();
			const picture = findFaq(state, id).pictures.find((candidate) => candidate.key === key);
			if (!picture) throw notFound();
			return acceptFile(c, picture);
		});
}

function answerPage(
	found: readonly Faq[],
	query: { page_token: string; page_size: number },
): FaqPage {
	const { items, has_more, lastId } = pageOf(found, ({ id }) => id, query);
	return {
		has_more,
		page_token: lastId,
		page_size: query.page_size,
		total: found.length,
		items: items.map(faqView),
	};
}

function isIn(faq: Faq, categoryId: string): boolean {
	return faq.categories.some(({ id }) => id === categoryId);
}

/** @throws Refusal 154000 when the text is not base64 of UTF-8 */
function decode(text: string): string {
	const bytes = Buffer.from(text, 'base64');
	const query = bytes.toString('utf8');
	// Node leaves out whatever does not fit, instead of failing.
	const isExact = bytes.toString('base64') === text && Buffer.from(query).equals(bytes);
	if (!isExact) throw badRequest('query is not base64 of UTF-8');
	return query;
}
