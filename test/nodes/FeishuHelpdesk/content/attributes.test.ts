import {
	isPixel,
	isUnseen,
	languageOf,
	stylesOf,
} from '../../../../nodes/FeishuHelpdesk/content/html/attributes';
import {
	endedBy,
	isBlock,
	isHiding,
	roleOf,
} from '../../../../nodes/FeishuHelpdesk/content/html/elements';

test.each([
	[{ width: '1', height: '1' }, true],
	[{ width: '0', height: '0', alt: '' }, true],
	[{ width: '1', height: '1', alt: 'Logo' }, false],
	[{ width: '1', height: '2' }, false],
	[{ width: '600', height: '1' }, false],
	[{ width: '1' }, false],
	[{ height: '1' }, false],
	[{ width: '100%', height: '1' }, false],
	[{}, false],
])('a picture with %j only counts readers: %s', (attributes, expected) => {
	expect(isPixel(attributes)).toBe(expected);
});

test.each([
	[{}, false],
	[{ hidden: '' }, true],
	[{ hidden: 'hidden' }, true],
	[{ hidden: 'until-found' }, false],
	[{ style: 'display:none' }, true],
	[{ style: 'color:red; DISPLAY: None' }, true],
	[{ style: 'color:red;visibility: hidden' }, true],
	[{ style: 'visibility:hidden' }, true],
	[{ style: 'x-display:none' }, false],
	[{ style: 'display:block' }, false],
	[{ style: 'visibility:visible' }, false],
])('an element with %j is not seen: %s', (attributes, expected) => {
	expect(isUnseen(attributes)).toBe(expected);
});

test.each([
	[{}, []],
	[{ style: 'color:red' }, []],
	[{ style: 'font-weight: bold' }, ['bold']],
	[{ style: 'font-weight:600' }, ['bold']],
	[{ style: 'font-weight:400' }, []],
	[{ style: 'FONT-STYLE:oblique' }, ['italic']],
	[{ style: 'text-decoration-line:underline' }, ['underline']],
	[{ style: 'text-decoration:solid line-through' }, ['lineThrough']],
	[{ style: 'text-decoration:none; content:underline' }, []],
	[
		{ style: 'text-decoration:underline line-through;font:x;font-style:italic;font-weight:900' },
		['bold', 'italic', 'underline', 'lineThrough'],
	],
])('CSS %j means %j', (attributes, expected) => {
	expect(stylesOf(attributes)).toEqual(expected);
});

test.each([
	[{ class: 'language-js' }, 'JAVASCRIPT'],
	[{ class: 'hljs lang-c++' }, 'CPP'],
	[{ class: 'highlight highlight-source-shell' }, 'SHELL'],
	[{ lang: 'python' }, 'PYTHON'],
	[{ class: 'language-go', lang: 'python' }, 'GO'],
	[{ class: 'box', lang: 'sql' }, 'SQL'],
	[{ class: 'language-none' }, undefined],
	[{ lang: 'en' }, undefined],
	[{}, undefined],
])('code with %j is in %s', (attributes, expected) => {
	expect(languageOf(attributes)).toBe(expected);
});

test.each([
	['STRONG', { role: 'style', style: 'bold' }],
	['o:p', { role: 'inline' }],
	['ST1:City', { role: 'inline' }],
	['o:p2', undefined],
	['xo:p', undefined],
	['String', undefined],
	['constructor', undefined],
])('<%s> becomes %j', (name, role) => {
	expect(roleOf(name)).toEqual(role);
});

test('only some elements hide their text, or make lines of their own', () => {
	const names = ['div', 'P', 'h2', 'ul', 'ol', 'table', 'td', 'b', 'style', 'SCRIPT', 'String'];
	expect(names.filter(isBlock)).toEqual(['div', 'P', 'h2', 'ul', 'ol', 'table']);
	expect(names.filter(isHiding)).toEqual(['style', 'SCRIPT']);
});

test.each<[string, string[], number]>([
	['li', ['ul', 'li', 'b'], 1],
	['li', ['ul', 'li', 'ul'], -1],
	['dd', ['dl', 'dt'], 1],
	['tr', ['table', 'tr', 'td', 'b'], 1],
	['td', ['table', 'tr', 'th'], 2],
	['td', ['table', 'tr', 'td', 'table', 'tr'], -1],
	['option', ['select', 'option'], 1],
	['h2', ['p', 'h1'], 0],
	['h6', ['div', 'h1', 'b'], 1],
	['table', ['p', 'b'], 0],
	['b', ['p', 'b'], -1],
	['p', [], -1],
])('<%s> within %j ends the one at %d', (name, open, index) => {
	expect(endedBy(name, open)).toBe(index);
});

test('an element that was left open is looked for a hundred levels up', () => {
	const styles = (count: number) => Array.from({ length: count }, () => 'b');
	expect(endedBy('p', ['p', ...styles(100)])).toBe(0);
	expect(endedBy('p', ['p', ...styles(101)])).toBe(-1);
});
