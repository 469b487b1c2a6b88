import fc from 'fast-check';
import { InputError } from '../../../../nodes/FeishuHelpdesk/shared/inputError';
import { switchValue } from '../../../../nodes/FeishuHelpdesk/shared/switchValue';

const ON = [true, 'true', 'TRUE', ' True ', 1, '1', 'yes', 'Yes', 'on'];
const OFF = [false, 'false', 'False', 0, '0', 'no', 'NO', 'off'];

test.each(ON)('%p is on', (value) => {
	expect(switchValue(value, 'Preview Only')).toBe(true);
});

test.each(OFF)('%p is off', (value) => {
	expect(switchValue(value, 'Preview Only')).toBe(false);
});

test.each([
	[undefined, 'is empty'],
	[null, 'is empty'],
	['', 'is empty'],
	['  ', 'is empty'],
	['maybe', "is neither true nor false: 'maybe'"],
	[2, "is neither true nor false: '2'"],
	[[], 'is a list'],
	[{}, 'is an object'],
	[NaN, 'is the result of a calculation that failed'],
])('%p is refused by name', (value, problem) => {
	expect(() => switchValue(value, 'Preview Only', ' in row 2')).toThrow(
		new InputError('Preview Only', `${problem} in row 2`, ''),
	);
});

test('whatever comes is on, off or refused, and only words for on are on', () => {
	fc.assert(
		fc.property(fc.anything(), (value) => {
			const isOn = ON.some((word) => word === value);
			try {
				expect(switchValue(value, 'x') && !isOn).toBe(
					typeof value === 'string' && /^\s*(true|1|yes|on)\s*$/i.test(value) && !isOn,
				);
			} catch (error) {
				expect(error).toBeInstanceOf(InputError);
			}
		}),
	);
});
