import { fieldList } from '../../fields/field';
import { splitIdentifiers } from '../../fields/list';
import { optionalPerson } from '../../fields/locator';
import { parseOpenId } from '../../fields/personId';
import { guestField, parseReceivers } from '../../fields/receiver';
import { InputError } from '../../shared/inputError';
import { path } from '../../transport/path';
import type { ApiRequest } from '../../transport/request';
import { ask } from '../../transport/steps';
import { naming } from '../../engine/naming';
import { operation } from '../../engine/operation';
import type { Params } from '../../fields/params';
import { agentSearch } from '../agent/agentSearch';
import { personOf } from '../user/person';

/** Feishu docs: helpdesk-v1, start service: characters of the source note. */
const MAX_INFO = 1024;

const fields = [
	guestField,
	...fieldList([
		{
			displayName: 'Hand Over to a Human',
			name: 'humanService',
			type: 'boolean',
			default: true,
			description:
				'Whether an agent serves the guest at once. Only then Feishu opens a ticket and returns its ID; otherwise the bot begins a conversation.',
		},
	]),
	optionalPerson({
		displayName: 'Assign to Agents',
		name: 'appointedAgents',
		description:
			'Who gets the ticket. Several by ID, separated by commas or line breaks. Empty: Feishu assigns it.',
		search: agentSearch,
		displayOptions: { show: { humanService: [true] } },
	}),
	...fieldList([
		{
			displayName: 'Source Note',
			name: 'customizedInfo',
			type: 'string',
			default: '',
			placeholder: 'e.g. From the intranet form',
			description: 'Where the ticket comes from, for the agents. Up to 1024 characters.',
		},
	]),
];

/** Feishu docs: helpdesk-v1, start service. */
export const create = operation({
	name: 'Create',
	action: 'Create a ticket',
	description: 'Start the service for a person and open a ticket',
	fields,

	prepare(params) {
		const label = params.label('guest');
		const [receiver, ...others] = parseReceivers(params.locator('guest'), 'auto', label);
		if (receiver instanceof InputError) throw receiver;
		if (receiver === undefined || others.length > 0) {
			throw new InputError(label, 'names several people', 'A ticket has one guest.');
		}
		if (receiver.idType !== 'open_id') {
			throw new InputError(
				label,
				`is a ${receiver.idType}, where Feishu takes an open_id only`,
				'Choose the person from the list, or enter an e-mail address, a mobile number or an ID that begins with ou_.',
			);
		}
		const guest = personOf(receiver, label);
		const humanService = params.flag('humanService');
		const agents = humanService ? readAgents(params) : [];
		const info = readInfo(params);
		return {
			receiver: receiver.entered,
			// Two tickets for one person one after another: the second is then the first again.
			lane: (found) => guest.resolve(found).id,
			needs: guest.needs,
			*steps(found) {
				const { id } = guest.resolve(found);
				const request: ApiRequest = {
					method: 'POST',
					path: path`/helpdesk/v1/start_service`,
					body: {
						json: {
							open_id: id,
							human_service: humanService,
							...(agents.length > 0 && { appointed_agents: agents }),
							...(info !== '' && { customized_info: info }),
						},
					},
					effect: 'send',
					expects: humanService
						? { what: 'the ID of the ticket', names: ['ticket_id'] }
						: { what: 'the ID of the chat', names: ['chat_id'] },
					about: ['person'],
					scope: 'helpdesk:helpdesk:access',
					inDoubt:
						'It is not known whether the service was started. Look for the ticket in Feishu before you start it again.',
				};
				const names = [
					{ field: label, value: id },
					...agents.map((value) => ({ field: params.label('appointedAgents'), value })),
				];
				const { chat_id: chatId, ticket_id: ticketId } = yield* naming(names, ask(request));
				return [
					{
						json: {
							ticket_id: ticketId ?? null,
							chat_id: chatId ?? null,
							guest_id: id,
							...guest.address,
						},
					},
				];
			},
		};
	},
});

function readAgents(params: Params<'appointedAgents'>): string[] {
	const field = params.label('appointedAgents');
	return splitIdentifiers(params.locator('appointedAgents').value, field).map((entry) =>
		parseOpenId(entry, field),
	);
}

function readInfo(params: Params<'customizedInfo'>): string {
	const info = params.text('customizedInfo');
	const { length } = Array.from(info);
	if (length <= MAX_INFO) return info;
	throw new InputError(
		params.label('customizedInfo'),
		`has ${length} characters`,
		`Feishu takes up to ${MAX_INFO}. Shorten it.`,
	);
}
