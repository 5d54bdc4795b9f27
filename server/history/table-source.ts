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
      const byPeriod = new Map<number, Placed<Row>[]>();
      for (const entry of placed) {
        const known = byPeriod.get(entry.period);
        if (known) known.push(entry);
        else byPeriod.set(entry.period, [entry]);
      }
      return [...byPeriod]
        .sort(([a], [b]) => a - b)
        .map(([period, rows]) => ({ period, subjects: parts.compute(rows) }));
    },
  };
}
