import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compileModel } from '../shared/rostering/model/compile-model.ts';
import { readCpuSeconds, type Contender, type ContenderResult } from './roster-centre/contender.ts';
import { lowerBound } from './roster-centre/contenders/bound.ts';
import { cbc } from './roster-centre/contenders/cbc.ts';
import { cpSat } from './roster-centre/contenders/cp-sat.ts';
import { engine, searchAlone } from './roster-centre/contenders/engine.ts';
import { highs } from './roster-centre/contenders/highs.ts';
import { generateCentre } from './roster-centre/generate-centre.ts';
import { limitCpu } from './roster-centre/limit-cpu.ts';
import { readOptions } from './site/read-options.ts';

/** The bound last: it is guided by the best roster found. */
const CONTENDERS: readonly Contender[] = [engine, searchAlone, highs, cbc, cpSat, lowerBound];

/** Whoever takes more than so many times its time is ended and has nothing to show. */
const MOST_FACTOR = 2;
/** Making the problem and starting count as nobody's time. */
const START_SECONDS = 20;

const USAGE = `Usage: npm run bench:roster:centre -- [options]

Rosters of a generated call centre: our engine, its search alone, HiGHS, CBC and CP-SAT (where they are installed) on the same
model in the same processor time, and the bound they are all measured against. Each runs in a process of its own. Prints a table
and ends with one line of JSON: an entry for each with objective (null: no feasible roster), bound (its own; null when it proves
none), gapRatio (to the best bound of all), seconds, feasibleAfterSeconds (null where it does not tell), peakMegabytes, and
cpuSeconds that were really used, start included. Not CBC's memory and time: it is another program.

  --sizes 60x7,200x7,60x28,200x28,500x28   agents x days
  --seconds 10,60,300                      of processor time, for each
  --seed 1
  --slot-minutes 30
  --only engine,HiGHS                      these alone: ${CONTENDERS.map(({ id }) => id).join(', ')}
  --json                                   the line of JSON alone`;

interface Task {
  readonly agents: number;
  readonly days: number;
  readonly seconds: number;
  readonly seed: number;
  readonly slotMinutes: number;
  readonly best: number | null;
}

type Answer = ContenderResult & { readonly peakMegabytes: number; readonly cpuSeconds: number };

const NO_ANSWER: Answer = {
  objective: null,
  bound: -Infinity,
  feasibleAfterSeconds: null,
  peakMegabytes: 0,
  cpuSeconds: 0,
};

async function runHere(id: string, task: Task): Promise<void> {
  const { best, seconds, seed } = task;
  const model = compileModel(generateCentre(task));
  const result = await CONTENDERS.find((contender) => contender.id === id)!.run({
    model,
    seconds,
    seed,
    best,
  });
  const bound = Number.isFinite(result.bound) ? result.bound : null;
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  process.send!({ ...result, bound, peakMegabytes, cpuSeconds: readCpuSeconds() });
}

function runApart(id: string, task: Task): Promise<Answer> {
  const child = fork(fileURLToPath(import.meta.url), ['--contender', id, '--task', JSON.stringify(task)], {
    // A solver of one line prints all of itself when it dies.
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
  });
  const most = MOST_FACTOR * task.seconds + START_SECONDS;
  return new Promise((resolve) => {
    const limit = limitCpu(child, most, () =>
      console.error(`${id} was ended: it used ${most} processor seconds, and had ${task.seconds}.`),
    );
    child.once('message', (answer: Answer) => {
      limit.stop();
      resolve({ ...answer, bound: answer.bound ?? -Infinity });
      child.disconnect();
    });
    // Where there was an answer this comes too late to matter.
    child.once('exit', (code, signal) => {
      limit.stop();
      // A system short of memory ends a process with the very signal the limit uses.
      if (code !== 0 && !limit.hasEnded())
        console.error(
          `${id} ended with ${signal ?? `code ${code}`} and no answer: too large for it, most likely.`,
        );
      resolve(NO_ANSWER);
    });
  });
}

async function compareAll(): Promise<void> {
  const print = (line: string) => values.json || console.log(line);
  const lines: object[] = [];
  const only = values.only === undefined ? null : new Set(values.only.split(','));
  for (const size of values.sizes.split(',')) {
    for (const seconds of values.seconds.split(',').map(Number)) {
      const [agents, days] = size.split('x').map(Number) as [number, number];
      const answers: { id: string; answer: Answer }[] = [];
      let best: number | null = null;
      for (const { id, findObstacle } of CONTENDERS) {
        if (only !== null && !only.has(id)) continue;
        const obstacle = findObstacle();
        if (obstacle !== null) {
          console.error(`${id} is left out: ${obstacle}`);
          continue;
        }
        const [seed, slotMinutes] = [Number(values.seed), Number(values['slot-minutes'])];
        const answer = await runApart(id, { agents, days, seconds, seed, slotMinutes, best });
        answers.push({ id, answer });
        if (answer.objective !== null) best = Math.min(best ?? Infinity, answer.objective);
      }
      const bound = Math.max(...answers.map(({ answer }) => answer.bound));
      print(`${size}, ${seconds} s, bound ${bound.toFixed(1)}`);
      for (const { id, answer } of answers) {
        const { objective, feasibleAfterSeconds, peakMegabytes, cpuSeconds } = answer;
        const gapRatio =
          objective === null || !Number.isFinite(bound) ? null : (objective - bound) / objective;
        const shown =
          objective === null
            ? 'none'
            : `${objective.toFixed(1)} (gap ${gapRatio === null ? 'unknown' : `${(100 * gapRatio).toFixed(1)} %`})`;
        print(`  ${id.padEnd(14)} ${shown.padEnd(24)} bound ${answer.bound.toFixed(1)}`);
        lines.push({
          size,
          contender: id,
          objective,
          bound: Number.isFinite(answer.bound) ? answer.bound : null,
          gapRatio,
          seconds,
          feasibleAfterSeconds,
          peakMegabytes: Math.round(peakMegabytes),
          cpuSeconds: Number(cpuSeconds.toFixed(1)),
        });
      }
    }
  }
  console.log(JSON.stringify(lines));
}

const { values } = readOptions({
  options: {
    sizes: { type: 'string', default: '60x7,200x7,60x28,200x28,500x28' },
    seconds: { type: 'string', default: '10,60,300' },
    seed: { type: 'string', default: '1' },
    'slot-minutes': { type: 'string', default: '30' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    only: { type: 'string' },
    contender: { type: 'string' },
    task: { type: 'string' },
  },
});

if (values.help) console.error(USAGE);
else if (values.contender === undefined) await compareAll();
else await runHere(values.contender, JSON.parse(values.task!) as Task);
