import type { PlannedGroup } from '../../shared/contract/planning.ts';
import type { RequirementAnswer } from '../../shared/contract/planning-requirement.ts';
import type { OnPhoneAnswer } from '../../shared/contract/rosters.ts';
import { dayOfPlace, type PlanGrid } from './requirement-clock.ts';
import { listCurves, type Curve } from './requirement-curves.ts';
import type { CountHours } from './plan-hours.ts';

type Values = readonly (number | null)[];

/** Who is on the phone by what is published, of the people of a curve. By place; null: not known. */
export interface RosteredCurve {
  /** All who may take its calls. */
  readonly agents: Values;
  /** Of `agents`: those who may take other queues too, and cannot be in both at once. Of a queue alone. */
  readonly shared: Values;
  /** Those other queues. */
  readonly sharedQueueIds: readonly string[];
}

/** Null where nothing is published of the days shown, and of work that may wait, which has no people of its own. */
export function findRostered(
  onPhone: OnPhoneAnswer | null,
  curve: Pick<Curve, 'kind' | 'id' | 'queueIds'>,
  groups: readonly PlannedGroup[],
  grid: PlanGrid,
): RosteredCurve | null {
  if (onPhone === null || curve.kind === 'work' || !isSameGrid(onPhone, grid)) return null;
  if (onPhone.published.every(({ versionNo }) => versionNo === null)) return null;
  const queuesOf = new Map(groups.map(({ id, queues }) => [id, queues.map(({ queueId }) => queueId)]));
  const isMeant = (groupId: string) =>
    curve.kind === 'group'
      ? groupId === curve.id
      : (queuesOf.get(groupId) ?? []).some((queueId) => curve.queueIds.includes(queueId));
  const meant = onPhone.groups.filter(({ groupId }) => isMeant(groupId));
  const others = (groupId: string) =>
    curve.kind === 'queue' ? queuesOf.get(groupId)!.filter((queueId) => queueId !== curve.id) : [];
  const shared = meant.filter(({ groupId }) => others(groupId).length > 0);
  const { isKnown } = onPhone;
  return {
    agents: addUp(meant, isKnown),
    shared: addUp(shared, isKnown),
    sharedQueueIds: [...new Set(shared.flatMap(({ groupId }) => others(groupId)))],
  };
}

function addUp(groups: OnPhoneAnswer['groups'], isKnown: readonly boolean[]): Values {
  return isKnown.map((known, at) =>
    known ? groups.reduce((sum, { agents }) => sum + (agents[at] ?? 0), 0) : null,
  );
}

function isSameGrid(a: PlanGrid, b: PlanGrid): boolean {
  return a.firstDay === b.firstDay && a.days === b.days && a.intervalsPerDay === b.intervalsPerDay;
}

/** Rostered beside needed, by place; null where nothing is published. */
export interface Coverage {
  /** On the phone by the requirement, with shrinkage on top: so many are to be rostered, fractions allowed. */
  readonly toRoster: Values;
  /** Above 0 where too few are rostered, else 0. */
  readonly short: Values;
  /** Null also for a queue whose people are shared: what is over may be needed elsewhere. */
  readonly over: Values | null;
}

export function compareRostered(
  curve: Pick<Curve, 'agents'>,
  rostered: RosteredCurve,
  presenceRatio: number,
): Coverage {
  const toRoster = rostered.agents.map((agents, at) =>
    agents === null ? null : curve.agents[at]! / presenceRatio,
  );
  const beyond = (more: Values, less: Values): Values =>
    more.map((value, at) => (value === null ? null : Math.max(0, value - less[at]!)));
  return {
    toRoster,
    short: beyond(toRoster, rostered.agents),
    over: rostered.sharedQueueIds.length > 0 ? null : beyond(rostered.agents, toRoster),
  };
}

/** What is said of a comparison. Hours are agent hours of the days as they really pass. */
export interface CoverageSummary {
  readonly mostRostered: number;
  readonly shortHours: number;
  readonly mostShort: number;
  /** Place of `mostShort`; null when nobody is short. */
  readonly mostShortAt: number | null;
  readonly overHours: number | null;
}

export function summarizeCoverage(
  { agents }: Pick<RosteredCurve, 'agents'>,
  { short, over }: Coverage,
  countHours: CountHours,
): CoverageSummary {
  const zeros = (values: Values) => values.map((value) => value ?? 0);
  const mostShort = Math.max(0, ...zeros(short));
  return {
    mostRostered: Math.max(0, ...zeros(agents)),
    shortHours: countHours(zeros(short)),
    mostShort,
    mostShortAt: mostShort === 0 ? null : short.indexOf(mostShort),
    overHours: over === null ? null : countHours(zeros(over)),
  };
}

/** A difference in hours that is seen where hours are told whole. */
const TOLD_HOURS = 0.5;

/**
 * Agent hours missing with each skill group by itself, since what one has too many does not fill another's gap. Null where that
 * is no more than all together lack.
 */
export function findShortApart(
  requirement: RequirementAnswer,
  onPhone: OnPhoneAnswer,
  groups: readonly PlannedGroup[],
  countHours: CountHours,
): number | null {
  const curves = listCurves(requirement, groups, null, 'group');
  const sumShort = (kind: Curve['kind']) =>
    curves.reduce((sum, curve) => {
      const rostered = curve.kind === kind ? findRostered(onPhone, curve, groups, requirement) : null;
      if (rostered === null) return sum;
      const coverage = compareRostered(curve, rostered, requirement.presenceRatio);
      return sum + summarizeCoverage(rostered, coverage, countHours).shortHours;
    }, 0);
  const apart = sumShort('group');
  return apart - sumShort('whole') >= TOLD_HOURS ? apart : null;
}

/** The two edges of what is between two lines where there is any; drawn as an area. */
export function areaBetween(values: Values, beyond: Values): { readonly low: Values; readonly high: Values } {
  const isOpen = (at: number) => (beyond[at] ?? 0) > 0;
  return {
    low: values.map((value, at) => (isOpen(at) ? value : null)),
    high: values.map((value, at) => (isOpen(at) ? value! + beyond[at]! : null)),
  };
}

/** Days shown of which nothing is published. */
export function listUnpublished({ published }: OnPhoneAnswer, grid: PlanGrid): readonly string[] {
  return published.flatMap(({ versionNo }, day) =>
    versionNo === null ? [dayOfPlace(grid, day * grid.intervalsPerDay)] : [],
  );
}
