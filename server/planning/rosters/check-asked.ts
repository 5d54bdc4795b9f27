import type { RosterJobRequest } from '../../../shared/contract/roster-proposals.ts';
import type { RosterTakeRequest } from '../../../shared/contract/rosters.ts';
import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { listDays } from '../../../shared/time/day-range.ts';
import { FloorcastError } from '../../floorcast-error.ts';

/** What is there to be asked for. */
export interface AskLimits {
  readonly isAgentKnown: (agentId: string) => boolean;
  /** The running site day. */
  readonly today: string;
}

/**
 * That a search has somebody and some day to look for: days up to the running one stay as they are.
 *
 * @throws FloorcastError `bad-request`, `conflict` where the site has nobody yet
 */
export function checkSearch(
  { agentIds, firstDay, days }: Pick<RosterJobRequest, 'agentIds' | keyof DayRange>,
  limits: AskLimits & { readonly isAnybodyKnown: boolean },
): void {
  const { today } = limits;
  checkAgents(agentIds, limits);
  if (!limits.isAnybodyKnown) throw new FloorcastError('conflict', { code: 'roster-no-people' });
  if (listDays({ firstDay, days }).at(-1)! <= today)
    refuse({ code: 'roster-search-over', firstDay, days, today });
}

/**
 * That something of a copy or a proposal can be taken: days that are over stay as they were worked.
 *
 * @param offered its days, in their order
 * @throws FloorcastError `bad-request`
 */
export function checkTake(
  { agentIds, days }: Pick<RosterTakeRequest, 'agentIds' | 'days'>,
  offered: readonly string[],
  limits: AskLimits,
): void {
  const { today } = limits;
  const [firstDay, lastDay] = [offered[0]!, offered.at(-1)!];
  checkAgents(agentIds, limits);
  if (days?.length === 0) refuse({ code: 'roster-take-no-days' });
  const outside = days?.find((day) => !offered.includes(day));
  if (outside !== undefined) refuse({ code: 'roster-take-day-outside', day: outside, firstDay, lastDay });
  if ((days ?? offered).every((day) => day < today))
    refuse({ code: 'roster-take-over', firstDay, lastDay, today });
}

function checkAgents(agentIds: readonly string[] | null, { isAgentKnown }: AskLimits): void {
  if (agentIds?.length === 0) refuse({ code: 'roster-asked-nobody' });
  const unknown = agentIds?.find((agentId) => !isAgentKnown(agentId));
  if (unknown !== undefined) refuse({ code: 'roster-agent-unknown', agentId: unknown });
}

function refuse(said: Message): never {
  throw new FloorcastError('bad-request', said);
}
