import type { RequirementAnswer } from '../../shared/contract/planning-requirement.ts';
import type { WhatIfChange } from '../../shared/contract/simulated-plan.ts';
import { findCommonRule } from '../../shared/site/find-rule.ts';
import type { Site } from '../../shared/site/site.ts';
import { addShares, type CallShares } from '../../shared/staffing/call-shares.ts';
import { planTarget, type PlanCaps } from '../../shared/staffing/plan-target.ts';
import type { AnswerTarget, ServiceOutcome } from '../../shared/staffing/queue-load.ts';
import { targetOfRule } from '../../shared/staffing/requirement.ts';
import { readOutcome } from '../../shared/staffing/service-outcome.ts';
import { whatIf, type StaffedQueue } from '../../shared/staffing/what-if.ts';
import { dayOfPlace } from './requirement-clock.ts';

/** The days shown, each with its queues under the rules in force on it. Can be handed to a worker. */
export interface WhatIfPlan {
  readonly days: readonly (readonly StaffedQueue[])[];
  /** To read all queues together by: what their rules agree on. */
  readonly common: AnswerTarget;
  /** Of an agent on the phone; 0: not known. */
  readonly costPerAgentHour: number;
  /** Hours of work that may wait: of all, and by queue. They stand beside the calls, whatever is asked of these. */
  readonly deferredHours: { readonly all: number; readonly queues: ReadonlyMap<string, number> };
}

/** What comes of the days shown. */
export interface WhatIfFigures extends ServiceOutcome {
  readonly calls: number;
  /** For calls and for work that may wait. */
  readonly agentHours: number;
  readonly deferredHours: number;
  readonly cost: number;
  /** Of the first day; what the service level is held against. */
  readonly targetRatio: number;
  readonly answerWithinSeconds: number;
}

export interface WhatIfAnswer {
  readonly all: WhatIfFigures;
  readonly queues: readonly (WhatIfFigures & { readonly queueId: string })[];
}

/** Agents of the requirement, each queue with people of its own. */
export function planWhatIf(
  requirement: RequirementAnswer,
  site: Site,
  caps: PlanCaps,
  costPerAgentHour: number,
): WhatIfPlan {
  const { days, intervalsPerDay, intervalMinutes, firstDay, queues } = requirement;
  return {
    days: Array.from({ length: days }, (_, day) => {
      const cut = (values: readonly number[]) =>
        Float64Array.from(values.slice(day * intervalsPerDay, (day + 1) * intervalsPerDay));
      return queues.map((queue): StaffedQueue => {
        const calls = cut(queue.calls);
        const handleSeconds = cut(queue.handleSeconds);
        return {
          queueId: queue.queueId,
          intervalMinutes,
          intervalsPerDay,
          calls,
          // An interval whose handle time nobody knows is worked at the queue's mean.
          handleSeconds: handleSeconds.map((seconds) =>
            seconds > 0 ? seconds : meanOf(queue.handleSeconds),
          ),
          patienceSeconds: queue.patienceSeconds,
          agents: cut(queue.agents),
          concurrency: queue.concurrency,
          target: planTarget(site, queue.queueId, dayOfPlace(requirement, day * intervalsPerDay), caps),
        };
      });
    }),
    common: targetOfRule(
      findCommonRule(
        site,
        queues.map(({ queueId }) => queueId),
        firstDay,
      ),
      null,
    ),
    costPerAgentHour,
    deferredHours: {
      all: hoursOf(requirement.whole.deferredAgents, intervalMinutes),
      queues: new Map(
        queues.map(({ queueId, deferredAgents }) => [queueId, hoursOf(deferredAgents, intervalMinutes)]),
      ),
    },
  };
}

function hoursOf(agents: readonly number[], intervalMinutes: number): number {
  return (agents.reduce((sum, each) => sum + each, 0) * intervalMinutes) / 60;
}

function meanOf(values: readonly number[]): number {
  const known = values.filter((value) => value > 0);
  return known.length === 0 ? 1 : known.reduce((sum, each) => sum + each, 0) / known.length;
}

/**
 * The days under a change, by queue and all together: tallies are added up, ratios taken last.
 *
 * @throws StaffingError for a change that cannot be.
 */
export function answerWhatIf(plan: WhatIfPlan, asked: WhatIfChange): WhatIfAnswer {
  const queues = plan.days[0] ?? [];
  const sums = queues.map((): Sums => ({ tallies: [], calls: 0, cost: 0 }));
  for (const day of plan.days) {
    const change = { ...asked, target: targetOf(asked, day) };
    whatIf(day, change, plan.costPerAgentHour).forEach(({ days }, at) => {
      for (const each of days) {
        sums[at]!.tallies.push(each.tally);
        sums[at]!.calls += each.calls;
        sums[at]!.cost += each.cost;
      }
    });
  }
  const hours = (queues[0]?.intervalMinutes ?? 60) / 60;
  const isConcerned = (id: string) => asked.queueIds === null || asked.queueIds.includes(id);
  const targetFor = (target: AnswerTarget, concerned: boolean) =>
    concerned && asked.target
      ? {
          ...target,
          serviceLevelTarget: asked.target.ratio,
          answerWithinSeconds: asked.target.answerWithinSeconds,
        }
      : target;
  const all = sums.reduce<Sums>(
    (total, { tallies, calls, cost }) => ({
      tallies: [...total.tallies, ...tallies],
      calls: total.calls + calls,
      cost: total.cost + cost,
    }),
    { tallies: [], calls: 0, cost: 0 },
  );
  return {
    all: withDeferred(
      readFigures(all, targetFor(plan.common, asked.queueIds === null), hours),
      plan.deferredHours.all,
      plan,
    ),
    queues: queues.map(({ queueId, target }, at) => ({
      queueId,
      ...withDeferred(
        readFigures(sums[at]!, targetFor(target, isConcerned(queueId)), hours),
        plan.deferredHours.queues.get(queueId) ?? 0,
        plan,
      ),
    })),
  };
}

function withDeferred(
  figures: WhatIfFigures,
  deferredHours: number,
  { costPerAgentHour }: WhatIfPlan,
): WhatIfFigures {
  return {
    ...figures,
    agentHours: figures.agentHours + deferredHours,
    deferredHours,
    cost: figures.cost + deferredHours * costPerAgentHour,
  };
}

interface Sums {
  tallies: CallShares[];
  calls: number;
  cost: number;
}

/** The asked target under the formula, and with the short abandons, that the queues have. */
function targetOf({ target, queueIds }: WhatIfChange, day: readonly StaffedQueue[]): AnswerTarget | null {
  if (target === null) return null;
  const own = (queueIds === null ? day[0] : day.find(({ queueId }) => queueIds.includes(queueId)))?.target;
  if (own === undefined) return null;
  return { ...own, serviceLevelTarget: target.ratio, answerWithinSeconds: target.answerWithinSeconds };
}

function readFigures({ tallies, calls, cost }: Sums, target: AnswerTarget, hours: number): WhatIfFigures {
  const tally = addShares(
    tallies,
    tallies.map(() => 1),
  );
  return {
    ...readOutcome(tally, target),
    calls,
    agentHours: tally.agents * hours,
    deferredHours: 0,
    cost,
    targetRatio: target.serviceLevelTarget,
    answerWithinSeconds: target.answerWithinSeconds,
  };
}
