import { defaultMetrics } from '../../shared/history/default-metrics.ts';
import type { ExportRow, InstantWriter } from '../../shared/history/export-rows.ts';
import { nameInstants } from '../../shared/history/name-instants.ts';
import type { HistoryQuery, HistoryRow } from '../../shared/history/query.ts';
import type { ExportFormat } from '../../shared/history/write-rows.ts';
import type { Site } from '../../shared/site/site.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';

/** The columns of a table as a file. */
export function listTableColumns({ by, metrics }: HistoryQuery): readonly string[] {
  return [
    'period',
    'from',
    'to',
    'partial',
    by,
    'name',
    ...(metrics.length > 0 ? metrics : defaultMetrics(by)),
  ];
}

/** How a row stands in a file: a CSV has the values, NDJSON what is behind them, too. */
export function writeTableRow(
  { by, fromDay, toDay }: HistoryQuery,
  format: ExportFormat,
  site: Site,
): (row: HistoryRow) => ExportRow {
  if (format === 'ndjson') return (row) => ({ ...row });
  // With the first row: then it is known that the days are some.
  let write: InstantWriter | null = null;
  return ({ period, subject, figures }) => {
    write ??= createInstantWriter(site, fromDay, toDay);
    return {
      period: period.key,
      from: write(period.fromMs),
      to: write(period.toMs),
      partial: period.isPartial ? 1 : 0,
      [by]: subject.id,
      name: subject.name,
      ...Object.fromEntries(Object.entries(figures).map(([id, { value }]) => [id, value])),
    };
  };
}

function createInstantWriter(site: Site, fromDay: string, toDay: string): InstantWriter {
  const calendar = createSiteCalendar(site);
  // The end of the last period is a moment of its own.
  const toMs = calendar.dayNamed(toDay).toMs + 1;
  return nameInstants(site.timeZone, { fromMs: calendar.dayNamed(fromDay).fromMs, toMs });
}
