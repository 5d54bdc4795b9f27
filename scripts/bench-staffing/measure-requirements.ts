import { findAgents } from '../../shared/staffing/find-agents.ts';
import type { AnswerTarget, QueueLoad } from '../../shared/staffing/queue-load.ts';
import { DEFAULT_RISK, findAgentsAtRisk, spreadRates } from '../../shared/staffing/risk.ts';
import { medianCpuMs } from './median-cpu.ts';

const ROUNDS = 7;
const LOADS = 4_000;
const HANDLE_SECONDS = 240;

const TARGET: AnswerTarget = {
  answerWithinSeconds: 20,
  serviceLevelTarget: 0.8,
  serviceLevelFormula: 'short-abandons-out',
  shortAbandonSeconds: 5,
  maxOccupancyRatio: 0.88,
  maxAbandonmentRatio: 0.05,
};

/** Requirements a second of one thread, beside a plain search by recursion. */
export function measureRequirements() {
  const loads = Array.from({ length: LOADS }, (_, index): QueueLoad => {
    // 1 to 300 erlangs, small ones as often as large ones.
    const erlangs = 300 ** (((index * 2_654_435_761) % LOADS) / LOADS);
    return {
      calls: (erlangs * 1800) / HANDLE_SECONDS,
      intervalMinutes: 30,
      handleSeconds: HANDLE_SECONDS,
      patienceSeconds: 120,
    };
  });
  const spread = spreadRates(0.1);
  const perSecond = (run: (load: QueueLoad) => void, some: readonly QueueLoad[]) =>
    Math.round((1000 * some.length) / medianCpuMs(() => some.forEach(run), ROUNDS));
  const erlangA = perSecond((load) => findAgents(load, TARGET), loads);
  const recursion = perSecond(searchByRecursion, loads);
  return {
    erlangARequirementsPerSecond: erlangA,
    erlangCByRecursionPerSecond: recursion,
    ratioToRecursion: Number((erlangA / recursion).toFixed(3)),
    atRiskRequirementsPerSecond: perSecond(
      (load) => findAgentsAtRisk(load, spread, TARGET, DEFAULT_RISK),
      loads.slice(0, LOADS / 8),
    ),
  };
}

/** Least agents in Erlang C: B from nobody up, one agent at a time, until the service level is there. */
function searchByRecursion({ calls, handleSeconds, intervalMinutes }: QueueLoad): number {
  const load = (calls * handleSeconds) / (intervalMinutes * 60);
  let blocking = 1;
  for (let agents = 1; ; agents++) {
    blocking = (load * blocking) / (agents + load * blocking);
    if (agents <= load) continue;
    const pWait = blocking / (1 - (load / agents) * (1 - blocking));
    const late = pWait * Math.exp((-(agents - load) * TARGET.answerWithinSeconds) / handleSeconds);
    if (1 - late >= TARGET.serviceLevelTarget && load / agents <= TARGET.maxOccupancyRatio!) return agents;
  }
}
