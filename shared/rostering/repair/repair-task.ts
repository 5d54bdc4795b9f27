import type { Picks, RosterModel } from '../model/roster-model.ts';
import type { RosterScore } from '../score/score-report.ts';
import type { NoticeSettings } from './notice.ts';

/** What has happened to a roster that stands. */
export type RepairEvent =
  /** Cannot work on these days. */
  | { readonly kind: 'ill'; readonly agent: number; readonly days: readonly number[] }
  /** A contract ends: from this day on never. */
  | { readonly kind: 'leaves'; readonly agent: number; readonly fromDay: number }
  /** The model has another requirement than the roster was made for, on these days. */
  | {
      readonly kind: 'forecast-changed';
      readonly days: readonly number[];
      /** The roster's score under the requirement it was made for. */
      readonly before: RosterScore;
    };

export interface RepairTask {
  /** Of the requirement as it is now. */
  readonly model: RosterModel;
  /** The roster that stands, as people were told. */
  readonly standing: Picks;
  readonly events: readonly RepairEvent[];
  /** Real minutes since the horizon began; below 0 before it. What has begun is not changed. */
  readonly nowMinute: number;
  readonly notice: NoticeSettings;
  /** What a violation weighs in the shares of what is recovered, in the units of the objective. */
  readonly violationWeight: number;
  /** Agents whose shifts stay as they are, whatever happens. */
  readonly keep: readonly number[];
  /** Who said they would take more work on which days, beyond their wishes. */
  readonly volunteers: readonly { readonly agent: number; readonly day: number }[];
}

/** One shift that becomes another. */
export interface ShiftChange {
  readonly agent: number;
  readonly day: number;
  /** Variants. */
  readonly from: number;
  readonly to: number;
  readonly noticeHours: number;
  readonly noticeCost: number;
}

export interface AbsentDay {
  readonly agent: number;
  readonly day: number;
  /** The shift that is nobody's now. */
  readonly variant: number;
}

/** The shifts that fall away; days off are nothing to be repaired. */
export function listAbsences({ model, standing, events }: RepairTask): readonly AbsentDay[] {
  const found = new Map<number, AbsentDay>();
  for (const event of events) {
    if (event.kind === 'forecast-changed') continue;
    const { agent } = event;
    for (const day of daysAway(event, model.dayCount)) {
      const variant = standing[agent * model.dayCount + day]!;
      if (variant !== 0) found.set(agent * model.dayCount + day, { agent, day, variant });
    }
  }
  return [...found.values()].sort((one, other) => one.day - other.day || one.agent - other.agent);
}

function daysAway(
  event: Exclude<RepairEvent, { kind: 'forecast-changed' }>,
  dayCount: number,
): readonly number[] {
  switch (event.kind) {
    case 'ill':
      return event.days.filter((day) => day >= 0 && day < dayCount);
    case 'leaves':
      return Array.from({ length: dayCount }, (_, day) => day).filter((day) => day >= event.fromDay);
    default:
      return event satisfies never;
  }
}
