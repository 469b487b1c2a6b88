import type { BUTTON_TYPES, CARD_COLORS } from '../content/cardLooks';

/** What a preset puts into the fields; the expressions show where a user's own data goes. */
export interface Preset {
	name: string;
	description: string;
	title: string;
	color: (typeof CARD_COLORS)[number];
	markdown: string;
	fields: { label: string; value: string; short: boolean }[];
	buttons: { text: string; url: string; type: (typeof BUTTON_TYPES)[number] }[];
	note: string;
}

const pair = (label: string, value: string) => ({ label, value, short: true });
const button = (text: string, url: string, type: (typeof BUTTON_TYPES)[number] = 'default') => ({
	text,
	url,
	type,
});
const OPEN = button('Open the ticket', '={{ $json.url }}', 'primary');

/** Starting points, by the value that workflows store. */
export const PRESETS = Object.freeze({
	none: {
		name: 'None',
		description: 'An empty card',
		title: '',
		color: 'blue',
		markdown: '',
		fields: [],
		buttons: [],
		note: '',
	},
	approvalAsked: {
		name: 'Approval Request',
		description: 'Somebody must decide',
		title: '=Approval needed: {{ $json.title }}',
		color: 'orange',
		markdown: '={{ $json.reason }}',
		fields: [pair('Requested by', '={{ $json.requester }}'), pair('Until', '={{ $json.due }}')],
		buttons: [
			button('Approve', '={{ $json.approve_url }}', 'primary'),
			button('Reject', '={{ $json.reject_url }}', 'danger'),
		],
		note: '',
	},
	incident: {
		name: 'Incident',
		description: 'Something is down',
		title: '=Incident: {{ $json.title }}',
		color: 'red',
		markdown: '={{ $json.description }}',
		fields: [pair('Since', '={{ $json.since }}'), pair('Affected', '={{ $json.affected }}')],
		buttons: [button('Follow it', '={{ $json.url }}', 'danger')],
		note: 'We will write again when it is solved.',
	},
	statusChange: {
		name: 'Status Change',
		description: 'A ticket has a new status',
		title: '={{ $json.number }}: {{ $json.title }}',
		color: 'green',
		markdown: '=The status is now **{{ $json.status }}**.',
		fields: [pair('Before', '={{ $json.old_status }}'), pair('Now', '={{ $json.status }}')],
		buttons: [OPEN],
		note: '',
	},
	ticketNotice: {
		name: 'Ticket Notice',
		description: 'News about a ticket',
		title: '={{ $json.number }}: {{ $json.title }}',
		color: 'blue',
		markdown: '={{ $json.message }}',
		fields: [pair('Status', '={{ $json.status }}'), pair('Agent', '={{ $json.agent }}')],
		buttons: [OPEN],
		note: '',
	},
} satisfies Record<string, Preset>);
