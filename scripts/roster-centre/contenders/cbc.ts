import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRosterProgram } from '../../../shared/rostering/linear/roster-program.ts';
import { writeMps } from '../../../shared/rostering/linear/write-mps.ts';
import { scoreRoster } from '../../../shared/rostering/score/score-roster.ts';
import type { Contender } from '../contender.ts';

/** Within a linear program it does not look at its clock, for a quarter of an hour where that is large: then it is ended. */
const MOST_FACTOR = 2;
const LIMITED = 'ulimit -t "$0"; exec cbc "$@"';

/** CBC, a program of its own, on the same linear program, where it is installed. */
export const cbc: Contender = {
  id: 'CBC',
  findObstacle: () =>
    spawnSync('cbc', ['-exit']).error === undefined ? null : 'cbc is not installed (Debian: coinor-cbc).',
  run: async ({ model, seconds }) => {
    const folder = mkdtempSync(join(tmpdir(), 'roster-centre-'));
    try {
      const program = createRosterProgram(model, { violationPrice: null });
      const [problem, solution] = [join(folder, 'roster.mps'), join(folder, 'solution.txt')];
      writeFileSync(problem, writeMps(program.linear));
      const options = ['-sec', String(seconds), '-timeMode', 'cpu', '-solve', '-solution', solution];
      const most = String(Math.ceil(MOST_FACTOR * seconds));
      const { stdout } = spawnSync('sh', ['-c', LIMITED, most, problem, ...options], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      const bound = readBound(stdout) + program.linear.offset;
      const values = readValues(solution, program.linear.columnCount);
      if (values === null) return { objective: null, feasibleAfterSeconds: null, bound };
      const { objective, violations } = scoreRoster(model, program.picksOf(values));
      return { objective: violations < 1e-6 ? objective : null, feasibleAfterSeconds: null, bound };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** What it said last: the optimum, or the best that is still possible. */
function readBound(said: string): number {
  const optimum = /^Optimal - objective value (\S+)/m.exec(said)?.[1];
  const possible = [...said.matchAll(/(?:Lower bound:|best possible)\s+(-?[\d.]+(?:e[+-]?\d+)?)/gi)].at(
    -1,
  )?.[1];
  return Number(optimum ?? possible ?? -Infinity);
}

/** Lines of `place name value cost`, columns that are not zero only. */
function readValues(path: string, columnCount: number): Float64Array | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  const values = new Float64Array(columnCount);
  let hasAny = false;
  for (const [, column, value] of text.matchAll(/^\W*\d+\s+c(\d+)\s+(\S+)/gm)) {
    values[Number(column)] = Number(value);
    hasAny = true;
  }
  return hasAny ? values : null;
}
