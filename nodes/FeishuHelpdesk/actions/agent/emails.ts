import { isJsonObject, textOrNull } from '../../shared/json';
import { parseAnswer } from '../../shared/jsonText';

/** An agent's address. */
export type AgentEmail = {
	/** open_id; `null` where Feishu names addresses only. */
	agent_id: string | null;
	email: string | null;
};

/**
 * Reads the addresses of agents. Feishu's page says that they are a string and shows a map from open_id
 * to address (Feishu docs: helpdesk-v1, get agent e-mails); so each form is read that they may have.
 *
 * @param agents a map, a list of entries or of addresses, or JSON of these
 * @returns one entry for each agent
 */
export function readEmails(agents: unknown): AgentEmail[] {
	if (typeof agents === 'string') return readText(agents);
	if (Array.isArray(agents)) return agents.flatMap(readEntry);
	if (!isJsonObject(agents)) return [];
	return Object.entries(agents).map(([id, email]) => ({ agent_id: id, email: textOrNull(email) }));
}

function readText(agents: string): AgentEmail[] {
	const parsed = parseAnswer(agents);
	if (parsed.ok && typeof parsed.value === 'object') return readEmails(parsed.value);
	const addresses = agents.split(/[\s,;]+/).filter((address) => address !== '');
	return addresses.map((email) => ({ agent_id: null, email }));
}

function readEntry(entry: unknown): AgentEmail[] {
	if (typeof entry === 'string') return readText(entry);
	if (!isJsonObject(entry) || !('email' in entry)) return readEmails(entry);
	const { agent_id: agentId, id, open_id: openId, email } = entry;
	return [{ agent_id: textOrNull(agentId ?? id ?? openId), email: textOrNull(email) }];
}
