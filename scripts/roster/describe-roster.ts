import { Temporal } from 'temporal-polyfill';
import type { Picks, RosterModel } from '../../shared/rostering/model/roster-model.ts';
import type { RosterProblem } from '../../shared/rostering/problem/problem.ts';

export interface DescribedShift {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly templateId: string;
  /** Minutes of the site day; beyond 1440 they are of the next. */
  readonly fromMinute: number;
  readonly toMinute: number;
  /** When somebody is there: without unpaid breaks. */
  readonly present: readonly { readonly fromMinute: number; readonly toMinute: number }[];
}

/** A roster in words of the problem: by agent, the days with a shift. */
export function describeRoster(
  model: RosterModel,
  problem: RosterProblem,
  picks: Picks,
): Readonly<Record<string, readonly DescribedShift[]>> {
  const first = Temporal.PlainDate.from(problem.horizon.firstDay);
  return Object.fromEntries(
    model.agentIds.map((id, agent) => {
      const shifts: DescribedShift[] = [];
      for (let day = 0; day < model.dayCount; day++) {
        const { templateId, span, present } = model.variants[picks[agent * model.dayCount + day]!]!;
        if (templateId !== null) {
          shifts.push({ day: first.add({ days: day }).toString(), templateId, ...span, present });
        }
      }
      return [id, shifts];
    }),
  );
}
