import { isJsonObject, listIn } from '../../../../nodes/FeishuHelpdesk/shared/json';
import { parseJson } from '../../../../nodes/FeishuHelpdesk/shared/jsonText';

/** What a text of JSON holds. */
function valueOf(text: string) {
	const parsed = parseJson(text);
	if (!parsed.ok) throw new Error(parsed.reason);
	return parsed.value;
}

test.each(['[]', '"a"', '1', 'null', 'true', '7262656095919128578'])('%s is no object', (text) => {
	expect(isJsonObject(valueOf(text))).toBe(false);
});

test.each(['{}', '{"a":1}', '{"isLosslessNumber":true}', '{"__proto__":1}'])(
	'%s is one',
	(text) => {
		expect(isJsonObject(valueOf(text))).toBe(true);
	},
);

test('of a list the objects count', () => {
	expect(listIn({ items: [{ id: 1 }, 'a', null, [1]] }, 'items')).toEqual([{ id: 1 }]);
	expect(listIn({}, 'items')).toEqual([]);
});
