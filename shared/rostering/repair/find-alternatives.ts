import { REPAIR_KINDS, type Alternative, type Option } from './alternative.ts';
import { findOptions } from './find-options.ts';
import type { RepairDesk } from './repair-desk.ts';
import type { AbsentDay } from './repair-task.ts';
import { compareParts } from './rule-check.ts';

/**
 * What can be done about one shift that is nobody's, best first: the best few of each kind, and leaving it short. Each is
 * weighed by itself, on the roster with the absent away: cost, effect on cover, and which rules it bends or breaks. What breaks
 * a rule comes after everything that does not.
 *
 * @param perKind how many of each kind.
 */
export function findAlternatives(desk: RepairDesk, hole: AbsentDay, perKind: number): readonly Alternative[] {
  const { model, volunteers } = desk.task;
  const offered = new Set(volunteers.filter(({ day }) => day === hole.day).map(({ agent }) => agent));
  const options = findOptions(desk, hole.day, model.variants[hole.variant]!, offered);
  const nothing = { costChange: 0, violationChange: 0, noticeCost: 0 };
  const kept = REPAIR_KINDS.flatMap((kind) =>
    options
      .filter((option) => option.kind === kind)
      .sort(inOrder)
      .slice(0, perKind),
  );
  const leaveShort: Option = { kind: 'leave-short', changes: [], weighed: nothing, total: 0 };
  return [...kept, leaveShort].sort(inOrder).map((option) => tell(desk, option));
}

/** First what breaks least, then what costs least, then whoever comes first. */
function inOrder(one: Option, other: Option): number {
  const broken = Math.max(0, one.weighed.violationChange) - Math.max(0, other.weighed.violationChange);
  return broken || one.total - other.total || (one.changes[0]?.agent ?? -1) - (other.changes[0]?.agent ?? -1);
}

function tell(desk: RepairDesk, { kind, changes, weighed, total }: Option): Alternative {
  const { dayCount } = desk.task.model;
  const after = Uint16Array.from(desk.broken);
  for (const { agent, day, to } of changes) after[agent * dayCount + day] = to;
  const agents = changes.map(({ agent }) => agent);
  return {
    kind,
    changes,
    ...weighed,
    total,
    cover: desk.cover.effectOf(changes),
    rules:
      agents.length === 0
        ? []
        : compareParts(desk.parts.explain(desk.broken, agents), desk.parts.explain(after, agents)),
  };
}
