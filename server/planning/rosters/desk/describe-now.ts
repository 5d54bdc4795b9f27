import type { CoverageNow, RosterNowAnswer } from '../../../../shared/contract/rosters.ts';
import { createGridClock, dayIndexOf } from '../../../../shared/forecasting/grid/grid-clock.ts';
import type { ShiftTemplate } from '../../../../shared/rostering/problem/problem.ts';
import { listShiftTimes, type TimeSpan } from '../../../../shared/rostering/service/list-shift-times.ts';
import type { Site } from '../../../../shared/site/site.ts';
import type { SkillGroupMembers } from '../../../../shared/staffing/skill-groups.ts';
import type { RequirementFigures } from '../../make-requirement.ts';
import type { FloorNow } from './desk-messages.ts';
import type { BareDay } from '../roster-days.ts';

export interface NowParts {
  readonly site: Site;
  readonly groups: readonly SkillGroupMembers[];
  /** Null while the floor knows nobody. */
  readonly floor: FloorNow | null;
  readonly requirement: RequirementFigures | null;
  readonly templates: readonly ShiftTemplate[];
  /** Published days that may have shifts of this moment: the running one, and the one before it. */
  readonly published: readonly BareDay[];
  readonly nowMs: number;
}

/** Who is needed, rostered and there at this moment, by skill group and altogether. */
export function describeNow(parts: NowParts): RosterNowAnswer {
  const { groups, published, nowMs } = parts;
  const floor = parts.floor && { ready: new Set(parts.floor.ready), signedIn: new Set(parts.floor.signedIn) };
  const needed = findNeeded(parts);
  const onShift = published.length === 0 ? null : findOnShift(parts);
  const count = (ids: readonly string[], there: ReadonlySet<string> | null) =>
    there === null ? null : ids.filter((id) => there.has(id)).length;
  const shown = groups.map(({ id, agentIds }) => ({
    groupId: id,
    needed: needed?.groups.get(id) ?? null,
    rostered: count(agentIds, onShift?.phone ?? null),
    present: count(agentIds, floor?.ready ?? null),
  }));
  const all = groups.flatMap(({ agentIds }) => agentIds);
  return {
    atMs: nowMs,
    whole: {
      needed: needed?.whole ?? null,
      rostered: count(all, onShift?.phone ?? null),
      present: count(all, floor?.ready ?? null),
    } satisfies CoverageNow,
    groups: shown,
    missing:
      onShift === null || floor === null ? [] : [...onShift.phone].filter((id) => !floor.signedIn.has(id)),
    unexpected:
      onShift === null || floor === null
        ? []
        : all.filter((id) => floor.ready.has(id) && !onShift.shift.has(id)),
  };
}

function findNeeded({ site, requirement, nowMs }: NowParts) {
  if (requirement === null) return null;
  const clock = createGridClock(site, requirement.intervalMinutes);
  const day = dayIndexOf(requirement.firstDay, clock.calendar.dayOf(nowMs).day);
  if (day < 0 || day >= requirement.days) return null;
  const at = day * requirement.intervalsPerDay + clock.placeOf(nowMs);
  const round = (agents: number) => Math.round(agents * 10) / 10;
  return {
    whole: round(requirement.whole.agents[at]!),
    groups: new Map(requirement.groups.map(({ groupId, agents }) => [groupId, round(agents[at]!)])),
  };
}

function findOnShift({ site, templates, published, nowMs }: NowParts) {
  const isNow = ({ fromMs, toMs }: TimeSpan) => fromMs <= nowMs && nowMs < toMs;
  const there = published
    .flatMap((day) => listShiftTimes(day, site, templates))
    .filter(({ whole }) => isNow(whole));
  return {
    phone: new Set(there.filter(({ onPhone }) => onPhone.some(isNow)).map(({ agentId }) => agentId)),
    shift: new Set(there.map(({ agentId }) => agentId)),
  };
}
