import { runInNewContext } from 'node:vm';
import fc from 'fast-check';

import { sayOnce } from '../../scripts/sayOnce';

/** What a script leaves in `out`. */
const run = (code: string): unknown => {
	const scope = { out: undefined as unknown };
	runInNewContext(code, scope);
	return JSON.parse(JSON.stringify(scope.out));
};
const times = (part: string, count = 12) => Array.from({ length: count }, () => part).join(',');

test.each<[string, string]>([
	['a text', `out=[${times('"a rather long text"')}]`],
	[
		'a text behind a word',
		`function f(){return"long enough"}out=[${times('f()+typeof"long enough"')}]`,
	],
	['a text before a word', `out=[${times('"some key"in{a:1}')}]`],
	['objects that are alike', `out=[${times('{name:"A",value:1,description:[2]}')}]`],
	[
		'objects behind a word',
		`function f(){return{name:1,value:2,kind:3}}out=[f(),${times('{name:1,value:2,kind:3}')}]`,
	],
	['objects in objects', `out=[${times('{name:{name:1,value:2},value:{name:3,value:4}}')}]`],
	['values in brackets', `let a;out=[${times('{name:(a=1,a),value:(2),kind:3}')}]`],
	['names that are values, too', `const name=1;out=[${times('{name,value:2,description:3}')}]`],
	['functions of the language', `out=[${times('Object.keys({a:1}),Math.max(1,2)')}]`],
	['members', `const a={longName:[1]};out=[${times('a.longName[0]+a?.longName.length')}]`],
	['members that are called', `out=[${times('"ab".charCodeAt(1)+(1,"b").charCodeAt()')}]`],
	['members that are set', `const a={};out=[${times('a.longName=(a.longName||0)+1')}]`],
	['members of numbers', `out=[${times('1..toString()+1.5.toString()+(2).toString()')}]`],
	[
		'members that are texts, too',
		`const a={longName:1};out=[${times('"longName"in a,a.longName')}]`,
	],
	['members of what may be missing', `const a=null;out=[${times('a?.longName?.otherName||1')}]`],
	['a letter that is taken', `const $=1,_=2;out=[$,{_},${times('"longer text"')}]`],
	[
		'a letter that names a part of something',
		`const f=({A,$:B})=>A+B;out=[f({A:1,$:2}),${times('"longer text","other text"')}]`,
	],
	['a letter that names a member', `const a={$:1};out=[a.$,${times('"longer text"')}]`],
	['letters that are taken', `const aa="longer text",ab=1;out=[aa,ab,${times('"longer text"')}]`],
])('%s is said once, and means the same', (_what, code) => {
	const short = sayOnce(code);
	expect(short.length).toBeLessThan(code.length);
	expect(run(short)).toEqual(run(code));
	expect(run(sayOnce(code, 4))).toEqual(run(code));
});

test('members of four letters are said once where that is asked for', () => {
	const code = `const a=[];a.push(1);out=[${times('a.push(a.length)')}]`;
	expect(sayOnce(code, 7).length).toBe(code.length);
	const short = sayOnce(code, 4);
	expect(short.length).toBeLessThan(code.length);
	expect(run(short)).toEqual(run(code));
});

test.each<[string, string]>([
	['the name of a module', times('require("some module")')],
	['the order of a strict script', '"use strict";out=1'],
	['a key', `out=[${times('{"a key":1}')}]`],
	['a key that sets the prototype', `out=[${times('{__proto__:null,a:1}')}]`],
	['an object with something spread', `out=[${times('{...a,name:1}')}]`],
	['what is exported', `var exports={};out=1;${times('exports.aLongName=1')}`],
	[
		'what only a class sees',
		`class A{#longName=1;sum(){out=[${times('this.#longName')}]}}new A().sum()`,
	],
	['a method', `out=[${times('{name(){},value:1}')}]`],
	['a target', times('Object.keys=1', 2)],
	['what only names values', `const name=1,value=2;out=[${times('{name,value}')}]`],
	['what is said once', 'out={name:"some text",value:Object.keys({})}'],
])('%s stays', (_what, code) => {
	expect(sayOnce(code)).toBe(code);
});

test('any data means the same afterwards', () => {
	const objects = fc.letrec<{ value: unknown }>((tie) => ({
		value: fc.oneof(
			{ maxDepth: 4 },
			fc.string(),
			fc.integer(),
			fc.constantFrom('one text', 'another text', null, true),
			fc.array(tie('value'), { maxLength: 6 }),
			fc.record({ name: tie('value'), value: tie('value'), kind: tie('value') }),
			fc.record({ alpha: tie('value'), beta: tie('value') }),
		),
	})).value;
	fc.assert(
		fc.property(objects, (data) => {
			const json = JSON.stringify([data, data, data]);
			const code = `"use strict";out=${json.replace(/"(name|value|kind|alpha|beta)":/g, '$1:')}`;
			expect(run(sayOnce(code).replace('"use strict";', ''))).toEqual(
				run(code.replace('"use strict";', '')),
			);
		}),
		{ numRuns: 300 },
	);
});
