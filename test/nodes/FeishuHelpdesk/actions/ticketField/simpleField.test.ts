import type { JsonObject } from '../../../../../nodes/FeishuHelpdesk/shared/json';
import { simpleField } from '../../../../../nodes/FeishuHelpdesk/actions/ticketField/simpleField';

describe('simpleField', () => {
	it.each([
		[{ ticket_customized_field_id: '1' }, '1'],
		[{ user_customized_field_id: '2', id: '9' }, '2'],
		[{ id: '3' }, '3'],
		[{}, null],
	])('finds the ID in %j', (field, id) => {
		expect(simpleField(field).id).toBe(id);
	});

	it.each([
		['12', 12],
		[7, 7],
		['0', 0],
		['', null],
		['first', null],
		[undefined, null],
	])('reads the position %j as a number', (position, expected) => {
		const field: JsonObject = position === undefined ? {} : { position };
		expect(simpleField(field).position).toBe(expected);
	});

	it.each<JsonObject>([{}, { children: null }, { children: [] }])(
		'has no options in %j',
		(options) => {
			expect(simpleField({ dropdown_options: options }).options).toEqual([]);
		},
	);

	it('keeps options without a tag or a name', () => {
		const children: JsonObject[] = [{ display_name: 'A' }, { tag: 't' }];
		expect(simpleField({ dropdown_options: { children } }).options).toEqual([
			{ path: 'A', tag: null },
			{ path: '', tag: 't' },
		]);
	});
});
