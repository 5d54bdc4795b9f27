/**
 * What a planner waits for with 500 agents: the breaks of one day placed (`breaksMs`), and one shift of somebody ill in a roster of 28
 * days answered with alternatives and plans (`repairMs`). Beside them, of the same run, a million random numbers sorted (`sortMs`): what
 * is slow today is the machine. Processor time, each the median of `--rounds` after two that warm up. Ends with one line of JSON.
 *
 * Target: repair under 2,000 ms.
 */
import { placeBreaks } from '../shared/rostering/breaks/place-breaks.ts';
import { findAlternatives } from '../shared/rostering/repair/find-alternatives.ts';
import { planRepairs } from '../shared/rostering/repair/plan-repairs.ts';
import { openRepairDesk } from '../shared/rostering/repair/repair-desk.ts';
import type { RepairTask } from '../shared/rostering/repair/repair-task.ts';
import { Rng } from '../shared/simulation/rng.ts';
import { medianCpuMs } from './bench-staffing/median-cpu.ts';
import { makeCentreDay } from './roster-desk/centre-day.ts';
import { makeCentreModel } from './roster-desk/centre-model.ts';
import { roundTenth } from './roster-floor/quantile.ts';
import { readOptions } from './site/read-options.ts';

const AGENTS = 500;
const DAYS = 28;
const ILL_ON = 9;

const { values } = readOptions({ options: { rounds: { type: 'string', default: '9' } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1 || rounds > 1000) {
  console.error(`--rounds (${values.rounds}) must be a whole number from 1 to 1000.`);
  process.exit(1);
}

const rng = new Rng(1);
const numbers = Float64Array.from({ length: 1_000_000 }, () => rng.next());
const day = makeCentreDay(AGENTS, 1);
const { model, picks } = makeCentreModel(AGENTS, DAYS, 1);
const agent = model.agentIds.findIndex(
  (_, at) => model.variants[picks[at * DAYS + ILL_ON]!]!.present.length > 0,
);
const task: RepairTask = {
  model,
  standing: picks,
  events: [{ kind: 'ill', agent, days: [ILL_ON] }],
  nowMinute: (ILL_ON - 1) * 1440,
  notice: { perChange: 5, lateFactor: 4, halvedAfterHours: 48, leadMinutes: 60 },
  violationWeight: 1000,
  keep: [],
  volunteers: [],
};

const sortMs = medianCpuMs(() => numbers.slice().sort(), rounds);
const breaksMs = medianCpuMs(() => placeBreaks(day), rounds);
const repairMs = medianCpuMs(() => {
  const desk = openRepairDesk(task);
  findAlternatives(desk, desk.absences[0]!, 3);
  planRepairs(desk, { days: [ILL_ON], mostChanges: 10 });
}, rounds);
console.log(
  JSON.stringify({
    agents: AGENTS,
    days: DAYS,
    rounds,
    breaksMs: roundTenth(breaksMs),
    repairMs: roundTenth(repairMs),
    sortMs: roundTenth(sortMs),
    breaksToSort: roundTenth(breaksMs / sortMs),
    repairToSort: roundTenth(repairMs / sortMs),
  }),
);
