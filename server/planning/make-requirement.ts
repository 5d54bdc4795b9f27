import type {
  GroupRequirement,
  QueueRequirement,
  RequiredAgents,
  RequirementAnswer,
} from '../../shared/contract/planning-requirement.ts';
import type { PlanningSettings } from '../../shared/contract/planning-settings.ts';
import { createGridClock } from '../../shared/forecasting/grid/grid-clock.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { Site } from '../../shared/site/site.ts';
import { ONE_AT_A_TIME, type Concurrency } from '../../shared/staffing/concurrency.ts';
import { measurePatience, type PatienceCounts } from '../../shared/staffing/patience.ts';
import { planTarget } from '../../shared/staffing/plan-target.ts';
import { requirePooled, withoutLimit } from '../../shared/staffing/pooled-requirement.ts';
import type { AnswerTarget } from '../../shared/staffing/queue-load.ts';
import {
  requireAgents,
  type ForecastForStaffing,
  type Requirement,
} from '../../shared/staffing/requirement.ts';
import { sumShrinkage } from '../../shared/staffing/shrinkage.ts';
import { StaffingError } from '../../shared/staffing/staffing-error.ts';
import type { SkillGroupMembers } from '../../shared/staffing/skill-groups.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { readAim } from './read-aim.ts';
import { addDeferredWorks } from './deferred/add-deferred-works.ts';
import { listNumbers } from './stored-forecast.ts';

export interface RequirementTask {
  readonly site: Site;
  readonly settings: PlanningSettings;
  readonly groups: readonly SkillGroupMembers[];
  readonly patienceOf: (queueId: string, shortAbandonSeconds: number) => Patience;
  readonly madeAtMs: number;
}

/** Whether edits have overtaken it is not known where it is worked out. */
export type RequirementFigures = Omit<RequirementAnswer, 'isStale'>;

export interface MadeRequirement {
  /** Null when nothing is known of any queue's handle time. */
  readonly requirement: RequirementFigures | null;
  /** Queues whose forecast no floor could be staffed for, and why. */
  readonly refused: readonly { readonly queueId: string; readonly said: Message }[];
}

interface Required {
  readonly queueId: string;
  readonly forecast: ForecastForStaffing;
  readonly targets: readonly AnswerTarget[];
  readonly patience: Patience;
  readonly concurrency: Concurrency;
  readonly requirement: Requirement;
}

/** How long callers wait before they hang up; null: nobody is known to. */
export interface Patience {
  readonly seconds: number | null;
  readonly sample: number;
}

/**
 * What the forecasts ask for: of each queue for itself, and of the skill groups together, and of the work that may wait. `onQueue`
 * is told of each queue before its turn.
 */
export function makeRequirement(
  forecasts: ReadonlyMap<string, ForecastForStaffing>,
  task: RequirementTask,
  onQueue: (queueId: string, index: number) => void,
): MadeRequirement {
  const made = requireForCalls(forecasts, task, onQueue);
  return { ...made, requirement: made.requirement && addDeferredWorks(made.requirement, task) };
}

/** The same for calls alone: without the work that may wait, and without heads. */
export function requireForCalls(
  forecasts: ReadonlyMap<string, ForecastForStaffing>,
  task: RequirementTask,
  onQueue: (queueId: string, index: number) => void,
): MadeRequirement {
  const shrinkageRatio = readShrinkage(task.settings);
  const required: Required[] = [];
  const refused: { queueId: string; said: Message }[] = [];
  for (const [queueId, made] of forecasts) {
    onQueue(queueId, required.length);
    const forecast = leaveOutSkipped(made, task.site);
    // Without handle time there is no work to be staffed for, and the forecast says so.
    if (!forecast.handleSeconds.some((seconds) => seconds > 0)) continue;
    const targets = Array.from({ length: forecast.days }, (_, day) =>
      planTarget(task.site, queueId, nameDay(dayNumber(forecast.firstDay) + day), task.settings.requirement),
    );
    const patience = task.patienceOf(queueId, targets[0]!.shortAbandonSeconds);
    const concurrency = findConcurrency(task.settings, queueId);
    try {
      const requirement = requireAgents(withHandleTime(forecast), {
        patienceSeconds: patience.seconds,
        targets,
        concurrency,
        risk: { kind: task.settings.requirement.risk },
        aim: readAim(task.settings),
        shrinkageRatio,
      });
      required.push({ queueId, forecast, targets, patience, concurrency, requirement });
    } catch (error) {
      // One queue that cannot be is no reason to have none.
      if (!(error instanceof StaffingError)) throw error;
      refused.push({ queueId, said: error.said });
    }
  }
  const [first] = required;
  if (first === undefined) return { requirement: null, refused };
  const { firstDay, days, intervalMinutes, intervalsPerDay } = first.forecast;
  const groups = requireGroups(required, task);
  const requirement: RequirementFigures = {
    firstDay,
    days,
    intervalMinutes,
    intervalsPerDay,
    madeAtMs: task.madeAtMs,
    presenceRatio: 1 - shrinkageRatio,
    queues: required.map(describeQueue),
    groups: groups.groups,
    whole: groups.whole,
    deferredWorks: [],
  };
  return { requirement, refused };
}

/** The hour that a change of clocks skips has no calls, and so it needs nobody. */
function leaveOutSkipped(forecast: ForecastForStaffing, site: Site): ForecastForStaffing {
  const { firstDay, days, intervalMinutes, intervalsPerDay } = forecast;
  const clock = createGridClock(site, intervalMinutes);
  const calls = forecast.calls.slice();
  for (let day = 0; day < days; day += 1)
    clock.weightsOf(nameDay(dayNumber(firstDay) + day)).forEach((weight, place) => {
      if (weight === 0) calls[day * intervalsPerDay + place] = 0;
    });
  return { ...forecast, calls };
}

function readShrinkage({ requirement }: PlanningSettings): number {
  return sumShrinkage(requirement.shrinkage).allRatio;
}

/** As it was typed, else as the queue's own callers show it. */
export function findPatience(
  settings: PlanningSettings,
  counts: ReadonlyMap<string, PatienceCounts>,
  queueId: string,
  shortSeconds: number,
): Patience {
  const typed = settings.queues.find((queue) => queue.queueId === queueId)?.patienceSeconds ?? null;
  const own = counts.get(queueId);
  const measured = own === undefined ? null : measurePatience(own, shortSeconds);
  const sample = measured?.abandons ?? 0;
  if (typed !== null) return { seconds: typed, sample };
  return { seconds: measured?.kind === 'measured' ? measured.patienceSeconds : null, sample };
}

/** One contact at a time where nothing was typed. */
export function findConcurrency(settings: PlanningSettings, queueId: string): Concurrency {
  return settings.queues.find((queue) => queue.queueId === queueId)?.concurrency ?? ONE_AT_A_TIME;
}

/** An interval whose handle time nobody knows is worked at the queue's mean. */
export function withHandleTime(forecast: ForecastForStaffing): ForecastForStaffing {
  const known = forecast.handleSeconds.filter((seconds) => seconds > 0);
  const mean = known.reduce((sum, seconds) => sum + seconds, 0) / known.length;
  return {
    ...forecast,
    handleSeconds: forecast.handleSeconds.map((seconds) => (seconds > 0 ? seconds : mean)),
  };
}

function describeQueue({
  queueId,
  forecast,
  patience,
  concurrency,
  requirement,
}: Required): QueueRequirement {
  return {
    queueId,
    ...listAgents(requirement.agents, requirement.plainAgents),
    calls: listNumbers(forecast.calls),
    handleSeconds: listNumbers(forecast.handleSeconds),
    patienceSeconds: patience.seconds,
    patienceSample: patience.sample,
    concurrency,
    serviceLevelRatio: requirement.outcomes.map(({ serviceLevelRatio }) => round(serviceLevelRatio)),
    occupancyRatio: requirement.outcomes.map(({ occupancyRatio }) => round(occupancyRatio)),
    binding: requirement.bindings,
  };
}

/**
 * The groups by pooled Erlang A as if the forecast were right, and as much more of it as the chosen risk asks of the queues
 * themselves: queues that share agents also share what the forecast misses by.
 */
function requireGroups(
  required: readonly Required[],
  { groups }: RequirementTask,
): { readonly groups: readonly GroupRequirement[]; readonly whole: RequiredAgents } {
  const length = required[0]!.forecast.calls.length;
  const plain = groups.map(() => new Float64Array(length));
  const atRisk = groups.map(() => new Float64Array(length));
  const [wholePlain, whole] = [new Float64Array(length), new Float64Array(length)];
  for (let at = 0; at < length; at += 1) {
    const pooled = requirePooled(
      required.map(({ queueId, forecast, targets, patience, concurrency }) => ({
        queueId,
        concurrency,
        target: targets[Math.floor(at / forecast.intervalsPerDay)]!,
        load: {
          calls: forecast.calls[at]!,
          intervalMinutes: forecast.intervalMinutes,
          handleSeconds: Math.max(1, forecast.handleSeconds[at]!),
          patienceSeconds: patience.seconds,
        },
      })),
      withoutLimit(groups),
    );
    const more = ratioOf(required, at);
    groups.forEach((_, group) => {
      plain[group]![at] = pooled.agents[group]!;
      atRisk[group]![at] = pooled.agents[group]! * more;
    });
    const all = [...pooled.agents, ...pooled.missing].reduce((sum, each) => sum + each, 0);
    wholePlain[at] = all;
    whole[at] = all * more;
  }
  return {
    groups: groups.map(({ id }, group) => ({
      groupId: id,
      ...listAgents(atRisk[group]!, plain[group]!),
    })),
    whole: listAgents(whole, wholePlain),
  };
}

function ratioOf(required: readonly Required[], at: number): number {
  let [agents, plainAgents] = [0, 0];
  for (const { requirement } of required) {
    agents += requirement.agents[at]!;
    plainAgents += requirement.plainAgents[at]!;
  }
  return plainAgents > 0 ? agents / plainAgents : 1;
}

/** Heads are counted when the work that may wait is known. */
function listAgents(agents: Float64Array, plainAgents: Float64Array): RequiredAgents {
  return {
    agents: listNumbers(agents),
    plainAgents: listNumbers(plainAgents),
    deferredAgents: [],
    heads: [],
  };
}

function round(ratio: number | null): number | null {
  return ratio === null ? null : Math.round(ratio * 10_000) / 10_000;
}
