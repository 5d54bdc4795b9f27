import { availableParallelism } from 'node:os';
import { findConflicts } from '../server/planning/rosters/search/find-conflicts.ts';
import { compileModel } from '../shared/rostering/model/compile-model.ts';
import { scoreRoster } from '../shared/rostering/score/score-roster.ts';
import { describeRoster } from './roster/describe-roster.ts';
import { readProblem } from './roster/read-problem.ts';
import { readThreads } from './roster/read-threads.ts';
import { solveInThreads } from './roster/solve-in-threads.ts';
import { readOptions } from './site/read-options.ts';
import { readPositive } from './site/read-positive.ts';

const USAGE = `Usage: npm run roster -- --problem FILE.json [options]

Makes a roster without a server: reads a problem (shared/rostering/problem), searches, and prints who works when as one line of
JSON: objective, feasible, violations, conflicts (where rules are broken: rules and people that no roster can keep together, if that
can be told), steps, seconds, and roster: by agent the days with a shift, each with its template and its minutes of the site day. Progress goes to the error stream where that is a terminal. Ctrl-C stops the search and prints the best so far.

  --seconds 60   how long it searches
  --seed 1       the same seed looks the same way
  --threads 2    searches beside one another, up to the cores there are
  --json         without it the JSON is indented`;

const { values } = readOptions({
  options: {
    problem: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

if (values.help || values.problem === undefined) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}

const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort());
process.once('SIGTERM', () => stopping.abort());
try {
  const problem = readProblem(values.problem);
  const model = compileModel(problem);
  const seconds = readPositive('--seconds', values.seconds, 60);
  const begunMs = performance.now();
  const found = await solveInThreads({
    problem,
    seconds,
    seed: readPositive('--seed', values.seed, 1),
    threads: readThreads(values.threads),
    signal: stopping.signal,
    tell: ({ objective, violations }, used) => {
      if (!process.stderr.isTTY) return;
      const broken = violations > 0 ? `, ${violations.toFixed(1)} violations` : '';
      process.stderr.write(`\r${used.toFixed(0)} s: ${objective.toFixed(1)}${broken}      `);
    },
  });
  if (process.stderr.isTTY) process.stderr.write('\n');
  // The judge has the last word, not the engine's own arithmetic.
  const { objective, violations } = scoreRoster(model, found.picks);
  const isFeasible = violations === 0;
  const result = {
    objective,
    feasible: isFeasible,
    violations,
    conflicts: isFeasible ? [] : await findConflicts(model, problem.horizon.firstDay, seconds),
    steps: found.steps,
    seconds: Math.round((performance.now() - begunMs) / 100) / 10,
    roster: describeRoster(model, problem, found.picks),
  };
  console.log(JSON.stringify(result, null, values.json ? undefined : 2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
