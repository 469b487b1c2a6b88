/** A part of the company. Feishu docs: contact-v3, list sub-departments. */
export interface Department {
	/** Below the root, whose ID is 0, or below another. */
	parent_department_id: string;
	open_department_id: string;
	department_id: string;
	name: string;
}

const department = (number: string, name: string, parent = '0'): Department => ({
	name,
	department_id: `D${number}`,
	open_department_id: `od-${number.padStart(32, '0')}`,
	parent_department_id: parent,
});

const IT = department('001', 'IT Service');

/** All departments, at all levels. */
export const DEPARTMENTS: readonly Department[] = [
	IT,
	department('002', '人力资源部'),
	department('003', 'Finance & "Controlling"'),
	department('004', 'IT Service, Berlin', IT.open_department_id),
	...Array.from({ length: 60 }, (_, index) =>
		department(String(100 + index), `Branch ${index + 1}`),
	),
];
