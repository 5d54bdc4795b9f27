import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CourseDays } from '../../scripts/verify-history/course-days.ts';
import { Differences } from '../../scripts/verify-history/differences.ts';
import { planCourses, type Course } from '../../scripts/verify-history/plan-courses.ts';
import { type CourseRun, runCourse } from '../../scripts/verify-history/run-course.ts';
import { checkTables } from '../../scripts/verify-history/tables/check-tables.ts';
import type { HistoryReader } from '../../server/ports/history-answers.ts';
import type { Tables } from '../../server/stores/sql/tables.ts';
import { type Grain, GRAINS, type HistoryRow, SUBJECT_KINDS } from '../../shared/history/query.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';

/** A small site of two days over the night in which an hour comes twice, on a bad line, restarted once. */
function smallCourse(): Course {
  const [course] = planCourses(2, 5);
  const { model } = course!;
  return {
    ...course!,
    line: 'bad',
    restarts: ['snapshot'],
    model: {
      ...model,
      agents: model.agents.filter((_, index) => index % 4 === 0),
      queues: model.queues.map((queue) => ({ ...queue, callsPerDay: queue.callsPerDay / 8 })),
    },
  };
}

async function verify(
  differences: Differences,
  hooks: Pick<CourseRun, 'beforeCheck' | 'afterwards'>,
): Promise<CourseDays> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'floorcast-verify-'));
  try {
    return await runCourse({
      course: smallCourse(),
      places: { dataFolder, databaseUrl: null },
      differences,
      ...hooks,
    });
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

type Change = (rows: readonly HistoryRow[]) => readonly HistoryRow[];

/** A reader in each of whose tables the first rows are other ones. */
function withFirstRows(reader: HistoryReader, change: Change): HistoryReader {
  return {
    ...reader,
    async *readRows(query, locale) {
      let isFirst = true;
      for await (const rows of reader.readRows(query, locale)) {
        yield isFirst ? change(rows) : rows;
        isFirst = false;
      }
    },
  };
}

/** Changes figures of the first row. */
function changeFigures(isChanged: (metric: string) => boolean): Change {
  return ([row, ...others]) => [
    {
      ...row!,
      figures: Object.fromEntries(
        Object.entries(row!.figures).map(([metric, figure]) => [
          metric,
          isChanged(metric) ? { ...figure, numerator: figure.numerator + 1 } : figure,
        ]),
      ),
    },
    ...others,
  ];
}

/** One table a period, subject and choice of queues: all, or some. */
const TABLES_A_GRAIN = SUBJECT_KINDS.length * 2;

describe('the check of the history, seed 5', () => {
  const clean = new Differences();
  let kinds: CourseDays;
  const planted = new Map<string, number>();
  let figuresOfWeeks = 0;

  beforeAll(async () => {
    kinds = await verify(clean, {
      afterwards: async (check, days) => {
        const find = async (name: string, grains: readonly Grain[], change: Change) => {
          const differences = new Differences();
          const reader = withFirstRows(check.reader, change);
          await checkTables({ ...check, reader, differences }, days, grains);
          planted.set(name, differences.count);
        };
        await find(
          'a figure',
          GRAINS,
          changeFigures((metric) => metric === 'answered'),
        );
        await find('every figure', ['week'], (rows) => {
          figuresOfWeeks += Object.keys(rows[0]!.figures).length;
          // A longest wait that is too long is let pass on a bad line.
          return changeFigures((metric) => metric !== 'longest-wait')(rows);
        });
        await find('a row', ['month'], (rows) => rows.slice(1));
        await find('a period', ['year'], ([row, ...others]) => [
          { ...row!, period: { ...row!.period, isPartial: !row!.period.isPartial } },
          ...others,
        ]);
      },
    });
  }, 120_000);

  test('finds no difference in two days of 25 and 24 hours', () => {
    expect(clean.listed).toEqual([]);
    expect(clean.figures).toBeGreaterThan(100_000);
    expect(kinds).toMatchObject({ daysOf23Hours: 0, daysOf25Hours: 1, daysFromOtherTimes: 0 });
  });

  test('finds one figure that differs in every table, from intervals to the whole, by each kind of subject', () => {
    expect(planted.get('a figure')).toBe(GRAINS.length * TABLES_A_GRAIN);
  });

  test('finds every figure that differs, of queues, teams and agents', () => {
    const longestWaits = 4;
    expect(planted.get('every figure')).toBe(figuresOfWeeks - longestWaits);
    expect(figuresOfWeeks).toBeGreaterThan(100);
  });

  test('finds a row that is missing and a period that is another', () => {
    expect(planted.get('a row')).toBe(TABLES_A_GRAIN);
    expect(planted.get('a period')).toBe(TABLES_A_GRAIN);
  });
});

/** Adds one to a number of the first row of a table that has some of it. */
async function addOne(
  database: Kysely<Tables>,
  table: 'queue_intervals' | 'queue_days' | 'agent_intervals' | 'agent_days',
  column: string,
): Promise<void> {
  const start = table.endsWith('_days') ? 'day' : 'start_ms';
  const names = ['queue_no', start, ...(table.startsWith('agent') ? ['agent_no'] : [])];
  const key = sql.join(names.map((name) => sql.ref(name)));
  const [counted, of] = [sql.ref(column), sql.table(table)];
  await sql`
    update ${of} set ${counted} = ${counted} + 1
    where (${key}) = (select ${key} from ${of} where ${counted} > 3 order by ${key} limit 1)`.execute(
    database,
  );
}

describe('the check of the history, with a store that was tampered with, seed 5', () => {
  const differences = new Differences(Infinity);
  const finds = (wanted: RegExp) =>
    expect(
      differences.listed.some((line) => wanted.test(line)),
      `${wanted}`,
    );

  beforeAll(async () => {
    let isFirst = true;
    await verify(differences, {
      beforeCheck: async ({ stores }) => {
        if (!isFirst) return;
        isFirst = false;
        await stores.engine.write(async (transaction) => {
          await addOne(transaction, 'queue_intervals', 'offered');
          await addOne(transaction, 'queue_days', 'answered');
          await addOne(transaction, 'agent_intervals', 'ready_ms');
          await addOne(transaction, 'agent_days', 'sum_talk_ms');
        });
      },
    });
  }, 120_000);

  test('finds one call too many in one quarter hour: beside the floor, in the recount, in the books', () => {
    finds(/: interval \S+ of \S+ offered:/).toBe(true);
    finds(/recounted \S+ \d+ offered:/).toBe(true);
    finds(/books of \S+ \d+:/).toBe(true);
    finds(/offered, from its calls/).toBe(true);
    for (const grain of ['interval', 'hour'])
      finds(new RegExp(`: ${grain} by (site|queue), .* offered:`)).toBe(true);
  });

  test('finds one call too many on one day', () => {
    finds(/: day \S+ of \S+ answered:/).toBe(true);
    finds(/recounted \S+ [-\d]+ answered:/).toBe(true);
    finds(/: day by (site|queue), .* answered:/).toBe(true);
  });

  test('finds a millisecond of an agent at work', () => {
    finds(/recounted agent \S+ whole \d+ readyMs:/).toBe(true);
    for (const by of ['team', 'agent']) finds(new RegExp(`: interval by ${by}, .* ready-time:`)).toBe(true);
  });

  test('finds a millisecond of a conversation in every longer period', () => {
    finds(/recounted agent \S+ whole [-\d]+ sumTalkMs:/).toBe(true);
    for (const grain of ['day', 'week', 'month', 'year', 'whole'])
      for (const by of ['team', 'agent'])
        finds(new RegExp(`: ${grain} by ${by}, .* average-talk:`)).toBe(true);
  });
});

describe('the days that are checked', () => {
  test('are of 23 and 25 hours, begin at other times than midnight, and have night shifts over their end', () => {
    const courses = planCourses(50, 1);
    const hours = courses.flatMap(({ site, firstDay, days }) => {
      const calendar = createSiteCalendar(site);
      return Array.from({ length: days }, (_, index) => {
        const { fromMs, toMs } = calendar.dayNamed(calendar.addDays(firstDay, index));
        return (toMs - fromMs) / 3_600_000;
      });
    });
    expect(hours).toHaveLength(50);
    expect(hours.filter((length) => length === 23).length).toBeGreaterThan(3);
    expect(hours.filter((length) => length === 25).length).toBeGreaterThan(2);
    expect(courses.filter(({ site }) => site.dayStartsAt !== '00:00').length).toBeGreaterThan(5);
    const nights = courses.filter(({ model }) => model.shifts.some(({ endMinute }) => endMinute > 1_500));
    expect(nights.length).toBeGreaterThan(3);
    expect(nights.length).toBeLessThan(courses.length);
  });
});
