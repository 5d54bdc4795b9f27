import type { RosterDay } from '../../contract/rosters.ts';
import { dayNumber } from '../../time/day-number.ts';
import type { Picks, RosterModel } from '../model/roster-model.ts';
import type { Horizon } from '../problem/problem.ts';
import type { ShiftCodec } from './shift-codec.ts';

export interface ReadPicks {
  /** Off where nothing is said. */
  readonly picks: Picks;
  /** Shifts the model has no name for: their template is gone, or never was so long. They count as off. */
  readonly unread: readonly { readonly agentId: string; readonly day: string }[];
}

/** Days of a roster as picks of a model. Days outside the horizon and agents the model does not have are left out. */
export function readPicks(
  model: RosterModel,
  horizon: Pick<Horizon, 'firstDay'>,
  codec: ShiftCodec,
  days: readonly Pick<RosterDay, 'day' | 'entries'>[],
): ReadPicks {
  const places = new Map(model.agentIds.map((id, place) => [id, place]));
  const first = dayNumber(horizon.firstDay);
  const picks = new Uint16Array(model.agentIds.length * model.dayCount);
  const unread: { agentId: string; day: string }[] = [];
  for (const { day: name, entries } of days) {
    const day = dayNumber(name) - first;
    if (day < 0 || day >= model.dayCount) continue;
    for (const [agentId, { shift }] of Object.entries(entries)) {
      const agent = places.get(agentId);
      if (agent === undefined || shift === null) continue;
      const variant = codec.variantOf(agent, day, shift);
      if (variant === null) unread.push({ agentId, day: name });
      else picks[agent * model.dayCount + day] = variant;
    }
  }
  return { picks, unread };
}
