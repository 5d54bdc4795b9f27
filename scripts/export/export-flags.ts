import { resolve } from 'node:path';
import { EXPORT_KINDS, type ExportKind } from '../../shared/history/export-rows.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../shared/history/write-rows.ts';
import { siteDay } from '../../shared/site/document-schemas.ts';
import { OperatorError } from '../../server/floorcast-error.ts';

export type ExportPart = ExportKind | 'documents';

export interface SiteExport {
  readonly parts: readonly ExportPart[];
  readonly format: ExportFormat;
  readonly folder: string;
  readonly fromDay: string | null;
  readonly toDay: string | null;
}

export interface ExportFlags {
  readonly what?: string | undefined;
  readonly format?: string | undefined;
  readonly to?: string | undefined;
  readonly from?: string | undefined;
  readonly 'to-day'?: string | undefined;
}

const PARTS: readonly ExportPart[] = [...EXPORT_KINDS, 'documents'];

/** @throws OperatorError `bad-request` for a flag that is none of those in the usage. */
export function readExportFlags(flags: ExportFlags): SiteExport {
  const what = choose('what', flags.what, [...PARTS, 'all'], 'all');
  const request = {
    parts: what === 'all' ? PARTS : [what],
    format: choose('format', flags.format, EXPORT_FORMATS, 'csv'),
    folder: resolve(flags.to ?? '.'),
    fromDay: readDay('from', flags.from),
    toDay: readDay('to-day', flags['to-day']),
  };
  const { fromDay, toDay } = request;
  if (fromDay !== null && toDay !== null && toDay < fromDay)
    throw new OperatorError('bad-request', `--to-day (${toDay}) must not be before --from (${fromDay}).`);
  return request;
}

function choose<T extends string>(
  name: string,
  given: string | undefined,
  choices: readonly T[],
  otherwise: T,
): T {
  if (given === undefined) return otherwise;
  const found = choices.find((choice) => choice === given);
  if (found !== undefined) return found;
  throw new OperatorError('bad-request', `--${name} (${given}) must be one of ${choices.join(', ')}.`);
}

function readDay(name: string, given: string | undefined): string | null {
  if (given === undefined) return null;
  if (siteDay.safeParse(given).success) return given;
  throw new OperatorError('bad-request', `--${name} (${given}) must be a date. Write it as 2026-03-31.`);
}
