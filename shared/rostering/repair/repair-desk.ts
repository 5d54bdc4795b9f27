import type { Picks } from '../model/roster-model.ts';
import { createIncrementalScore } from '../score/create-incremental-score.ts';
import type { IncrementalScore } from '../score/incremental-score.ts';
import { createAgentParts, type AgentParts } from './agent-parts.ts';
import { createCoverCounts, type CoverCounts } from './cover-effect.ts';
import { costOfNotice, hoursOfNotice } from './notice.ts';
import { listAbsences, type AbsentDay, type RepairTask, type ShiftChange } from './repair-task.ts';

/** Below 0 is better. */
export interface Effect {
  readonly costChange: number;
  readonly violationChange: number;
}

/** What some changes together come to. */
export interface Weighed extends Effect {
  readonly noticeCost: number;
}

/** A roster with its absences taken out, on which changes are tried. */
export interface RepairDesk {
  readonly task: RepairTask;
  readonly absences: readonly AbsentDay[];
  /** The absent, and those whose shifts stay: nobody of them is asked for anything, on whatever day. */
  readonly leftAlone: ReadonlySet<number>;
  readonly score: IncrementalScore;
  readonly parts: AgentParts;
  /** The roster once the absent are away, before any repair. */
  readonly broken: Picks;
  /** Of `broken`. */
  readonly cover: CoverCounts;
  /** What was lost: cost and violations, the absent agents' own left out. Nothing can make up for those. */
  readonly loss: { readonly cost: number; readonly violations: number };
  /** Null when it would come too late, or is no change. */
  changeOf(agent: number, day: number, to: number): ShiftChange | null;
  /** What changes would come to. Nothing is changed by asking. */
  weigh(changes: readonly ShiftChange[]): Weighed;
  /** What the changes come to that have been made in `score` since the desk was opened. */
  placed(): Effect;
  /** What was lost as one number, as in `gain`. */
  readonly lost: number;
  /** One number: cost, and violations by their weight; what notice costs left out. */
  gain(effect: Effect): number;
  /** The same with notice. */
  sum(weighed: Weighed): number;
}

/** What takes time to make, where it is there already: the score is of the standing roster. */
export interface DeskTools {
  readonly parts: AgentParts;
  readonly score: IncrementalScore;
}

/**
 * @param tools the absences are taken out of their score, and stay so.
 * @throws RangeError when the standing roster has not one pick for each agent and day.
 */
export function openRepairDesk(task: RepairTask, tools: DeskTools | null = null): RepairDesk {
  const { model, standing, notice, nowMinute } = task;
  const { dayCount } = model;
  if (standing.length !== model.agentIds.length * dayCount)
    throw new RangeError(
      `The standing roster has ${standing.length} picks and must have ${model.agentIds.length * dayCount}: one for each agent and day.`,
    );
  const absences = listAbsences(task);
  const parts = tools?.parts ?? createAgentParts(model);
  const score = tools?.score ?? createIncrementalScore(model, standing);
  const before = task.events.find((event) => event.kind === 'forecast-changed')?.before ?? {
    objective: score.objective,
    violations: score.violations,
  };
  const absentAgents = new Set(
    task.events.flatMap((event) => (event.kind === 'forecast-changed' ? [] : [event.agent])),
  );
  const ownOf = (picks: Picks) => {
    const own = [...absentAgents].flatMap((agent) => parts.explainOwn(picks, agent));
    return {
      cost: own.reduce((sum, part) => sum + part.cost, 0),
      violations: own.reduce((sum, part) => sum + part.violation, 0),
    };
  };
  const ownBefore = ownOf(standing);
  for (const { agent, day } of absences) score.change(agent, day, 0);
  const broken = Uint16Array.from(score.picks);
  const ownAfter = ownOf(broken);

  function changeOf(agent: number, day: number, to: number): ShiftChange | null {
    const from = score.picks[agent * dayCount + day]!;
    if (from === to) return null;
    const noticeHours = hoursOfNotice(model, day, from, to, nowMinute);
    if (noticeHours * 60 < notice.leadMinutes) return null;
    return { agent, day, from, to, noticeHours, noticeCost: costOfNotice(notice, noticeHours) };
  }

  const loss = {
    cost: score.objective - before.objective - (ownAfter.cost - ownBefore.cost),
    violations: score.violations - before.violations - (ownAfter.violations - ownBefore.violations),
  };

  const opened = { cost: score.objective, violations: score.violations };
  const gain = ({ costChange, violationChange }: Effect) =>
    costChange + countedViolations(loss.violations, violationChange) * task.violationWeight;

  return {
    task,
    absences,
    leftAlone: new Set([...absentAgents, ...task.keep]),
    score,
    parts,
    broken,
    cover: createCoverCounts(model, broken),
    loss,
    changeOf,
    weigh(changes) {
      const { objective, violations } = score;
      let noticeCost = 0;
      for (const { agent, day, to, noticeCost: cost } of changes) {
        score.change(agent, day, to);
        noticeCost += cost;
      }
      const weighed = {
        costChange: score.objective - objective,
        violationChange: score.violations - violations,
        noticeCost,
      };
      for (const { agent, day, from } of changes) score.change(agent, day, from);
      return weighed;
    },
    placed: () => ({
      costChange: score.objective - opened.cost,
      violationChange: score.violations - opened.violations,
    }),
    lost: loss.cost + loss.violations * task.violationWeight,
    gain,
    sum: (weighed) => gain(weighed) + weighed.noticeCost,
  };
}

/** Violations that were there before the event are mended for nothing: nobody's shift is changed for them. */
function countedViolations(lost: number, change: number): number {
  return Math.max(change, -Math.max(0, lost));
}
