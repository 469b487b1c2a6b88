import { dropdownOptions, type DropdownOption, type OptionSeed } from './dropdown';

/** The forms a custom field of a ticket takes. Feishu docs: Ticket custom fields. */
export type FieldType = 'string' | 'multiline' | 'dropdown' | 'dropdown_nested';

/** A custom field of tickets, in Feishu's names; `helpdesk_id` is added where it is answered. */
export interface TicketField {
	ticket_customized_field_id: string;
	key_name: string;
	display_name: string;
	/** A string here, an integer in a ticket's own list. */
	position: string;
	field_type: FieldType;
	description: string;
	visible: boolean;
	editable: boolean;
	required: boolean;
	/** Milliseconds since 1970, as a string. */
	created_at: string;
	updated_at: string;
	dropdown_options?: { children: DropdownOption[] };
	/** Of dropdowns only. */
	dropdown_allow_multiple?: boolean;
}

interface Extra {
	visible?: false;
	editable?: false;
	required?: true;
	multiple?: true;
	options?: readonly OptionSeed[];
}

const CATALOGUE: readonly OptionSeed[] = [
	[
		'Hardware',
		[
			['Computer', ['Laptop', 'Desktop', 'Docking station']],
			['Phone', ['iPhone', 'Android']],
			'Printer',
		],
	],
	['Software', [['Office', ['Mail', 'Calendar', 'Docs & Sheets']], 'VPN', 'ERP / SAP']],
	['人事', [['请假', ['年假', '病假', '产假']], '薪酬']],
	'Other',
];

/** The custom fields of the helpdesk's tickets, in the order of their positions. */
export const TICKET_FIELDS: readonly TicketField[] = [
	field(1, 'string', 'asset_number', 'Asset number', 'On the sticker below, e.g. NB-01234'),
	field(2, 'string', 'room', 'Room', '', { required: true }),
	field(3, 'multiline', 'steps', 'Steps to reproduce', 'What did you do, what happened?'),
	field(4, 'dropdown', 'urgency', 'Urgency', 'How soon is help needed?', {
		required: true,
		options: ['Low', 'Normal', 'High', 'Critical (work stops)'],
	}),
	field(5, 'dropdown', 'systems', 'Affected systems', 'Choose all that apply', {
		multiple: true,
		options: ['Mail', 'VPN', 'ERP', 'Wi-Fi', 'Printer', 'Building access'],
	}),
	field(6, 'dropdown_nested', 'service', 'Service', 'From the service catalogue', {
		required: true,
		options: CATALOGUE,
	}),
	field(7, 'string', 'cost_center', '成本中心', '例如 CC-4711'),
	field(8, 'dropdown', 'office', '办公地点', '员工所在的城市', {
		options: ['北京', '上海', '深圳', '杭州', 'Berlin', 'Singapore'],
	}),
	field(9, 'multiline', 'internal_note', 'Internal note', 'For agents only', { visible: false }),
	field(10, 'string', 'external_reference', 'External reference', 'Set by the ticket system', {
		editable: false,
	}),
	field(
		11,
		'string',
		'odd_name',
		'Budget “2025/26” <€> & 50 % \\ 100%',
		'Odd characters: \' " ` $',
	),
	field(12, 'dropdown', 'root_cause', 'Root cause', 'Set when the ticket is closed', {
		visible: false,
		options: ['User error', 'Defect', 'Capacity', 'Unknown'],
	}),
	field(13, 'dropdown_nested', 'location', 'Building, floor and desk', '', {
		options: [
			['Tower A', [['Floor 1', ['Desk 101', 'Desk 102']], 'Floor 2']],
			['Tower B', ['Floor 1']],
		],
	}),
	field(14, 'multiline', 'impact', '影响范围 🌏', '有多少人受影响？'),
];

function field(
	position: number,
	type: FieldType,
	keyName: string,
	displayName: string,
	description: string,
	extra: Extra = {},
): TicketField {
	return {
		ticket_customized_field_id: `69483387284040909${String(position).padStart(2, '0')}`,
		key_name: keyName,
		display_name: displayName,
		position: String(position),
		field_type: type,
		description,
		visible: extra.visible ?? true,
		editable: extra.editable ?? true,
		required: extra.required ?? false,
		created_at: String(Date.UTC(2024, 0, position, 8)),
		updated_at: String(Date.UTC(2025, 2, position, 9, 30)),
		...(extra.options && {
			dropdown_options: { children: dropdownOptions(extra.options, keyName) },
		}),
		...(type === 'dropdown' && { dropdown_allow_multiple: extra.multiple ?? false }),
	};
}
