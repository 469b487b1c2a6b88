import { fieldList } from '../fields/field';
import type { Params } from '../fields/params';
import { identifierText } from '../shared/identifier';
import { InputError } from '../shared/inputError';
import { filled, misfit, numberIn } from '../shared/plainText';

/** Options of every operation that sends; the run reads them. */
export const runOptions = fieldList([
	{
		displayName: 'Max Concurrency',
		name: 'maxConcurrency',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 1, maxValue: 100 },
		default: 40,
		description:
			'How many people may get their message at the same time. Messages to one person always go one after another.',
	},
	{
		displayName: 'Max Wait (Seconds)',
		name: 'maxWaitSeconds',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 3600 },
		default: 180,
		description:
			"How long one message may wait while Feishu's rate limit is reached or Feishu cannot be reached. After that it fails as not sent.",
	},
	{
		displayName: 'Preview Only',
		name: 'previewOnly',
		type: 'boolean',
		default: true,
		description:
			'Whether to check everything and put out the request that would be sent, without sending it',
	},
	{
		displayName: 'Skip If Already Sent (Key)',
		name: 'skipAlreadySentKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.ticket_id }}',
		description:
			'A message whose key this node already sent is skipped, also in later executions and after a restart. The last 10,000 keys are kept.',
	},
]);

/**
 * Where the user did not choose: the first wave is less than half of what Feishu takes in a minute (100,
 * Feishu docs: helpdesk-v1, send message). Later ones may meet the limit, which refuses all at once.
 */
const STEADY = 20;

/** How a run behaves. */
export interface RunSettings {
	/** Most requests at once. */
	maxConcurrency: number;
	/** Most at the very beginning, if that is more. */
	burst: number;
	/** Most that one request waits, ms. */
	maxWaitMs: number;
}

/**
 * Reads the options that concern the run.
 *
 * @param options the collection of an item
 * @returns the settings, with defaults for what was not added
 * @throws {InputError} for numbers out of range
 */
export function readRunSettings(options: Readonly<Record<string, unknown>>): RunSettings {
	const most = readNumber(options, 'maxConcurrency', { whole: true });
	return {
		maxConcurrency: options.maxConcurrency === undefined ? STEADY : most,
		burst: most,
		maxWaitMs: readNumber(options, 'maxWaitSeconds', { whole: false }) * 1000,
	};
}

function readNumber(
	options: Readonly<Record<string, unknown>>,
	name: 'maxConcurrency' | 'maxWaitSeconds',
	{ whole }: { whole: boolean },
): number {
	const field = runOptions.find((option) => option.name === name);
	const { minValue = 0, maxValue = Infinity } = field?.typeOptions ?? {};
	const value = numberIn(filled(options[name]) ?? field?.default);
	if (value >= minValue && value <= maxValue && (!whole || Number.isInteger(value))) return value;
	throw new InputError(
		field?.displayName ?? name,
		misfit(options[name], 'is'),
		`Enter a ${whole ? 'whole ' : ''}number from ${minValue} to ${maxValue}.`,
	);
}

/** Path of the option by which users decide how long a message waits; few operations have it. */
export const MAX_WAIT = 'options.maxWaitSeconds';

const ONCE_KEY = 'options.skipAlreadySentKey';

/**
 * Reads the key under which a message goes out once only.
 *
 * @param params the item's fields
 * @returns the key, `undefined` when the option was not added
 * @throws {InputError} for an empty key, which would send without the protection that was asked for, and
 * for a number that has lost digits
 */
export function readOnceKey(params: Params<typeof ONCE_KEY>): string | undefined {
	const given = params.value(ONCE_KEY);
	if (given === undefined) return undefined;
	// Two IDs that have lost their last digits would be one key, and the second message left out.
	const isNumber = typeof given === 'number';
	const key = isNumber
		? identifierText(given, params.label(ONCE_KEY))
		: params.text(ONCE_KEY).trim();
	if (key !== '') return key;
	throw new InputError(
		params.label(ONCE_KEY),
		'is empty',
		'Enter an expression that yields something of the item, e.g. {{ $json.ticket_id }}, or remove the option.',
	);
}
