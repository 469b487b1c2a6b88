import type { Ask, Bench } from '../bench';
import type { Reply } from '../client';
import { found, meaningful, skip, type Evidence, type Finding } from '../finding';
import type { Kind, Step } from '../journal';
import { object, objects, text, texts, type Fields } from '../shapes';
import { refused } from './looks';
import { ticket } from './tickets';

type Answered = Step & { code: number };
type Change = Omit<Ask, 'as'>;

/**
 * Changes something as the person of the token. What was done to a thing that a stop removed says nothing
 * about the next one, so the step is named after the path, too.
 */
async function change(bench: Bench, name: string, ask: Change): Promise<Answered> {
	bench.userToken();
	return meaningful(await bench.step(`${name}: ${ask.path}`, { ...ask, as: 'user' }));
}

/** Creates what is removed in the end. */
async function create(
	bench: Bench,
	name: string,
	kind: Kind,
	ask: Change,
	made: (data: Fields) => unknown,
): Promise<Answered> {
	bench.userToken();
	const effect = { kind, made: ({ data }: Reply) => text(made(data)) };
	return meaningful(await bench.step(`create ${name}`, { ...ask, as: 'user' }, effect));
}

function idOf(step: Step, what: string): string {
	if (step.code !== 0 || step.made === undefined) throw skip(`${what} could not be created`, step);
	return step.made;
}

/** Whether a change of the question alone leaves the answer. */
export async function faqAnswer(bench: Bench): Promise<Finding> {
	const question = `${bench.marker}: please ignore`;
	const answer = 'Answer of the probe';
	const json = { faq: { question, answer } };
	const ask = { method: 'POST', path: 'helpdesk/v1/faqs', json } as const;
	const made = await create(bench, 'faq', 'faq', ask, (data) => object(data['faq'])?.['id']);
	const path = `helpdesk/v1/faqs/${encodeURIComponent(idOf(made, 'A FAQ'))}`;
	const update = { faq: { question: `${question}.` } };
	const changed = await change(bench, 'change faq', { method: 'PATCH', path, json: update });
	if (changed.code !== 0)
		return found('documented', 'A change without an answer is refused', changed);
	const reply = meaningful(await bench.read({ method: 'GET', path }));
	if (reply.code !== 0) throw skip('The FAQ could not be read again', reply);
	return object(reply.data['faq'])?.['answer'] === answer
		? found('other', 'Taken without an answer, which stays', changed)
		: found('neither', 'Taken without an answer, which is lost', changed);
}

/** Whether writing tags replaces those that are there. */
export async function ticketTags(bench: Bench): Promise<Finding> {
	bench.userToken();
	const path = `helpdesk/v1/tickets/${encodeURIComponent(await ticket(bench))}`;
	const [first, second] = ['probe-one', 'probe-two'];
	let last: Answered | undefined;
	for (const tag of [first, second]) {
		const json = { tag_names: [tag] };
		last = await change(bench, `tag ${tag}`, { method: 'PUT', path, json });
		if (last.code !== 0) return found('neither', 'Tags are refused', last);
	}
	const reply = meaningful(await bench.read({ method: 'GET', path }));
	const tags = texts(object(reply.data['ticket'])?.['tags'], 'name');
	if (!tags.includes(second))
		return found('neither', 'The tags that were written are not there', last);
	return tags.includes(first)
		? found('other', 'Tags are added to those that are there', last)
		: found('documented', 'Tags replace those that are there', last);
}

/** Whether tags stay when only the comment is written. */
export async function ticketKeptTags(bench: Bench): Promise<Finding> {
	bench.userToken();
	const path = `helpdesk/v1/tickets/${encodeURIComponent(await ticket(bench))}`;
	const tag = 'probe-kept';
	for (const [name, json] of [
		['tag', { tag_names: [tag] }],
		['comment', { comment: 'n8n probe' }],
	] as const) {
		const sent = await change(bench, `kept ${name}`, { method: 'PUT', path, json });
		if (sent.code !== 0) throw skip(`A ${name} could not be written`, sent);
	}
	const reply = meaningful(await bench.read({ method: 'GET', path }));
	return texts(object(reply.data['ticket'])?.['tags'], 'name').includes(tag)
		? found('documented', 'The tags stay when only the comment is written', reply)
		: found('other', 'The tags are lost when only the comment is written', reply);
}

interface Choice {
	readonly field: string;
	readonly name: string;
	readonly tag: string;
}

/** @returns a choice of a dropdown of tickets */
async function aChoice(bench: Bench): Promise<Choice> {
	const path = 'helpdesk/v1/ticket_customized_fields';
	const reply = meaningful(await bench.read({ method: 'GET', path, query: { page_size: '100' } }));
	for (const field of objects(reply.data['items'])) {
		const [option] = objects(object(field['dropdown_options'])?.['children']);
		const id = text(field['ticket_customized_field_id']);
		const name = text(option?.['display_name']);
		const tag = text(option?.['tag']);
		if (field['field_type'] !== 'dropdown' || field['editable'] === false) continue;
		if (id !== undefined && name !== undefined && tag !== undefined)
			return { field: id, name, tag };
	}
	throw skip('Needs a custom field of tickets that is a dropdown', reply);
}

/** Whether a dropdown is written by the name of its choice or by its tag. */
export async function dropdownFormat(bench: Bench): Promise<Finding> {
	bench.userToken();
	const choice = await aChoice(bench);
	const path = `helpdesk/v1/tickets/${encodeURIComponent(await ticket(bench))}`;
	const write = async (form: 'name' | 'tag'): Promise<Evidence & { ok: boolean; code: number }> => {
		const json = { customized_fields: [{ id: choice.field, value: choice[form] }] };
		const sent = await change(bench, `dropdown ${form}`, { method: 'PUT', path, json });
		if (sent.code !== 0) return { ...sent, ok: false };
		const reply = await bench.read({ method: 'GET', path });
		const fields = objects(object(reply.data['ticket'])?.['customized_fields']);
		const value = text(fields.find(({ id }) => id === choice.field)?.['value']);
		return { ...sent, ok: value === choice.name || value === choice.tag };
	};
	const byName = await write('name');
	if (byName.ok) return found('documented', 'Written by the name of the choice', byName);
	const byTag = await write('tag');
	if (byTag.ok) return found('other', 'Written by the tag of the choice, not by its name', byTag);
	return refused({ ...byTag, code: byTag.code === 0 ? -1 : byTag.code }, '');
}

/** Whether a category takes along those below it. */
export async function categoryChildren(bench: Bench): Promise<Finding> {
	const path = 'helpdesk/v1/categories';
	const make = (name: string, parent: string): Promise<Answered> => {
		const json = { name: `${bench.marker} ${name}`, parent_id: parent, language: 'zh_cn' };
		const of = (data: Fields) => object(data['category'])?.['id'] ?? data['id'];
		return create(bench, `category ${name}`, 'category', { method: 'POST', path, json }, of);
	};
	const parent = idOf(await make('parent', '0'), 'A category');
	const child = idOf(await make('child', parent), 'A category below another');
	const deletion = { method: 'DELETE', path: `${path}/${encodeURIComponent(parent)}` } as const;
	const deleted = await change(bench, 'delete category', deletion);
	if (deleted.code !== 0)
		return found('neither', 'A category with others below it is not deleted', deleted);
	const reply = meaningful(
		await bench.read({ method: 'GET', path: `${path}/${encodeURIComponent(child)}` }),
	);
	return reply.code === 0
		? found('documented', 'Those below it stay', reply)
		: found('other', 'Those below it are gone, too', reply);
}

/** Operator "any of (text)". Feishu docs: Options of operators. */
const ANY_OF = 5;

/** Whether the operand of a skill's rule is an object or a text. */
export async function skillOperand(bench: Bench): Promise<Finding> {
	bench.userToken();
	const rules = meaningful(
		await bench.read({ method: 'GET', path: 'helpdesk/v1/agent_skill_rules' }),
	);
	const rule = objects(rules.data['rules']).find(({ operator_options: options }) =>
		Array.isArray(options) ? options.map(Number).includes(ANY_OF) : false,
	);
	if (!rule) throw skip('No rule for skills takes a text', rules);
	const operand = { content: 'Nowhere' };
	const make = (name: string, value: unknown): Promise<Answered> => {
		const { id, category } = rule;
		const condition = { id, category, selected_operator: ANY_OF, operand: value };
		const json = { name: `${bench.marker} ${name}`, rules: [condition], agent_ids: [] };
		const ask = { method: 'POST', path: 'helpdesk/v1/agent_skills', json } as const;
		return create(bench, `skill ${name}`, 'skill', ask, (data) => data['agent_skill_id']);
	};
	const asObject = await make('object', operand);
	if (asObject.code === 0) return found('documented', 'Taken as an object', asObject);
	const asText = await make('text', JSON.stringify(operand));
	return refused(asText, `Refused as an object (code ${asObject.code}), taken as a text`);
}
