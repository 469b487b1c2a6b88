import type { INodeParameters } from 'n8n-workflow';
import type { RecordedRequest } from '../../../../sandbox/server';
import { ROUTES, type Scene } from '../../../support/scene';
import { ODD_IDS } from './reads';

const exceptToken = ({ route }: RecordedRequest): boolean => route !== ROUTES.token;

/** A request that changes something, as it went out. */
export type Written = [route: string, body?: unknown];

const bodyOf = ({ rawBody }: RecordedRequest): [] | [unknown] =>
	rawBody.length === 0 ? [] : [JSON.parse(rawBody.toString()) as unknown];

const placeOf = ({ method, path }: RecordedRequest): string =>
	`${method} ${path.replace(/^\/open-apis(\/helpdesk\/v1)?/, '')}`;

/**
 * @param scene what was asked of its sandbox
 * @returns what was asked but for tokens, reads without a body
 */
export const sent = ({ sandbox }: Scene): Written[] =>
	sandbox.requests.filter(exceptToken).map((request) => [placeOf(request), ...bodyOf(request)]);

/** As `sent`: the requests that change something only. */
export const written = (scene: Scene): Written[] =>
	sent(scene).filter(([place]) => !place.startsWith('GET '));

/** How an operation names the thing that it changes. */
export interface Named {
	label: string;
	/** Method and path before the ID, and what comes after. */
	path: [string, string];
	of: (id: string) => INodeParameters;
	/** Feishu's code for an ID that is not there. */
	code?: number;
}

/**
 * Describes what is the same for all changes of a thing that is named by its ID.
 *
 * @param open yields the scene, once it is there
 * @param operations by name
 */
export function describeNamed(
	open: () => Scene,
	operations: Readonly<Record<string, Named>>,
): void {
	describe.each(Object.entries(operations))('%s, by ID', (_name, { label, path, of, code }) => {
		const [before, after] = path;

		it.each(ODD_IDS)('keeps %s inside its part of the path', async (id) => {
			await open().engine.run({ parameters: of(id) });
			const segment = encodeURIComponent(id).replace(/(%[89A-F].)+/g, decodeURIComponent);
			const places = sent(open()).map(([place]) => place.replace(/^\w+ /, ''));
			expect(new Set(places)).toContain(`${before}${segment}${after}`);
			expect(places.filter((place) => !place.includes(segment))).toEqual([]);
		});

		it.each(['', ' ', '..', 'two ids'])('refuses "%s" before asking', async (id) => {
			const { error } = await open().engine.run({ parameters: of(`={{ '${id}' }}`) });
			expect(error?.message).toContain(`'${label}'`);
			expect(sent(open())).toEqual([]);
		});

		it('names the ID under which nothing was found', async () => {
			const { error } = await open().engine.run({ parameters: of('12345') });
			expect(error?.message).toMatch(new RegExp(`\\[${code ?? 154000}\\]$`));
			expect(error?.description).toContain(`'${label}' is '12345'`);
		});
	});
}
