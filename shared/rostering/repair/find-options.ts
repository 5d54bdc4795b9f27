import type { RosterModel } from '../model/roster-model.ts';
import type { Variant } from '../model/variant.ts';
import type { Option, RepairKind } from './alternative.ts';
import type { RepairDesk } from './repair-desk.ts';
import type { ShiftChange } from './repair-task.ts';

/** How far from the shift the day is that somebody is off instead. */
const SWAP_DAYS = 6;
/** Nobody's shift is made longer by more than this. */
const MOST_EXTENDED_MINUTES = 240;

/**
 * Every way in which one agent alone could take over (part of) a day's work: for each agent and kind the best variant that
 * overlaps the wanted hours. `work` is what is offered: a variant overlaps it or is none of the options.
 */
export function findOptions(
  desk: RepairDesk,
  day: number,
  work: Variant,
  volunteers: ReadonlySet<number>,
): readonly Option[] {
  const { model } = desk.task;
  const options: Option[] = [];
  model.agentIds.forEach((_, agent) => {
    if (desk.leftAlone.has(agent)) return;
    const best = new Map<RepairKind, Option>();
    const now = desk.score.picks[agent * model.dayCount + day]!;
    for (const variant of model.choices[agent * model.dayCount + day]!) {
      const kind = kindOf(model, now, variant, work, volunteers.has(agent));
      if (kind === null) continue;
      const change = desk.changeOf(agent, day, variant);
      if (change === null) continue;
      const weighed = desk.weigh([change]);
      const total = desk.sum(weighed);
      if (total < (best.get(kind)?.total ?? Infinity))
        best.set(kind, { kind, changes: [change], weighed, total });
    }
    options.push(...best.values());
    const taken = best.get('volunteer') ?? best.get('overtime');
    const swap = taken === undefined ? null : findSwap(desk, taken.changes[0]!);
    if (swap !== null) options.push(swap);
  });
  return options;
}

function kindOf(
  { variants }: RosterModel,
  now: number,
  variant: number,
  work: Variant,
  isVolunteer: boolean,
): RepairKind | null {
  if (variant === 0 || variant === now) return null;
  const [before, after] = [variants[now]!, variants[variant]!];
  if (after.kind === 'standby' || !overlaps(after, work)) return null;
  if (now === 0) return isVolunteer ? 'volunteer' : 'overtime';
  if (before.kind === 'standby') return 'standby';
  const added = after.paidMinutes - before.paidMinutes;
  const holds =
    after.span.fromMinute <= before.span.fromMinute && after.span.toMinute >= before.span.toMinute;
  if (!holds) return 'move';
  return added > 0 && added <= MOST_EXTENDED_MINUTES ? 'extend' : 'move';
}

function overlaps(one: Variant, other: Variant): boolean {
  return one.span.fromMinute < other.span.toMinute && other.span.fromMinute < one.span.toMinute;
}

/** The day off that is best given for a day worked. */
function findSwap(desk: RepairDesk, taken: ShiftChange): Option | null {
  const { model } = desk.task;
  let best: Option | null = null;
  const last = Math.min(model.dayCount - 1, taken.day + SWAP_DAYS);
  for (let day = Math.max(0, taken.day - SWAP_DAYS); day <= last; day++) {
    const place = taken.agent * model.dayCount + day;
    if (day === taken.day || desk.score.picks[place] === 0 || !model.choices[place]!.includes(0)) continue;
    const given = desk.changeOf(taken.agent, day, 0);
    if (given === null) continue;
    const changes = [taken, given];
    const weighed = desk.weigh(changes);
    const total = desk.sum(weighed);
    if (total < (best?.total ?? Infinity)) best = { kind: 'swap', changes, weighed, total };
  }
  return best;
}
