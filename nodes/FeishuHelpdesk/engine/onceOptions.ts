import { field } from '../fields/field';

/** So long the same message is left out. */
export const hoursOption = field({
	displayName: 'Skip If Already Sent (Hours)',
	name: 'skipIdenticalWithin',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 720 },
	default: 16,
	description:
		'The same message to the same person is sent once in so many hours (up to half as many more). Makes it safe to run again.',
});

/** Under this a message goes out once. */
export const keyOption = field({
	displayName: 'Skip If Already Sent (Key)',
	name: 'skipAlreadySentKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.ticket_id }}',
	description:
		'A message whose key this node already sent is skipped, also in later executions and after a restart. The last 10,000 keys are kept.',
});

/** What makes messages go out once. */
export const onceOptions = [hoursOption, keyOption];
