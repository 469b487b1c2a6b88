import { request } from 'node:http';
import { z } from 'zod/v4';

import { startSandbox, type Sandbox } from '../../sandbox/server';
import { helpdeskHeaders } from './client';
import { codesWithoutAccess, NO_ACCESS, read, readData } from './reading';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

interface Option {
	tag: string;
	display_name: string;
	children?: Option[] | undefined;
}
const option: z.ZodType<Option> = z.lazy(() =>
	z.strictObject({
		tag: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
		display_name: z.string(),
		children: z.array(option).optional(),
	}),
);
const id = z.string().regex(/^\d{19}$/);
const common = {
	helpdesk_id: z.string(),
	key_name: z.string(),
	display_name: z.string(),
	position: z.string().regex(/^\d+$/),
	field_type: z.enum(['string', 'multiline', 'dropdown', 'dropdown_nested']),
	description: z.string(),
	visible: z.boolean(),
	editable: z.boolean(),
	required: z.boolean(),
	created_at: z.string().regex(/^\d{13}$/),
	updated_at: z.string().regex(/^\d{13}$/),
};
const person = z.strictObject({
	id: z.string(),
	avatar_url: z.url(),
	name: z.string(),
	email: z.string(),
});
const field = z.strictObject({
	ticket_customized_field_id: id,
	...common,
	created_by: person,
	updated_by: person,
	dropdown_options: z.strictObject({ children: z.array(option) }).optional(),
	dropdown_allow_multiple: z.boolean().optional(),
});
const page = z.strictObject({
	has_more: z.boolean(),
	next_page_token: z.string(),
	items: z.array(field),
});

type Page = z.infer<typeof page>;

const list = (query = ''): Promise<Page> =>
	readData(sandbox, `/ticket_customized_fields${query}`, page);

function depth(options: readonly Option[]): number {
	return options.length === 0
		? 0
		: 1 + Math.max(...options.map(({ children }) => depth(children ?? [])));
}

function tags(options: readonly Option[]): string[] {
	return options.flatMap(({ tag, children }) => [tag, ...tags(children ?? [])]);
}

describe('GET /helpdesk/v1/ticket_customized_fields', () => {
	it('returns fields of all types, in the order of their positions', async () => {
		const { items, has_more } = await list();
		expect(has_more).toBe(false);
		expect(items.map(({ position }) => Number(position))).toEqual(items.map((_, i) => i + 1));
		expect(new Set(items.map(({ field_type: type }) => type)).size).toBe(4);
	});

	it('has hidden, required and fixed fields, and dropdowns for one and for several', async () => {
		const { items } = await list();
		for (const property of ['visible', 'required', 'editable'] as const) {
			expect(new Set(items.map((item) => item[property]))).toEqual(new Set([true, false]));
		}
		const dropdowns = items.filter(({ field_type: type }) => type === 'dropdown');
		expect(new Set(dropdowns.map((item) => item.dropdown_allow_multiple))).toEqual(
			new Set([true, false]),
		);
	});

	it('nests options three deep, each with a tag of its own', async () => {
		const { items } = await list();
		const service = items.find(({ key_name: key }) => key === 'service');
		expect(depth(service?.dropdown_options?.children ?? [])).toBe(3);
		const all = items.flatMap((item) => tags(item.dropdown_options?.children ?? []));
		expect(new Set(all).size).toBe(all.length);
		const again = await startSandbox();
		expect(await readData(again, '/ticket_customized_fields', page)).toEqual(await list());
		await again.close();
	});

	it('goes on with next_page_token, and ends with an empty one', async () => {
		const first = await list('?page_size=10');
		expect(first.items).toHaveLength(10);
		expect(first.has_more).toBe(true);
		const last = await list(`?page_size=10&page_token=${first.next_page_token}`);
		expect(last).toMatchObject({ has_more: false, next_page_token: '' });
		expect([...first.items, ...last.items]).toEqual((await list('?page_size=100')).items);
	});

	it('does not look at a body, which most clients cannot send with a GET', async () => {
		const headers = await helpdeskHeaders(sandbox);
		const text = await new Promise<string>((resolve, reject) => {
			const url = `${sandbox.url}/open-apis/helpdesk/v1/ticket_customized_fields`;
			const body = JSON.stringify({ visible: false });
			const length = { 'Content-Length': String(Buffer.byteLength(body)) };
			request(url, { headers: { ...headers, ...length } }, (response) => {
				response.setEncoding('utf8');
				let received = '';
				response.on('data', (part: string) => (received += part));
				response.on('end', () => {
					resolve(received);
				});
			})
				.on('error', reject)
				.end(body);
		});
		const answer = z.looseObject({ data: page }).parse(JSON.parse(text));
		expect(answer.data).toEqual(await list());
	});

	it.each([
		['?page_size=101', 99992402],
		['?page_size=-1', 99992402],
		['?page_token=1', 154000],
	])('refuses %s', async (query, code) => {
		const answer = await read(sandbox, `/ticket_customized_fields${query}`);
		expect(answer).toMatchObject({ status: 400, code });
	});
});

describe('GET /helpdesk/v1/ticket_customized_fields/:id', () => {
	it('returns the field as data itself', async () => {
		const first = (await list()).items[5];
		const path = `/ticket_customized_fields/${first?.ticket_customized_field_id ?? ''}`;
		expect(await readData(sandbox, path, field)).toEqual(first);
	});

	it.each(['1', '6948338728404090900', 'service', '%F0%9F%8C%8F'])(
		'refuses %s as a bad request, as its page lists no 404',
		async (unknown) => {
			const answer = await read(sandbox, `/ticket_customized_fields/${unknown}`);
			expect(answer).toMatchObject({ status: 400, code: 154000 });
		},
	);
});

describe('GET /helpdesk/v1/customized_fields', () => {
	const both = z.strictObject({
		user_customized_fields: z.array(
			z.strictObject({ user_customized_field_id: id, id, ...common }),
		),
		ticket_customized_fields: z.array(
			z.strictObject({
				ticket_customized_field_id: id,
				...common,
				dropdown_allow_multiple: z.boolean().optional(),
			}),
		),
	});

	it('returns fields of users and of tickets, without options', async () => {
		const found = await readData(sandbox, '/customized_fields', both);
		expect(found.user_customized_fields.map(({ key_name: key }) => key)).toContain('vip_level');
		expect(found.ticket_customized_fields).toHaveLength((await list()).items.length);
		expect(await readData(sandbox, '/customized_fields?visible_only=false', both)).toEqual(found);
	});

	it('leaves out the hidden ones of both kinds on demand', async () => {
		const found = await readData(sandbox, '/customized_fields?visible_only=true', both);
		const fields = [...found.user_customized_fields, ...found.ticket_customized_fields];
		expect(fields.length).toBeGreaterThan(10);
		expect(fields.every(({ visible }) => visible)).toBe(true);
	});

	it('refuses a flag that is neither true nor false', async () => {
		const answer = await read(sandbox, '/customized_fields?visible_only=1');
		expect(answer).toMatchObject({ status: 400, code: 99992402 });
	});
});

it.each(['/customized_fields', '/ticket_customized_fields', '/ticket_customized_fields/1'])(
	'GET %s needs the token, the helpdesk and the scope',
	async (path) => {
		expect(await codesWithoutAccess(sandbox, path)).toEqual(NO_ACCESS);
	},
);
