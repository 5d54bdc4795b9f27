/**
 * Whether adherence as it was followed live is what a recount finds: a simulated centre is watched tick by tick, with rosters
 * published, amended during the day and excused, and with outages of its feed; every day is then counted anew from the events of its
 * time alone. Every difference is named. Ends with one line of JSON; exits with 1 when there is a difference.
 *
 * Options: `--days 30 --seed 1 --scenario normal --from 2026-03-02 --tick 15` (seconds between ticks, a multiple of 15).
 */
import type { DemoScenario } from '../shared/simulation/demo-model.ts';
import { readOptions } from './site/read-options.ts';
import { runDays } from './verify-adherence/run-days.ts';

const { values } = readOptions({
  options: {
    days: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    scenario: { type: 'string', default: 'normal' },
    from: { type: 'string', default: '2026-03-02' },
    tick: { type: 'string', default: '15' },
  },
});

const sums = { agents: 0, days: 0, agentDays: 0, differences: 0 };
const options = {
  firstDay: values.from,
  days: Number(values.days),
  seed: Number(values.seed),
  scenario: values.scenario as DemoScenario,
  tickMs: Number(values.tick) * 1000,
};
for (const { day, agents, inMs, outMs, differences } of runDays(options)) {
  sums.days += 1;
  sums.agents = Math.max(sums.agents, agents);
  sums.agentDays += agents;
  sums.differences += differences.length;
  const hours = (ms: number) => (ms / 3_600_000).toFixed(1);
  const unlike = differences.length === 0 ? '' : `, not alike: ${differences.join(', ')}`;
  console.log(`${day}  ${agents} agents, ${hours(inMs)} h in place, ${hours(outMs)} h out${unlike}`);
}
console.log(JSON.stringify(sums));
if (sums.differences > 0) process.exit(1);
