import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { INode } from 'n8n-workflow';

import type { WorkflowJson } from './support/workflowJson';
import { dig, text } from './support/values';

const ROOT = resolve(__dirname, '..');
const FOLDER = join(ROOT, 'examples');
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
const HOME = 'https://github.com/n8n-nodes-feishu-helpdesk/n8n-nodes-feishu-helpdesk/blob/main/';

const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as WorkflowJson;
const NOTE = 'n8n-nodes-base.stickyNote';
const of = (file: string, ...types: string[]) =>
	read(file).nodes.filter(({ type }) => types.includes(type));
const noteOf = (file: string) => of(file, NOTE)[0];

interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** What a node covers on the canvas, with the name below it; n8n draws an agent wider. */
function boxOf({ position: [left, top], type, parameters }: INode): Box {
	if (type !== NOTE) return { left, top, right: left + 256, bottom: top + 150 };
	const { width, height } = parameters;
	return { left, top, right: left + Number(width), bottom: top + Number(height) };
}

const overlap = (a: Box, b: Box) =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

test('there are 20', () => {
	expect(FILES).toHaveLength(20);
});

describe.each(FILES)('%s', (file) => {
	it('has one note, which lies over no node', () => {
		expect(of(file, NOTE)).toHaveLength(1);
		const note = noteOf(file);
		const nodes = read(file).nodes.filter(({ type }) => type !== NOTE);
		const covered = nodes.filter((node) => note && overlap(boxOf(note), boxOf(node)));
		expect(covered.map(({ name }) => name)).toEqual([]);
	});

	it('is so much wider than high that n8n shows it at a size that can be read', () => {
		const boxes = read(file).nodes.map(boxOf);
		const far = (side: keyof Box) => boxes.map((box) => box[side]);
		const width = Math.max(...far('right')) - Math.min(...far('left'));
		const height = Math.max(...far('bottom')) - Math.min(...far('top'));
		// As the canvas is on a usual screen, without n8n's bars and buttons.
		expect(height / width).toBeLessThanOrEqual(0.65);
	});

	it('has a note that names its own nodes only, and links to a page that exists', () => {
		const content = text(noteOf(file)?.parameters['content']);
		const links = [...content.matchAll(/\]\((https:[^)\s]+)\)/g)].map(([, link = '']) => link);
		const pages = links.filter((link) => link.startsWith(HOME));
		expect(pages).not.toEqual([]);
		for (const page of pages) {
			expect(readFileSync(join(ROOT, page.slice(HOME.length).replace(/#.*/, '')))).toBeTruthy();
		}
	});

	it('names no person by ID in its fields: a reader has no such person', () => {
		const nodes = read(file).nodes.filter(({ type }) => type !== NOTE);
		for (const { parameters } of nodes) expect(JSON.stringify(parameters)).not.toMatch(/\bou_/);
	});

	it('lets in only who has the password, on a path of its own', () => {
		for (const { parameters, webhookId } of of(
			file,
			'n8n-nodes-base.webhook',
			'n8n-nodes-base.formTrigger',
		)) {
			expect(parameters['authentication']).toMatch(/^(headerAuth|basicAuth)$/);
			expect(text(parameters['path']) + text(dig(parameters, 'options.path'))).toBe('');
			// n8n makes one up on import; a published one would be known.
			expect(webhookId).toBeUndefined();
			expect(text(noteOf(file)?.parameters['content'])).toMatch(/\*\*(Header|Basic) Auth\*\*/);
		}
	});
});

const STARTERS = [
	'announce-in-two-languages',
	'image-report',
	'send-card',
	'send-image',
	'send-rich-text',
	'send-text',
].map((name) => `${name}.json`);

test.each(STARTERS)('%s sends privately to an e-mail address that stands in the node', (file) => {
	const [send, ...others] = of(file, 'n8n-nodes-feishu-helpdesk.feishuHelpdesk');
	expect(others).toEqual([]);
	expect(send?.parameters).toMatchObject({
		receiver: { mode: 'email', value: 'alice@example.com' },
		receiveType: 'user',
	});
	expect(text(noteOf(file)?.parameters['content'])).toContain('e-mail address');
});

test('a form becomes a ticket with the form of n8n', () => {
	expect(of('ticket-from-a-form.json', 'n8n-nodes-base.formTrigger')).toHaveLength(1);
});
