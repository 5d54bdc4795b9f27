import type { RosterDay, RosterEntry } from '../../contract/rosters.ts';
import { dayNumber, nameDay } from '../../time/day-number.ts';
import type { Picks, RosterModel } from '../model/roster-model.ts';
import type { Horizon } from '../problem/problem.ts';
import type { ShiftCodec } from './shift-codec.ts';

/**
 * Picks of a model as days of a roster. What stands already is told as it stands where it is the same shift: its breaks, its note and
 * its pin stay.
 *
 * @param standing the days as they are now; entries of agents the model does not have are kept.
 */
export function tellDays(
  model: RosterModel,
  horizon: Pick<Horizon, 'firstDay'>,
  codec: ShiftCodec,
  picks: Picks,
  standing: readonly Pick<RosterDay, 'day' | 'entries'>[],
): readonly Pick<RosterDay, 'day' | 'entries'>[] {
  const first = dayNumber(horizon.firstDay);
  const known = new Map(standing.map(({ day, entries }) => [day, entries]));
  return Array.from({ length: model.dayCount }, (_, day) => {
    const name = nameDay(first + day);
    const entries: Record<string, RosterEntry> = { ...known.get(name) };
    model.agentIds.forEach((agentId, agent) => {
      const variant = picks[agent * model.dayCount + day]!;
      const before = entries[agentId];
      const was = before?.shift ? codec.variantOf(agent, day, before.shift) : 0;
      if (was === variant) return;
      const shift = codec.shiftOf(variant);
      const note = before?.note ?? '';
      if (shift === null && note === '' && before?.isPinned !== true) delete entries[agentId];
      else entries[agentId] = { shift, isPinned: before?.isPinned ?? false, note };
    });
    return { day: name, entries };
  });
}
