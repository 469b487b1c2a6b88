import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import {
	expiredToken,
	missingScope,
	type Fault,
	type RecordedRequest,
} from '../../../../sandbox/server';
import type { RunInput } from '../../../support/engine';
import { ROUTES, type Scene } from '../../../support/scene';

/** Characters that end a segment of a path, or leave it, unless they are encoded. */
export const ODD_IDS = ['a/b', '../tickets', 'a?b=1', 'a#b', '%2e%2e', 'a&b=c', '编号🚀'];

/**
 * @param scene where to run it
 * @param parameters of the node
 * @param input more of what goes in
 * @returns the items that came out
 * @throws when the node failed
 */
export async function itemsOf(
	scene: Scene,
	parameters: INodeParameters,
	input: Partial<RunInput> = {},
): Promise<INodeExecutionData[]> {
	const { output, error } = await scene.engine.run({ ...input, parameters });
	if (error) throw new Error(`${error.message}\n${error.description ?? ''}`);
	return output[0] ?? [];
}

/** As `itemsOf`: the `json` of the items. */
export async function read(
	scene: Scene,
	parameters: INodeParameters,
	input: Partial<RunInput> = {},
): Promise<IDataObject[]> {
	return (await itemsOf(scene, parameters, input)).map(({ json }) => json);
}

/**
 * @param scene what was asked of its sandbox
 * @returns method, path below `/helpdesk/v1` and query of each request but those for tokens
 */
export function asked(scene: Scene): object[] {
	return scene.sandbox.requests
		.filter(exceptToken)
		.map(({ method, path, queries }) => [
			`${method} ${path.replace('/open-apis/helpdesk/v1', '')}`,
			queries,
		]);
}

const exceptToken = ({ route }: RecordedRequest): boolean => route !== ROUTES.token;

const answer = (status: number, code: number): Fault => ({
	kind: 'answer',
	status,
	code,
	msg: 'refused',
});

const REFUSALS: [number, Fault, RegExp][] = [
	[154001, answer(401, 154001), /Helpdesk Token/],
	[154003, answer(403, 154003), /Permissions & Scopes/],
	[99991672, missingScope('helpdesk:all:readonly'), /Permissions & Scopes/],
];

/**
 * Describes what is the same for all operations that read.
 *
 * @param open yields the scene, once it is there
 * @param operations parameters of each, by name
 */
export function describeRefusals(
	open: () => Scene,
	operations: Readonly<Record<string, INodeParameters>>,
): void {
	describe.each(Object.entries(operations))('%s, when refused', (_name, parameters) => {
		it.each(REFUSALS)('asks once and says what to do about %i', async (code, fault, hint) => {
			const { sandbox, engine } = open();
			sandbox.fault({ ...fault, when: exceptToken });
			const { error } = await engine.run({ parameters });
			expect(error?.message).toMatch(new RegExp(`\\[${code}\\]$`));
			expect(error?.description).toMatch(hint);
			expect(error?.description).toMatch(/Log ID: \S/);
			expect(asked(open())).toHaveLength(1);
		});

		it('renews a token that ran out, and asks again', async () => {
			open().sandbox.fault({ ...expiredToken, when: exceptToken });
			const { error } = await open().engine.run({ parameters });
			expect(error).toBeUndefined();
			expect(asked(open())).toHaveLength(2);
		});
	});
}

/**
 * Describes what is the same for all lists.
 *
 * @param open yields the scene, once it is there
 * @param operations parameters of each without paging, by name; each list has more than two entries
 */
export function describeLists(
	open: () => Scene,
	operations: Readonly<Record<string, INodeParameters>>,
): void {
	describe.each(Object.entries(operations))('%s, a list', (_name, parameters) => {
		it('stops at the limit', async () => {
			const all = await read(open(), { ...parameters, returnAll: true });
			expect(all.length).toBeGreaterThan(2);
			expect(await read(open(), { ...parameters, limit: 2 })).toEqual(all.slice(0, 2));
		});

		it.each([0, -1, 1.5, 'many'])('refuses the limit %s before asking', async (limit) => {
			const { error } = await open().engine.run({ parameters: { ...parameters, limit } });
			expect(error?.message).toContain("'Limit'");
			expect(asked(open())).toEqual([]);
		});

		it('puts out no items where Feishu has none', async () => {
			open().sandbox.fault({ ...answer(200, 0), when: exceptToken });
			expect(await read(open(), { ...parameters, returnAll: true })).toEqual([]);
			expect(asked(open())).toHaveLength(1);
		});
	});
}

/**
 * Describes what is the same for all operations that ask by an ID.
 *
 * @param open yields the scene, once it is there
 * @param ids field, its label, path before and after the ID, and parameters, by operation
 */
export function describeIds(
	open: () => Scene,
	ids: Readonly<
		Record<string, { label: string; path: [string, string]; of: (id: string) => INodeParameters }>
	>,
): void {
	describe.each(Object.entries(ids))('%s, by ID', (_name, { label, path: [before, after], of }) => {
		it.each(ODD_IDS)('keeps %s inside its part of the path', async (id) => {
			await open().engine.run({ parameters: of(id) });
			// The sandbox notes down letters decoded.
			const segment = encodeURIComponent(id).replace(/(%[89A-F].)+/g, decodeURIComponent);
			expect(asked(open())).toEqual([[`GET ${before}${segment}${after}`, {}]]);
		});

		it.each(['', ' ', '.', '..', 'two ids'])('refuses "%s" before asking', async (id) => {
			const { error } = await open().engine.run({ parameters: of(`={{ '${id}' }}`) });
			expect(error?.message).toContain(`'${label}'`);
			expect(asked(open())).toEqual([]);
		});

		it('cuts off spaces around the ID', async () => {
			await open().engine.run({ parameters: of(' abc\n') });
			expect(asked(open())).toEqual([[`GET ${before}abc${after}`, {}]]);
		});

		it('names the ID under which nothing was found, and asks once', async () => {
			const { error } = await open().engine.run({ parameters: of('12345') });
			expect(error?.message).toMatch(/\[(154000|154004)\]$/);
			expect(error?.description).toContain(`'${label}' is '12345'`);
			expect(error?.description).toContain('may belong to another helpdesk');
			expect(error?.description).not.toContain("'Chat'");
			expect(asked(open())).toHaveLength(1);
		});
	});
}
