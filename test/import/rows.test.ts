import { asWritten, wordMessage } from '../../shared/messages/message.ts';
import { describe, expect, it } from 'vitest';
import { createRowsReader } from '../../server/imports/read-rows.ts';
import { createRowShower } from '../../server/imports/show-row.ts';
import { createTally } from '../../shared/floor/tally.ts';
import { EXPORT_COLUMNS, exportCall, exportQueueInterval } from '../../shared/history/export-rows.ts';
import type { QueueInterval } from '../../shared/history/roll-ups.ts';
import { listGaps, writeGaps } from '../../shared/history/tally-gaps.ts';
import { findUntoldMetrics } from '../../shared/import/find-untold-metrics.ts';
import { guessOptions, guessDelimiter } from '../../shared/import/guess-options.ts';
import type { ImportOptions } from '../../shared/import/import-format.ts';
import { RepeatCounter } from '../../shared/import/repeat-counter.ts';
import { writeRefused } from '../../shared/import/write-refused.ts';
import {
  createEmptySite,
  DEFAULT_SERVICE_RULE,
  type ServiceLevelFormula,
  type Site,
} from '../../shared/site/site.ts';
import { Random } from '../helpers/random.ts';

const NOW_MS = Date.UTC(2026, 11, 1);
const SITE: Site = {
  ...createEmptySite('Etc/UTC'),
  queues: [
    {
      id: 'a',
      name: { en: 'a' },
      priority: 5,
      rules: [DEFAULT_SERVICE_RULE, { ...DEFAULT_SERVICE_RULE, from: '2026-11-21', answerWithinSeconds: 30 }],
    },
  ],
};

function read(
  text: string,
  change: Partial<ImportOptions> = {},
  agentNamed = (name: string) => `id of ${name}`,
) {
  const [header = [], ...rows] = text.split('\n').map((line) => line.split(','));
  const options: ImportOptions = {
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ',',
    sheet: null,
    timeZone: 'Etc/UTC',
    repeatedTime: 'earlier',
    skippedTime: 'shift',
    ...guessOptions(header, rows, 'Etc/UTC'),
    ...change,
  };
  const show = createRowShower(header, options, 'kept');
  const readRows = createRowsReader({ header, options, site: SITE, agentNamed, nowMs: NOW_MS, show });
  return { options, ...readRows(rows.map((cells, index) => ({ row: index + 2, cells }))) };
}

const call = (head: string, row: string) => {
  const { calls, refused } = read(`queue,offeredAt,${head}\na,2026-11-20 08:00:00,${row}`);
  return calls[0] ?? wordMessage(refused[0]!.reason, 'en');
};

describe('rows of calls', () => {
  it('IM16 who an agent is has no part in the id: a namesake does not bring the file in twice', () => {
    const file =
      'queue,offeredAt,wait,talk,agentName\na,2026-11-20 08:00:00,9,60,Ann\na,2026-11-20 08:00:00,9,60,Bob';
    const known = read(file).calls;
    const unknown = read(file, {}, (name) => name).calls;
    expect(known[0]!.agentId).not.toBe(unknown[0]!.agentId);
    expect(known.map(({ callId }) => callId)).toEqual(unknown.map(({ callId }) => callId));
    expect(known[0]!.callId).not.toBe(known[1]!.callId);
  });

  it('IM10 an answer, a talk or, where neither has a column, an agent says that a call was answered', () => {
    expect(call('answeredAt', '2026-11-20 08:00:09')).toMatchObject({ outcome: 'answered', waitMs: 9000 });
    expect(call('wait,talk', '9,60')).toMatchObject({ outcome: 'answered', handled: true, talkMs: 60_000 });
    expect(call('wait,agent', '9,7')).toMatchObject({ outcome: 'answered', agentId: '7', handled: false });
    expect(call('wait,talk,agent', '9,,7')).toMatchObject({ outcome: 'abandoned', agentId: null });
    expect(call('wait,agent', '9,')).toMatchObject({ outcome: 'abandoned', waitMs: 9000 });
  });

  it('IM11 a wait that is not stated is the time until the answer, or until the end of who was not answered', () => {
    expect(call('endedAt,outcome', '2026-11-20 08:00:40,abandoned')).toMatchObject({ waitMs: 40_000 });
    expect(call('endedAt,talk,outcome', '2026-11-20 08:01:10,60,answered')).toMatchObject({ waitMs: 10_000 });
    expect(call('endedAt,outcome', ',abandoned')).toContain('does not say how long the caller waited');
  });

  it('IM12 a stated wait wins, unless it is longer than there was time', () => {
    expect(call('wait,answeredAt', '5,2026-11-20 08:00:09')).toMatchObject({ waitMs: 5000 });
    expect(call('wait,answeredAt', '90,2026-11-20 08:00:09')).toContain('wait (90 s) is longer than');
  });

  it('IM13 talk is stated or worked out, without hold; unknown, the call is not handled', () => {
    const times = '2026-11-20 08:00:10,2026-11-20 08:01:10';
    expect(call('answeredAt,endedAt', times)).toMatchObject({ talkMs: 60_000, handled: true });
    expect(call('answeredAt,endedAt,hold', `${times},20`)).toMatchObject({ talkMs: 40_000, holdMs: 20_000 });
    expect(call('answeredAt,endedAt,talk,hold', `${times},60,20`)).toMatchObject({ talkMs: 40_000 });
    expect(call('answeredAt,endedAt,talk,hold', `${times},50,40`)).toContain(
      'is longer than from the answer',
    );
    expect(call('answeredAt', '2026-11-20 08:00:10')).toMatchObject({ handled: false, talkMs: 0 });
  });

  it.each([
    ['answeredAt', '2026-11-20 07:00:00', 'answeredAt is before offeredAt'],
    ['outcome,answeredAt', 'abandoned,2026-11-20 08:00:10', 'but answeredAt says it was'],
    ['outcome,wait,talk', 'abandoned,5,60', 'but talk says it was'],
    ['outcome,wait,flowOutReason', 'answered,5,timeout', 'Leave one of them out'],
    ['outcome,wait', 'waiting,5', 'still waited'],
    ['wait,agent,callId', `1,2,${'x'.repeat(201)}`, 'at most 200 characters'],
  ])('IM14 refuses what contradicts itself: %s', (head, row, rule) => {
    expect(call(head, row)).toContain(rule);
  });

  it('IM15 a call has the rule of its queue and site day', () => {
    const { calls } = read(
      'queue,offeredAt,wait,agent\na,2026-11-20 23:59:59,1,7\na,2026-11-21 00:00:00,1,7',
    );
    expect(calls.map(({ answerWithinMs }) => answerWithinMs)).toEqual([20_000, 30_000]);
  });

  it('IM16 rows without an id get one of their own; the same of every format, equal ones numbered', () => {
    const text =
      'queue,offeredAt,wait,agent\na,2026-11-20 08:00:00,1,7\na,20/11/2026 8:00,0:01,7\na,2026-11-20 08:00:00,2,7';
    const [first, second, third] = read(text, { dateOrder: 'day-month-year' }).calls.map(
      ({ callId }) => callId,
    );
    expect(first).toMatch(/^~[a-z0-9]+$/);
    expect(second).toBe(`${first}-2`);
    expect(third).not.toContain(first);
  });

  it('IM17 an agent known by name alone gets the id of who has that name', () => {
    expect(read('queue,offeredAt,wait,agent name\na,2026-11-20 08:00:00,1,Anna').calls[0]!.agentId).toBe(
      'id of Anna',
    );
  });

  it('IM18 ragged rows are refused, empty ones passed over', () => {
    const { calls, refused } = read(
      'queue,offeredAt,wait,agent\na,2026-11-20 08:00:00,1\n,,,\na,2026-11-20 08:00:00,1,7,,\na,2026-11-20 08:00:00,1,7,x',
    );
    expect(calls).toHaveLength(1);
    expect(refused.map(({ row, reason }) => [row, wordMessage(reason, 'en').slice(0, 38)])).toEqual([
      [2, 'The row has 3 cells, the header 4. Quo'],
      [5, 'The row has 5 cells, the header 4. Quo'],
    ]);
  });
});

it.each([
  ['answered', true, 62_500],
  ['answered', false, 0],
  ['abandoned', false, 0],
] as const)('IM13 our own export comes back as it was: %s, handled %s', (outcome, handled, talkMs) => {
  const kept = {
    callId: 'c1',
    offeredAtMs: Date.UTC(2026, 10, 20, 8),
    queueId: 'a',
    outcome,
    flowOutReason: null,
    waitMs: 9250,
    handled,
    talkMs,
    holdMs: handled ? 1000 : 0,
    wrapUpMs: handled ? 2000 : 0,
    agentId: outcome === 'answered' ? '7' : null,
    callerNumber: null,
    answerWithinMs: 20_000,
    shortAbandonMs: 5000,
  };
  const row = exportCall({ ...kept, importNo: 0 }, (atMs) => new Date(atMs).toISOString(), 'whole');
  const columns = EXPORT_COLUMNS.calls;
  const { calls, refused } = read(
    `${columns.join(',')}\n${columns.map((name) => String(row[name] ?? '')).join(',')}`,
  );
  expect(refused).toEqual([]);
  expect(calls).toEqual([kept]);
});

describe('rows of counts', () => {
  const HEAD = 'queue,start,offered,answered,abandoned';
  it('IM20 are kept whole at their start', () => {
    const { options, intervals } = read(
      `${HEAD}\na,2026-11-20 08:00-08:30,10,8,2\na,2026-11-20 08:30-09:00,5,5,0`,
    );
    expect(options).toMatchObject({ kind: 'intervals', intervalMinutes: 30 });
    expect(intervals.map(({ startMs, tally }) => [startMs, tally.offered])).toEqual([
      [Date.UTC(2026, 10, 20, 8), 10],
      [Date.UTC(2026, 10, 20, 8, 30), 5],
    ]);
    expect(read(`${HEAD}\na,2026-11-20 08:10,1,1,0\na,2026-11-20 08:15,1,1,0`).refused[0]!.reason).toEqual({
      code: 'start-off-the-clock',
      column: 'start',
      minutes: 15,
    });
  });

  it.each([
    ['offered,answered,abandoned', '10,7,2', { answered: 7, abandoned: 2, flowedOut: 1 }],
    ['offered,answered', '10,7', { answered: 7, abandoned: 3, flowedOut: 0 }],
    ['offered,abandoned', '10,3', { answered: 7, abandoned: 3, flowedOut: 0 }],
    ['offered,answered,flowedOut', '10,7,1', { answered: 7, abandoned: 2, flowedOut: 1, flowedOutOther: 1 }],
    ['offered,answered,abandoned,flowedOut', '10,7,2,1', { flowedOut: 1, flowedOutOther: 1 }],
  ])('IM21 what has no column is worked out: %s', (head, row, tally) => {
    expect(
      read(`queue,start,${head}\na,2026-11-20 08:15,${row}\na,2026-11-20 08:00,${row}`).intervals[0]!.tally,
    ).toMatchObject(tally);
  });

  it('IM22 books that do not balance are refused with their numbers', () => {
    const { refused } = read(`${HEAD},flowedOut\na,2026-11-20 08:15,10,7,2,0\na,2026-11-20 08:00,10,9,2,0`);
    expect(refused.map(({ reason }) => wordMessage(reason, 'en').slice(0, 75))).toEqual([
      'offered (10) must be answered (7) + abandoned (2) + flowed out (0) = 9. Cor',
      'offered (10) must be answered (9) + abandoned (2) + flowed out (0) = 11. Co',
    ]);
  });

  it('IM23 averages become sums', () => {
    const { intervals } = read(
      `${HEAD},ASA,AHT,ACW\na,2026-11-20 08:15,10,8,2,12.5,1:40,10\na,2026-11-20 08:00,0,0,0,,,`,
    );
    expect(intervals[0]!.tally).toMatchObject({
      sumAnswerWaitMs: 100_000,
      handled: 8,
      sumTalkMs: 720_000,
      sumWrapUpMs: 80_000,
    });
  });
});

describe('what counts do not tell', () => {
  const NEVER = ['abandon-wait', 'flow-out-wait'];
  const untold = (head: string, row: string) => {
    const { intervals, refused } = read(
      `queue,start,offered,answered,abandoned${head}\na,2026-11-20 08:15,${row}\na,2026-11-20 08:00,${row}`,
    );
    return intervals[0]
      ? listGaps(intervals[0].gaps!).filter((gap) => !NEVER.includes(gap))
      : wordMessage(refused[0]!.reason, 'en');
  };
  const ALL_WAITS = ['answered-within-target', 'abandoned-within-target', 'short-abandons', 'answer-wait'];
  const HANDLING = ['handled', 'handle-time', 'talk', 'hold', 'wrap-up'];

  it.each([
    ['no more columns', '', '10,8,2', [...ALL_WAITS, 'longest-wait', ...HANDLING]],
    [
      'counts, also where their cells are empty',
      ',answeredWithinTarget,abandonedWithinTarget,shortAbandons',
      '10,8,2,,,',
      ['answer-wait', 'longest-wait', ...HANDLING],
    ],
    ['waits', ',ASA,longestWaitSeconds', '10,8,2,5,30', [...ALL_WAITS.slice(0, 3), ...HANDLING]],
    [
      'waits with empty cells',
      ',ASA,longestWaitSeconds',
      '10,8,2,,',
      [...ALL_WAITS, 'longest-wait', ...HANDLING],
    ],
    [
      'waits with empty cells where nothing was',
      ',ASA,longestWaitSeconds',
      '0,0,0,,',
      [...ALL_WAITS.slice(0, 3), ...HANDLING],
    ],
  ] as const)('IM24 of %s', (_, head, row, gaps) => {
    expect(untold(head, row)).toEqual(gaps);
  });

  it('IM24 a count is not told by its column alone: where nobody was answered there is no difference', () => {
    expect(untold('', '5,0,5')).toEqual(untold('', '5,5,0'));
  });

  it.each([
    ['AHT', '100', ['talk', 'hold', 'wrap-up'], [100, 0, 0]],
    ['AHT,ATT', '100,80', ['hold'], [80, 0, 20]],
    ['AHT,ACW', '100,30', ['hold'], [70, 0, 30]],
    ['AHT,ACW,avg hold', '100,30,10', [], [60, 10, 30]],
    ['ATT,ACW', '80,20', ['hold'], [80, 0, 20]],
    ['ATT,ACW,avg hold', '80,20,5', [], [80, 5, 20]],
    ['ATT', '80', ['handle-time', 'hold', 'wrap-up'], [80, 0, 0]],
    ['ACW', '20', ['handle-time', 'talk', 'hold'], [0, 0, 20]],
    ['ATT,ACW', '80,', ['handle-time', 'hold', 'wrap-up'], [80, 0, 0]],
  ] as const)('IM25 of %s of %s', (head, row, gaps, [talk, hold, wrapUp]) => {
    expect(untold(`,${head}`, `10,8,2,${row}`).slice(5)).toEqual(gaps);
    const { tally } = read(
      `queue,start,offered,answered,abandoned,${head}\na,2026-11-20 08:15,10,8,2,${row}\na,2026-11-20 08:00,10,8,2,${row}`,
    ).intervals[0]!;
    expect([tally.handled, tally.sumTalkMs, tally.sumHoldMs, tally.sumWrapUpMs]).toEqual([
      8,
      ...[talk, hold, wrapUp].map((seconds) => 8000 * seconds),
    ]);
  });

  it('IM26 our own export says it itself', () => {
    const row: QueueInterval = {
      queueId: 'a',
      startMs: Date.UTC(2026, 10, 20, 8),
      tally: { ...createTally(), offered: 10, answered: 8, answeredWithinTarget: 7, abandoned: 2 },
      gaps: writeGaps(['short-abandons', 'answer-wait']),
    };
    const write = (atMs: number) => new Date(atMs).toISOString();
    const told = exportQueueInterval({ ...row, gaps: 0 }, write);
    const exported = exportQueueInterval(row, write);
    expect(exported).toMatchObject({ answeredWithinTarget: 7, shortAbandons: null, sumAnswerWaitMs: null });
    expect(told).toMatchObject({ shortAbandons: 0, sumAnswerWaitMs: 0, untold: null });
    const columns = EXPORT_COLUMNS['queue-intervals'];
    const line = (values: typeof told) => columns.map((name) => values[name] ?? '').join(',');
    const { intervals } = read([columns.join(','), line(exported), line(told)].join('\n'));
    expect(intervals.map(({ gaps }) => listGaps(gaps!).includes('short-abandons'))).toEqual([true, false]);
    expect(intervals[0]!.tally).toMatchObject({ offered: 10, answeredWithinTarget: 7, shortAbandons: 0 });
  });

  it('IM26 another word is refused', () => {
    expect(untold(',untold', '10,8,2,waits')).toContain(
      'untold ("waits") must name what the row does not tell',
    );
  });

  it('IM27 figures that a file leaves open, by the rules of its queues', () => {
    const figures = (head: string, row: string, formula: ServiceLevelFormula = 'short-abandons-out') =>
      findUntoldMetrics(
        read(
          `queue,start,offered,answered,abandoned${head}\na,2026-11-20 08:15,${row}\na,2026-11-20 08:00,0,0,0`,
        ).intervals,
        () => ({ ...DEFAULT_SERVICE_RULE, serviceLevelFormula: formula }),
      );
    expect(figures(',answeredWithinTarget,ASA,AHT', '10,8,2,7,5,100')).toEqual({
      unknown: [
        'short-abandons',
        'average-time-to-abandon',
        'longest-wait',
        'average-talk',
        'average-hold',
        'average-wrap-up',
      ],
      roughly: ['service-level', 'abandonment'],
    });
    expect(figures(',answeredWithinTarget', '10,8,2,7', 'all-departures').unknown).toContain('service-level');
    expect(figures('', '0,0,0')).toEqual({ unknown: [], roughly: [] });
  });
});

describe('guesses', () => {
  it.each([
    [
      '呼入时间,接通时间,挂机时间,技能组,排队时长,通话时长,坐席工号,坐席姓名,结果,主叫号码',
      'offeredAt,answeredAt,endedAt,queue,wait,talk,agent,agentName,outcome,caller',
    ],
    ['呼叫编号,来电时间,队列,状态', 'callId,offeredAt,queue,outcome'],
    ['進線時間,佇列,等待時間,通話時間,話後時間,客服,狀態', 'offeredAt,queue,wait,talk,wrapUp,agent,outcome'],
    [
      'Offered,Skill Group,Queue Time (sec),Talk Time,Hold Time,ACW,Agent ID,Disposition,ANI',
      'offeredAt,queue,wait,talk,hold,wrapUp,agent,outcome,caller',
    ],
  ])('IM30 of calls: %s', (header, fields) => {
    const { kind, columns } = guessOptions(header.split(','), [], 'Etc/UTC');
    expect(kind).toBe('calls');
    expect(Object.values(columns).sort()).toEqual(fields.split(',').sort());
    expect(header.split(',').map((name) => columns[name])).toEqual(fields.split(','));
  });

  it.each([
    [
      '时段,技能组,呼入量,接通量,20秒内接通量,放弃量,平均排队时长,平均通话时长',
      'start,queue,offered,answered,answeredWithinTarget,abandoned,averageWaitSeconds,averageTalkSeconds',
    ],
    [
      'Interval,Queue,Calls Offered,Calls Answered,Abandoned,ASA,AHT',
      'start,queue,offered,answered,abandoned,averageWaitSeconds,averageHandleSeconds',
    ],
  ])('IM30 of counts: %s', (header, fields) => {
    const row = header.split(',').map((_, index) => (index === 0 ? '2026-11-20 08:00' : '5'));
    const { kind, columns } = guessOptions(header.split(','), [row], 'Etc/UTC');
    expect([kind, ...header.split(',').map((name) => columns[name])]).toEqual([
      'intervals',
      ...fields.split(','),
    ]);
  });

  it('IM31 date and time in two columns are one moment', () => {
    const { calls } = read(
      'Date,Time,Queue,Wait,Result\n20/11/2026,08:00:05,a,3,abandoned\n13/11/2026,09:00,a,3,abandoned',
    );
    expect(calls[0]!.offeredAtMs).toBe(Date.UTC(2026, 10, 20, 8, 0, 5));
  });

  it('IM32 the delimiter is what cuts lines alike', () => {
    expect(guessDelimiter(['a;b,c;d', '1;2,5;3'])).toBe(';');
    expect(guessDelimiter(['a\tb', '1\t2'])).toBe('\t');
    expect(guessDelimiter(['a', 'b'])).toBe(',');
  });

  it('IM33 the order of dates and the unit of lengths are told by the values', () => {
    expect(read('queue,offeredAt,wait,agent\na,11/20/2026 8:00 PM,1,7').options.dateOrder).toBe(
      'month-day-year',
    );
    expect(read('queue,offeredAt,wait ms,agent\na,2026-11-20 08:00,12,7').options.durationUnit).toBe(
      'milliseconds',
    );
    expect(read('queue,offeredAt,wait,agent\na,2026-11-20 08:00,12000,7').options.durationUnit).toBe(
      'milliseconds',
    );
  });

  it.each([
    ['average wait (min)', '1.5', 90_000],
    ['averageWaitMs', '90000', 90_000],
    ['ASA (sec)', '90', 90_000],
    ['average_wait_ms', '900', 900],
    ['averagewaitms', '900', 900],
    ['平均等待时长(分钟)', '1.5', 90_000],
    ['平均等待時長（毫秒）', '900', 900],
    ['average wait', '1:30', 90_000],
    ['average wait (min)', '1:30', 90_000],
    ['average wait', '90000', 90_000],
    ['average wait', '90', 90_000],
  ])('IM33 the unit of averages is told too: %s of %s', (name, value, sumMs) => {
    const { options, intervals, refused } = read(
      `queue,start,offered,answered,abandoned,${name}\na,2026-11-20 08:15,1,1,0,${value}`,
    );
    expect(refused).toEqual([]);
    expect(options.columns[name]).toBe('averageWaitSeconds');
    expect(intervals[0]!.tally.sumAnswerWaitMs).toBe(sumMs);
  });

  it('IM33 the longest wait of our own export is in milliseconds', () => {
    const { options, intervals } = read(
      'queue,start,offered,answered,abandoned,longestWaitMs\na,2026-11-20 08:15,1,1,0,4000',
    );
    expect(options.durationUnit).toBe('milliseconds');
    expect(intervals[0]!.tally.longestWaitMs).toBe(4000);
  });

  it('IM33 where the header states several units, each column is read in its own', () => {
    const { calls, options } = read(
      'queue,offeredAt,wait (sec),talk (min),hold\na,2026-11-20 08:00:00,30,2,5',
    );
    expect(calls[0]).toMatchObject({ waitMs: 30_000, talkMs: 120_000, holdMs: 5000 });
    expect(options.durationUnit).toBe('seconds');
    const { intervals } = read(
      'queue,start,offered,answered,abandoned,average wait (sec),average talk (min)\na,2026-11-20 08:15,2,2,0,30,2',
    );
    expect(intervals[0]!.tally).toMatchObject({ sumAnswerWaitMs: 60_000, sumTalkMs: 240_000 });
  });

  it('IM33 a unit that was chosen wins over the only one of the header', () => {
    const file = 'queue,offeredAt,wait (min),talk\na,2026-11-20 08:00:00,30,60';
    expect(read(file, { durationUnit: 'seconds' }).calls[0]).toMatchObject({
      waitMs: 30_000,
      talkMs: 60_000,
    });
  });
});

it('IM34 refused rows are written so that no spreadsheet takes one for a formula', () => {
  expect(writeRefused([{ row: 2, reason: asWritten('x, y'), text: '=1+1' }], 'en')).toBe(
    '2,"x, y",\'=1+1\r\n',
  );
});

it('IM16 repeats are counted among many keys, seed 5', () => {
  const random = new Random(5);
  const counter = new RepeatCounter();
  const counts = new Map<number, number>();
  for (let times = 0; times < 50_000; times += 1) {
    const key = random.whole(0, 20_000) * 4_503_599_627 + 1;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    expect(counter.count(key)).toBe(counts.get(key));
  }
});
