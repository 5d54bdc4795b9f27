/**
 * How fast requirements are found. Processor time of one thread, medians of rounds. Ends with one line of JSON:
 *
 * - `erlangARequirementsPerSecond`: least agents in Erlang A for 80 % within 20 s with caps on occupancy and abandonment,
 *   over loads of 1 to 300 erlangs, each asked anew.
 * - `erlangCByRecursionPerSecond`: the anchor, in the same rounds: the least agents in Erlang C, the recursion of B carried
 *   on from one agent to the next. `ratioToRecursion` is the quotient.
 * - `atRiskRequirementsPerSecond`: the same with an uncertain rate of 10 %.
 * - `whatIfWeekMs`: a week of 20 queues by quarter hours (13,440 intervals, a third of them closed) under another volume.
 * - `requirementWeekMs`: the requirement of that week from forecasts with uncertainty.
 * - `simulatedCallsPerSecond`: calls of a played floor of 20 queues and 200 agents in a dozen skill groups.
 * - `heapTurnsPerSecond`: the anchor, in turns with it: the earliest of 256 moments taken out and a later one put in, as
 *   often as there were calls. `heapTurnsPerSimulatedCall` is the quotient of the times.
 * - `simulatedWeekSeconds`: that week of 60,000 calls a hundred times over; its service level with the half width of 99 %.
 * - `projectionMs`: the rest of a day of 15,000 calls, 20 queues and 200 agents, played `projectionReplications` times and
 *   summed up: what a wall's projection costs in a minute.
 * - `simulatedDaySeconds`: the simulated requirement of a day of 8,600 calls, 20 queues and 200 agents, held over the day and proven with
 *   `simulatedDayReplications`; `simulatedDayHours` are its person-hours, `simulatedDayPooledHours` those of pooled Erlang A, and
 *   `simulatedDayMissed` the queues below their target on the callers of the check.
 */
import { measureProjection } from './bench-staffing/measure-projection.ts';
import { measureSimulatedDay } from './bench-staffing/measure-simulated-day.ts';
import { measureRequirements } from './bench-staffing/measure-requirements.ts';
import { measureWeek } from './bench-staffing/measure-week.ts';
import { measureSimulatedCalls } from './bench-staffing/simulated-calls.ts';

/** Each part gives figures of its own for the line at the end. */
const PARTS: readonly (() => Readonly<Record<string, number>>)[] = [
  measureRequirements,
  measureWeek,
  measureSimulatedCalls,
  measureProjection,
  measureSimulatedDay,
];

const figures: Record<string, number> = {};
for (const measure of PARTS) Object.assign(figures, measure());
console.log(JSON.stringify(figures));
