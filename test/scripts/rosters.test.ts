import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { compileModel } from '../../shared/rostering/model/compile-model.ts';
import { scoreRoster } from '../../shared/rostering/score/score-roster.ts';
import { nodeArguments } from '../helpers/node-arguments.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';
import { findVariant } from '../rostering/find-variant.ts';
import { agent, problem, template } from '../rostering/problem-builder.ts';

const run = promisify(execFile);
const PATIENCE_MS = 60_000;

interface Ended {
  /** 0 where it is missing: the command succeeded. */
  readonly code?: number;
  readonly stdout: string;
  readonly stderr: string;
}

const command = (script: string, ...options: readonly string[]): Promise<Ended> =>
  run(process.execPath, [...nodeArguments(`scripts/${script}.ts`), ...options]).catch(
    (error: Ended) => error,
  );

function write(name: string, text: string): string {
  const path = join(createTemporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}

/** Two people, one early shift a day: the best roster has each of them where they are needed. */
const SMALL = problem({
  agents: [agent('ann'), agent('bo')],
  templates: [template('E', '06:00', 480)],
  cover: [
    {
      id: 'all',
      name: 'All',
      who: {},
      rows: 'day',
      needed: [2, 1, 1, 1, 1, 0, 0],
      perUnder: 10,
      perOver: 10,
    },
  ],
});

describe('npm run roster', () => {
  it(
    'makes a roster of a problem and says what it comes to by the judge',
    async () => {
      const path = write('small.json', `\uFEFF${JSON.stringify(SMALL)}`);
      const options = ['--problem', path, '--seconds', '1', '--threads', '1', '--json'];
      const { stdout, stderr } = await command('roster', ...options);
      expect(stderr).toBe('');
      const result = JSON.parse(stdout) as {
        readonly objective: number;
        readonly feasible: boolean;
        readonly violations: number;
        readonly roster: Readonly<
          Record<string, readonly { readonly day: string; readonly templateId: string }[]>
        >;
      };
      expect(result).toMatchObject({ objective: 0, feasible: true, violations: 0, conflicts: [] });
      const days = Object.values(result.roster).flatMap((shifts) => shifts.map(({ day }) => day));
      expect(days.sort()).toEqual([2, 2, 3, 4, 5, 6].map((day) => `2026-03-0${day}`));
      const model = compileModel(SMALL);
      const picks = new Uint16Array(2 * 7);
      model.agentIds.forEach((id, who) => {
        for (const { day, templateId } of result.roster[id]!) {
          const at = Number(day.slice(-2)) - 2;
          picks[who * 7 + at] = findVariant(model, who, at, templateId);
        }
      });
      expect(scoreRoster(model, picks).objective).toBe(result.objective);
    },
    PATIENCE_MS,
  );

  it(
    'names the rules and people that no roster can keep together',
    async () => {
      const [contract] = SMALL.contracts;
      const path = write(
        'impossible.json',
        JSON.stringify({
          ...SMALL,
          contracts: [{ ...contract, minutesPerWeek: { hardMin: 2400 } }],
          rules: [{ rule: 'consecutive-days', settings: { days: { hardMax: 1 } } }],
        }),
      );
      const { stdout } = await command('roster', '--problem', path, '--seconds', '1', '--threads', '1');
      const { feasible, conflicts } = JSON.parse(stdout) as {
        readonly feasible: boolean;
        readonly conflicts: readonly {
          readonly parts: readonly { readonly rule: string; readonly agentId: string }[];
        }[];
      };
      expect(feasible).toBe(false);
      expect(conflicts[0]!.parts.map(({ rule }) => rule)).toContain('contract-hours');
      expect(['ann', 'bo']).toContain(conflicts[0]!.parts[0]!.agentId);
    },
    PATIENCE_MS,
  );

  it.each<readonly [string, () => readonly string[], RegExp]>([
    [
      'no such file',
      () => ['--problem', '/nowhere/small.json'],
      /--problem \(\/nowhere\/small.json\) cannot be read.*Write where the problem is/,
    ],
    [
      'no JSON',
      () => ['--problem', write('cut.json', '{ "name": ')],
      /cut.json is no JSON: .*missing comma or bracket/,
    ],
    [
      'a problem that cannot be',
      () => ['--problem', write('bad.json', JSON.stringify({ ...SMALL, agents: [] }))],
      /agents \(a list of 0\) must be a list of 1 to 10000/,
    ],
    [
      'no time',
      () => ['--problem', write('small.json', JSON.stringify(SMALL)), '--seconds', '0'],
      /--seconds \(0\) must be a number above 0. Write e.g. --seconds 60/,
    ],
    [
      'more threads than cores',
      () => ['--problem', write('small.json', JSON.stringify(SMALL)), '--threads', '1e9'],
      /--threads \(1e9\) must be a whole number from 1 to \d+, the cores of this machine/,
    ],
  ])(
    'says in words what is wrong: %s',
    async (_, options, words) => {
      const { code, stdout, stderr } = await command('roster', ...options());
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(words);
      expect(stderr).not.toMatch(/^ +at /m);
    },
    PATIENCE_MS,
  );
});

const INSTANCE = `SECTION_HORIZON
7

SECTION_SHIFTS
E,480,

SECTION_STAFF
A,E=7,2400,960,3,1,1,1
B,E=7,2400,960,3,1,1,1

SECTION_DAYS_OFF
A,0

SECTION_SHIFT_ON_REQUESTS
A,2,E,3

SECTION_SHIFT_OFF_REQUESTS
B,1,E,5

SECTION_COVER
0,E,1,100,1
1,E,1,100,1
2,E,1,100,1
`;

describe('npm run bench:roster', () => {
  it(
    'solves the instances of a folder in their order and tells each, what is none too, and all together at last',
    async () => {
      const folder = createTemporaryFolder();
      for (const name of ['Small10', 'Small9']) writeFileSync(join(folder, `${name}.txt`), INSTANCE);
      writeFileSync(join(folder, 'notes.md'), 'no instance');
      writeFileSync(join(folder, 'Bad.txt'), 'SECTION_HORIZON\nmany\n');
      const { code, stdout, stderr } = await command(
        'bench-roster',
        '--instances',
        folder,
        '--seconds',
        '1',
        '--json',
      );
      const lines = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object);
      // A is off on day 0 and would like day 2; B works day 0, and A day 1 for B.
      expect(lines).toMatchObject([
        { instance: 'Small9', objective: 0, feasible: true, bound: 0, seed: 1 },
        { instance: 'Small10', objective: 0, feasible: true },
        { instances: 3, feasible: 2, meanGapToBestRatio: null },
      ]);
      expect(code).toBe(1);
      expect(stderr).toMatch(/^Bad\.txt: SECTION_HORIZON.*\(many\) must be a whole number/);
    },
    PATIENCE_MS,
  );

  it.each<readonly [string, () => readonly string[], RegExp]>([
    [
      'no such folder',
      () => ['--instances', '/nowhere'],
      /--instances \(\/nowhere\) cannot be read.*Write the folder/,
    ],
    ['a folder without instances', () => ['--instances', emptyFolder()], /has no .txt files/],
  ])(
    'says in words what is wrong: %s',
    async (_, options, words) => {
      const { code, stdout, stderr } = await command('bench-roster', ...options(), '--seconds', '1');
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(words);
      expect(stderr).not.toMatch(/^ +at /m);
    },
    PATIENCE_MS,
  );
});

function emptyFolder(): string {
  const folder = join(createTemporaryFolder(), 'instances');
  mkdirSync(folder);
  return folder;
}
