import type { State } from '../state/state';
import type { AgentSchedule } from './schedules';

/**
 * Finds the schedule of an agent.
 *
 * @param state with the schedules
 * @param agentId open_id
 * @returns the schedule; undefined for somebody who is no agent, or no longer one
 */
export function scheduleOf({ records }: State, agentId: string): AgentSchedule | undefined {
	return records.schedules.find(({ agent: { id }, status }) => id === agentId && status !== 4);
}
