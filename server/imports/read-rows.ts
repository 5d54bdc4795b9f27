import type { CallRecord } from '../../shared/history/call-record.ts';
import type { QueueInterval } from '../../shared/history/roll-ups.ts';
import type { Cell } from '../../shared/import/cell.ts';
import {
  findCallPlaces,
  findCallProblem,
  findIntervalPlaces,
  findIntervalProblem,
} from '../../shared/import/column-places.ts';
import type { ImportOptions, RefusedRow } from '../../shared/import/import-format.ts';
import { createCallIdMaker } from '../../shared/import/make-call-id.ts';
import { createMomentParser } from '../../shared/import/parse-moment.ts';
import { readCallRow } from '../../shared/import/read-call-row.ts';
import { readIntervalRow } from '../../shared/import/read-interval-row.ts';
import { createRuleFinder } from '../../shared/import/rule-finder.ts';
import { ValueError } from '../../shared/import/value-error.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { Site } from '../../shared/site/site.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { FloorcastError } from '../floorcast-error.ts';
import { sayUnreadable, UNREADABLE } from './decode-text.ts';
import type { RowShower } from './show-row.ts';
import type { RawRow } from './table.ts';

/** What was read of some rows of a file. */
export interface ReadRows {
  readonly calls: readonly CallRecord[];
  readonly intervals: readonly QueueInterval[];
  /** The row of the file of each call or interval. */
  readonly from: readonly RawRow[];
  readonly refused: readonly RefusedRow[];
  /** Names of agents that the rows tell of. */
  readonly names: ReadonlyMap<string, string>;
}

export type RowsReader = (rows: readonly RawRow[]) => ReadRows;

export interface RowsReaderParts {
  readonly header: readonly string[];
  readonly options: ImportOptions;
  readonly site: Site;
  readonly agentNamed: (name: string) => string;
  readonly nowMs: number;
  /** How refused rows are told of. */
  readonly show: RowShower;
}

/**
 * Reads rows of calls or of counts.
 *
 * @throws FloorcastError `bad-request` when these columns cannot be read: what is missing.
 */
export function createRowsReader(parts: RowsReaderParts): RowsReader {
  const { options, show } = parts;
  const readOne = options.kind === 'intervals' ? createIntervalReader(parts) : createCallReader(parts);
  return (rows) => {
    const calls: CallRecord[] = [];
    const intervals: QueueInterval[] = [];
    const from: RawRow[] = [];
    const refused: RefusedRow[] = [];
    const names = new Map<string, string>();
    for (const row of rows) {
      if (isEmpty(row.cells)) continue;
      try {
        checkRow(row, parts.header, options);
        readOne(row.cells, { calls, intervals, names });
        from.push(row);
      } catch (error) {
        if (!(error instanceof ValueError)) throw error;
        refused.push({ row: row.row, reason: show.reason(error.said, row), text: show.text(row) });
      }
    }
    return { calls, intervals, from, refused, names };
  };
}

interface Taken {
  readonly calls: CallRecord[];
  readonly intervals: QueueInterval[];
  readonly names: Map<string, string>;
}

function createCallReader({ header, options, site, agentNamed, nowMs }: RowsReaderParts) {
  const places = findCallPlaces(header, options.columns);
  throwProblem(findCallProblem(places, options));
  const reader = {
    places,
    options,
    parseMoment: createMomentParser({ ...options, nowMs }),
    findRule: createRuleFinder(site),
    makeCallId: createCallIdMaker(),
    agentNamed,
  };
  return (cells: readonly Cell[], { calls, names }: Taken): void => {
    const { call, agentName } = readCallRow(cells, reader);
    calls.push(call);
    if (agentName !== null && call.agentId !== null) names.set(call.agentId, agentName);
  };
}

function createIntervalReader({ header, options, site, nowMs }: RowsReaderParts) {
  const places = findIntervalPlaces(header, options.columns);
  throwProblem(findIntervalProblem(places, options));
  const calendar = createSiteCalendar({ ...site, intervalMinutes: options.intervalMinutes });
  const reader = {
    places,
    options,
    parseMoment: createMomentParser({ ...options, nowMs }),
    intervalStart: (atMs: number) => calendar.intervalStart(atMs),
  };
  return (cells: readonly Cell[], { intervals }: Taken): void => {
    intervals.push(readIntervalRow(cells, reader));
  };
}

function throwProblem(problem: Message | null): void {
  if (problem !== null) throw new FloorcastError('bad-request', problem);
}

function checkRow({ cells, problem }: RawRow, header: readonly string[], options: ImportOptions): void {
  if (problem !== undefined) throw new ValueError(problem);
  if (cells.some((cell) => typeof cell === 'string' && cell.includes(UNREADABLE)))
    throw new ValueError(sayUnreadable(options.encoding));
  if (options.format !== 'csv' || cells.length === header.length) return;
  // Some exports end their lines with a delimiter.
  if (cells.length > header.length && isEmpty(cells.slice(header.length))) return;
  throw new ValueError({
    code: 'cells-miscounted',
    cells: cells.length,
    header: header.length,
    delimiter: options.delimiter,
  });
}

function isEmpty(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cell === null || cell === '');
}
