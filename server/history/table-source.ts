import type { Figures } from '../../shared/history/figures-of.ts';
import { readPlaced, type Placed, type PlacedRequest, type StoredRows } from './read-placed.ts';

/** Where the rows of one table come from. */
export interface TableSource {
  /** By period; a period nobody knows anything of is not in it. */
  read(request: Omit<PlacedRequest, 'cutDays' | 'intervalMinutes'>): Promise<readonly PeriodFigures[]>;
}

export interface PeriodFigures {
  /** Index into the periods asked for. */
  readonly period: number;
  /** In any order. */
  readonly subjects: readonly SubjectFigures[];
}

export interface SubjectFigures {
  readonly id: string;
  readonly figures: Figures;
}

interface SourceParts<Row> extends Pick<PlacedRequest, 'cutDays' | 'intervalMinutes'> {
  readonly stored: StoredRows<Row>;
  /** One entry a subject, from all rows of one period. */
  compute(rows: readonly Placed<Row>[]): readonly SubjectFigures[];
}

export function createTableSource<Row>(parts: SourceParts<Row>): TableSource {
  return {
    read: async (request) => {
      const { cutDays, intervalMinutes } = parts;
      const placed = await readPlaced(parts.stored, { ...request, cutDays, intervalMinutes });
      return splitByPeriod(placed).map((rows) => ({
        period: rows[0]!.period,
        subjects: parts.compute(rows),
      }));
    },
  };
}

function splitByPeriod<Row>(placed: readonly Placed<Row>[]): readonly (readonly Placed<Row>[])[] {
  const groups: Placed<Row>[][] = [];
  let group: Placed<Row>[] = [];
  for (const entry of placed) {
    if (group[0]?.period === entry.period) group.push(entry);
    else groups.push((group = [entry]));
  }
  return groups;
}
