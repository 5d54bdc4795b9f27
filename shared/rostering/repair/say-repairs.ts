import { dayNumber, nameDay } from '../../time/day-number.ts';
import type { Message } from '../../messages/message.ts';
import { findLongBreak, nameClock } from '../days/shift-codec.ts';
import type { RosterModel } from '../model/roster-model.ts';
import { readClock } from '../problem/clock-time.ts';
import type { RosterProblem } from '../problem/problem.ts';
import { sayDay } from '../problem/say-day.ts';
import { sayName, sayTemplate } from '../problem/say-name.ts';
import type { Alternative } from './alternative.ts';
import type { RepairPlan } from './plan-repairs.ts';
import type { ShiftChange } from './repair-task.ts';

interface Roster {
  readonly problem: RosterProblem;
  readonly model: RosterModel;
}

/** What an alternative asks of whom. */
export function sayAlternative(
  roster: Roster,
  { kind, changes }: Pick<Alternative, 'kind' | 'changes'>,
): Message {
  const [first, second] = changes;
  if (first === undefined) return { code: 'roster-repair-leave-short' };
  const agent = sayName(roster.problem.agents[first.agent]!);
  const shift = sayShift(roster, first.to);
  switch (kind) {
    case 'swap': {
      const day = nameDay(dayNumber(roster.problem.horizon.firstDay) + (second ?? first).day);
      return { code: 'roster-repair-swap', agent, shift, day: sayDay(day) };
    }
    case 'move': {
      const moved = findMovedBreak(roster, first);
      return moved === null
        ? { code: 'roster-repair-move', agent, shift }
        : { code: 'roster-repair-break', agent, shift, ...moved };
    }
    case 'extend':
      return { code: 'roster-repair-extend', agent, shift };
    case 'standby':
      return { code: 'roster-repair-standby', agent, shift };
    case 'volunteer':
      return { code: 'roster-repair-volunteer', agent, shift };
    case 'overtime':
      return { code: 'roster-repair-overtime', agent, shift };
    case 'leave-short':
      return { code: 'roster-repair-leave-short' };
    default:
      return kind satisfies never;
  }
}

/** Clock times of the long break where nothing else of a shift moves; null where more does. */
function findMovedBreak(
  { problem, model }: Roster,
  change: ShiftChange,
): { readonly from: string; readonly to: string } | null {
  const [before, after] = [model.variants[change.from]!, model.variants[change.to]!];
  const { fromMinute, toMinute } = after.span;
  const isSame =
    before.templateId === after.templateId &&
    before.span.fromMinute === fromMinute &&
    before.span.toMinute === toMinute;
  const [was, is] = [findLongBreak(before), findLongBreak(after)];
  if (!isSame || was === null || is === null) return null;
  const start = readClock(problem.horizon.dayStartsAt) + fromMinute;
  return { from: nameClock(start + was), to: nameClock(start + is) };
}

/** So many changes recover so much. */
export function sayPlan({ changes, recoveredRatio, costChange }: RepairPlan): Message {
  return recoveredRatio === null
    ? { code: 'roster-plan-mends', changes: changes.length, cost: Math.round(-costChange * 100) / 100 }
    : {
        code: 'roster-plan-recovers',
        changes: changes.length,
        percent: Math.min(100, Math.floor(recoveredRatio * 100 + 1e-6)),
      };
}

/** Its template's name with the hours it has. */
function sayShift({ problem, model }: Roster, variant: number): Message {
  const { templateId, span } = model.variants[variant]!;
  const startsAt = readClock(problem.horizon.dayStartsAt);
  return {
    code: 'roster-shift-hours',
    shift: sayTemplate(problem, templateId ?? ''),
    from: nameClock(startsAt + span.fromMinute),
    to: nameClock(startsAt + span.toMinute),
  };
}
