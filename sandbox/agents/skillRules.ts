/** A condition that a skill can have. Feishu docs: List agent skill rules. */
export interface SkillRule {
	id: string;
	/** 2 ≥, 3 ≤, 5 any of (text), 6 none of (text), 7 none of (chosen), 8 any of (chosen). */
	operator_options: readonly number[];
	/** Typed as a string in the docs, yet an object in each of their examples. */
	operand: object;
	/** 1 knowledge base, 2 ticket, 3 user. */
	category: 1 | 2 | 3;
	display_name: string;
}

/** All conditions there are. Feishu docs: Options of operators. */
export const SKILL_RULES: readonly SkillRule[] = [
	rule('14', 1, [7, 8], '知识库分类（中文）'),
	rule('15', 1, [7, 8], 'Knowledge base category (English)'),
	rule('16', 1, [7, 8], 'ナレッジベースの分類（日本語）'),
	rule('9', 2, [7, 8], 'Source'),
	rule('10', 2, [7, 8], 'Language'),
	rule('3', 3, [5, 6], 'City'),
	rule('11', 3, [7, 8], 'Name or email'),
	rule('12', 3, [7, 8], 'Department'),
	rule('17', 3, [2, 3], 'User level'),
];

function rule(
	id: string,
	category: SkillRule['category'],
	operators: number[],
	displayName: string,
): SkillRule {
	return { id, operator_options: operators, operand: {}, category, display_name: displayName };
}
