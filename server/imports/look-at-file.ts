import type { CallRecord } from '../../shared/history/call-record.ts';
import type { QueueInterval } from '../../shared/history/roll-ups.ts';
import { writeGaps, type TallyGap } from '../../shared/history/tally-gaps.ts';
import {
  CALL_FIELDS,
  INTERVAL_FIELDS,
  type ImportOptions,
  type RefusedRow,
} from '../../shared/import/import-format.ts';
import type { Message } from '../../shared/messages/message.ts';
import { ALL_TOLD, findUntoldMetrics } from '../../shared/import/find-untold-metrics.ts';
import { guessOptions } from '../../shared/import/guess-options.ts';
import { createRuleFinder } from '../../shared/import/rule-finder.ts';
import { maskNumber } from '../../shared/site/mask-number.ts';
import { createLocalClock, type LocalClock } from '../../shared/time/local-clock.ts';
import { LogHistory } from '../../shared/queue-log/log-history.ts';
import { FloorcastError } from '../floorcast-error.ts';
import { createAgentNames } from './agent-names.ts';
import { readBeginning } from './byte-file.ts';
import { findFileShape, type FileShape } from './file-shape.ts';
import type { FileLook, LookTask } from './import-messages.ts';
import { openTable } from './open-table.ts';
import { createRowsReader } from './read-rows.ts';
import { createMaskingShower, hideNumbers } from './show-row.ts';
import type { RawRow } from './table.ts';

const ROWS_LOOKED_AT = 500;
const ROWS_SHOWN = 20;
const SAMPLES = 5;
const LONGEST_SAMPLE = 100;
const LOG_BYTES = 1024 * 1024;

/**
 * What a file looks like, read as asked or as it is guessed. A file that nothing can be read of has a `problem`.
 *
 * @throws FloorcastError `bad-request` for what is no file of ours at all.
 */
export async function lookAtFile(task: LookTask): Promise<FileLook> {
  const shape = await findFileShape(task.path);
  const asked = task.options;
  const base: ImportOptions = asked ?? {
    kind: shape.format === 'queue-log' ? 'queue-log' : 'calls',
    ...shapeOptions(shape),
    sheet: null,
    columns: {},
    timeZone: task.site.timeZone,
    repeatedTime: 'earlier',
    skippedTime: 'shift',
    dateOrder: 'year-month-day',
    durationUnit: 'seconds',
    intervalMinutes: 15,
    defaultQueue: null,
  };
  const empty = { options: base, columns: [], sheets: shape.sheets, rows: [], refused: [], untold: ALL_TOLD };
  try {
    checkOptions(base, shape);
    return base.kind === 'queue-log'
      ? await lookAtLog(task, base, shape)
      : await lookAtTable(task, base, shape, asked === null ? 'guess' : 'keep');
  } catch (error) {
    // These options do not fit the file: others may.
    if (error instanceof FloorcastError && asked !== null) return { ...empty, problem: error.said };
    throw error;
  }
}

/** @throws FloorcastError for options that contradict each other or the file. */
export function checkOptions(options: ImportOptions, shape: FileShape): void {
  const refuse = (said: Message): never => {
    throw new FloorcastError('bad-request', said);
  };
  if ((options.kind === 'queue-log') !== (options.format === 'queue-log'))
    refuse({ code: 'kind-against-format', kind: options.kind, format: options.format });
  if ((options.format === 'xlsx') !== (shape.format === 'xlsx'))
    refuse({ code: 'format-against-file', format: options.format, actual: shape.format });
  if (options.format === 'csv' && !/^[,;\t|]$/.test(options.delimiter))
    refuse({ code: 'delimiter-unknown', delimiter: JSON.stringify(options.delimiter).slice(0, 20) });
  try {
    createLocalClock(options.timeZone);
  } catch {
    refuse({ code: 'time-zone-unknown', timeZone: options.timeZone.slice(0, 60) });
  }
}

function shapeOptions({ format, encoding, delimiter }: FileShape) {
  return { format, encoding, delimiter };
}

async function lookAtTable(
  task: LookTask,
  base: ImportOptions,
  { packing, sheets }: FileShape,
  columns: 'guess' | 'keep',
): Promise<FileLook> {
  const format = base.format as 'csv' | 'ndjson' | 'xlsx';
  const table = await openTable({ ...base, path: task.path, packing, format });
  const rows: RawRow[] = [];
  try {
    for await (const batch of table.rows) {
      rows.push(...batch);
      if (rows.length >= ROWS_LOOKED_AT) break;
    }
  } finally {
    table.close();
  }
  const { header } = table;
  const looked = rows.slice(0, ROWS_LOOKED_AT);
  const cells = looked.filter(({ problem }) => problem === undefined).map((row) => row.cells);
  const options =
    columns === 'guess'
      ? { ...base, ...guessOptions(header, cells, base.timeZone) }
      : isStrange(base, header)
        ? { ...base, ...guessOptions(header, cells, base.timeZone, base.kind as 'calls' | 'intervals') }
        : base;
  // A column that is likely one of callers is masked also before, or when it is not read as one.
  const guessed = guessOptions(header, cells, base.timeZone, 'calls').columns;
  const callerColumns = new Set(
    header.filter((name) => options.columns[name] === 'caller' || guessed[name] === 'caller'),
  );
  // In a row of too few cells they stand under other names, and a number of a caller may be under any.
  const inPlace = cells.filter((row) => format !== 'csv' || row.length >= header.length);
  const shown = header.map((name, index) => ({
    name,
    samples: inPlace
      .map((row) => String(row[index] ?? '').slice(0, LONGEST_SAMPLE))
      .filter((text) => text !== '')
      .slice(0, SAMPLES)
      .map((text) => (callerColumns.has(name) ? maskNumber(text) : text)),
  }));
  const look = { options, columns: shown, sheets, rows: [], refused: [], untold: ALL_TOLD };
  let readRows;
  try {
    const { idOf } = createAgentNames(task);
    const show = createMaskingShower(header, callerColumns, options);
    readRows = createRowsReader({
      header,
      options,
      site: task.site,
      agentNamed: idOf,
      nowMs: task.nowMs,
      show,
    });
  } catch (error) {
    if (error instanceof FloorcastError) return { ...look, problem: error.said };
    throw error;
  }
  const { calls, intervals, refused } = readRows(looked);
  const clock = createLocalClock(task.site.timeZone);
  const kept =
    options.kind === 'calls'
      ? calls.slice(0, ROWS_SHOWN).map((call) => showCall(call, clock))
      : intervals.slice(0, ROWS_SHOWN).map((interval) => showInterval(interval, clock));
  const [first] = refused;
  const problem: Message | null =
    kept.length > 0
      ? null
      : first === undefined
        ? { code: 'rows-missing' }
        : { code: 'rows-all-refused', count: refused.length, row: first.row, reason: first.reason };
  const untold = findUntoldMetrics(intervals, createRuleFinder(task.site));
  return { ...look, rows: kept, refused: refused.slice(0, ROWS_SHOWN), untold, problem };
}

/** Cut in another way, or taken for another kind, the file has none of the columns asked for: they are guessed anew. */
function isStrange({ columns, kind }: ImportOptions, header: readonly string[]): boolean {
  const fields: readonly string[] = kind === 'intervals' ? INTERVAL_FIELDS : CALL_FIELDS;
  return !header.some((name) => Object.hasOwn(columns, name) && fields.includes(columns[name]!));
}

async function lookAtLog(task: LookTask, options: ImportOptions, shape: FileShape): Promise<FileLook> {
  const beginning = await readBeginning(task.path, shape.packing, LOG_BYTES);
  const lines = new TextDecoder(options.encoding).decode(beginning).split(/\r?\n/);
  // The last line may be cut.
  if (beginning.length === LOG_BYTES || lines.at(-1) === '') lines.pop();
  const names = createAgentNames(task);
  const history = new LogHistory(task.site, names.idOf, names.isKnown);
  const refused: RefusedRow[] = [];
  lines.forEach((line, index) => {
    const reason = history.readLine(line);
    if (reason !== null && line.trim() !== '')
      refused.push({
        row: index + 1,
        reason: { code: reason },
        text: hideNumbers(line.slice(0, 500)),
      });
  });
  const clock = createLocalClock(task.site.timeZone);
  const rows = history
    .harvest('end')
    .calls.slice(0, ROWS_SHOWN)
    .map(({ call }) => showCall(call, clock));
  return {
    options,
    columns: [],
    sheets: [],
    rows,
    refused: refused.slice(0, ROWS_SHOWN),
    untold: ALL_TOLD,
    problem: rows.length > 0 ? null : { code: 'log-without-calls' },
  };
}

function showCall(call: CallRecord, clock: LocalClock): Readonly<Record<string, string>> {
  return {
    offeredAt: showMoment(call.offeredAtMs, clock),
    queue: call.queueId,
    outcome: call.flowOutReason ?? call.outcome,
    wait: showLength(call.waitMs),
    agent: call.agentId ?? '',
    talk: call.handled ? showLength(call.talkMs) : '',
    hold: call.handled ? showLength(call.holdMs) : '',
    wrapUp: call.handled ? showLength(call.wrapUpMs) : '',
    caller: call.callerNumber === null ? '' : maskNumber(call.callerNumber),
    callId: call.callId,
  };
}

/** What a row does not tell stays empty. */
function showInterval(
  { queueId, startMs, tally, gaps = 0 }: QueueInterval,
  clock: LocalClock,
): Readonly<Record<string, string>> {
  const told = (gap: TallyGap, text: string) => ((gaps & writeGaps([gap])) === 0 ? text : '');
  const average = (sumMs: number, count: number) => (count === 0 ? '' : showLength(sumMs / count));
  const handleMs = tally.sumTalkMs + tally.sumHoldMs + tally.sumWrapUpMs;
  return {
    start: showMoment(startMs, clock),
    queue: queueId,
    offered: String(tally.offered),
    answered: String(tally.answered),
    answeredWithinTarget: told('answered-within-target', String(tally.answeredWithinTarget)),
    abandoned: String(tally.abandoned),
    flowedOut: String(tally.flowedOut),
    averageWaitSeconds: told('answer-wait', average(tally.sumAnswerWaitMs, tally.answered)),
    averageTalkSeconds: told('talk', average(tally.sumTalkMs, tally.handled)),
    averageHoldSeconds: told('hold', average(tally.sumHoldMs, tally.handled)),
    averageWrapUpSeconds: told('wrap-up', average(tally.sumWrapUpMs, tally.handled)),
    averageHandleSeconds: told('handle-time', average(handleMs, tally.handled)),
  };
}

/** `2026-11-22 08:15:00` by the site's clock. */
function showMoment(atMs: number, clock: LocalClock): string {
  return new Date(clock.show(atMs)).toISOString().slice(0, 19).replace('T', ' ');
}

/** `1:02` or `1:00:02`. */
function showLength(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
