/** A custom field of users, in Feishu's names; `helpdesk_id` is added where it is answered. */
export interface UserField {
	user_customized_field_id: string;
	/** The same, as older answers name it. */
	id: string;
	key_name: string;
	display_name: string;
	position: string;
	field_type: string;
	description: string;
	visible: boolean;
	editable: boolean;
	required: boolean;
	/** Milliseconds since 1970, as a string. */
	created_at: string;
	updated_at: string;
}

/** The custom fields of the people who write to the helpdesk. */
export const USER_FIELDS: readonly UserField[] = [
	field(1, 'employee_type', 'Employee type', true),
	field(2, 'seat', '工位', true),
	field(3, 'manager', 'Manager', true),
	field(4, 'vip_level', 'VIP level', false),
];

function field(
	position: number,
	keyName: string,
	displayName: string,
	visible: boolean,
): UserField {
	const id = `69483387284040919${String(position).padStart(2, '0')}`;
	return {
		user_customized_field_id: id,
		id,
		key_name: keyName,
		display_name: displayName,
		position: String(position),
		field_type: 'string',
		description: '',
		visible,
		editable: true,
		required: false,
		created_at: String(Date.UTC(2024, 0, position, 8)),
		updated_at: String(Date.UTC(2024, 0, position, 8)),
	};
}
