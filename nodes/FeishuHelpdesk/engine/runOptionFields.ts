import { field, fieldList } from '../fields/field';
import { limitedNumber } from '../fields/limitedNumber';
import { onceOptions } from './onceOptions';

const maxConcurrency = field({
	displayName: 'Max Concurrency',
	name: 'maxConcurrency',
	type: 'number',
	noDataExpression: true,
	typeOptions: { minValue: 1, maxValue: 100 },
	default: 40,
	description:
		'How many people may get their message at the same time. Messages to one person always go one after another.',
});

const maxWaitSeconds = field({
	displayName: 'Max Wait (Seconds)',
	name: 'maxWaitSeconds',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 3600 },
	default: 180,
	description:
		"How long one message may wait while Feishu's rate limit is reached or Feishu cannot be reached. After that it fails as not sent.",
});

/** How fast it goes, and whether; the run reads them. */
export const paceOptions = fieldList([
	maxConcurrency,
	maxWaitSeconds,
	{
		displayName: 'Preview Only',
		name: 'previewOnly',
		type: 'boolean',
		default: true,
		description:
			'Whether to check everything and put out the request that would be sent, without sending it',
	},
]);

/** Options of every operation that sends. */
export const runOptions = [...paceOptions, ...onceOptions];

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
	const most = limitedNumber(maxConcurrency, options.maxConcurrency, true);
	return {
		maxConcurrency: options.maxConcurrency === undefined ? STEADY : most,
		burst: most,
		maxWaitMs: limitedNumber(maxWaitSeconds, options.maxWaitSeconds, false) * 1000,
	};
}

/** Path of the option by which users decide how long a message waits; few operations have it. */
export const MAX_WAIT = 'options.maxWaitSeconds';
