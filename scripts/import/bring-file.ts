import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { basename, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { findHistoryMetric } from '../../shared/metrics/index.ts';
import { writeRefused, writeRefusedHead } from '../../shared/import/write-refused.ts';
import { wordMessage } from '../../shared/messages/message.ts';
import type { Locale } from '../../shared/site/localized-text.ts';
import { FloorcastError } from '../../server/floorcast-error.ts';
import { lookAt } from '../../server/imports/look.ts';
import type { FileLook, ReadingTask } from '../../server/imports/import-messages.ts';
import { runImport, type RunningImport } from '../../server/imports/run-import.ts';
import { measureFile } from '../../server/imports/uploads.ts';
import type { Imports } from '../../server/ports/imports.ts';
import { changesShape, type OptionsChange } from './import-flags.ts';
import { ImportBar } from './import-bar.ts';
import type { ImportStore } from './import-store.ts';

export interface BringFile {
  readonly path: string;
  readonly change: OptionsChange;
  readonly dryRun: 'yes' | 'no';
  /** Where refused rows are written to; null: nowhere. */
  readonly refusedFile: string | null;
  /** Of that file. */
  readonly language: Locale;
  readonly nowMs: number;
  readonly say: (line: string) => void;
  readonly progress: 'shown' | 'hidden';
  readonly signal: AbortSignal;
}

/** Looks at a file, says how it is read, and imports it. */
export async function bringFile(store: ImportStore, order: BringFile): Promise<object> {
  const { say } = order;
  const path = resolve(order.path);
  const { bytes, sha256 } = await measureFile(path);
  const agents = (await store.history.describe()).agents;
  const look = await findLook({ path, site: store.site, agents, nowMs: order.nowMs }, order.change);
  tellLook(look, say);
  const same = await store.imports.findByContent(sha256);
  if (same !== null) say(`Import ${same.importNo} had a file with the same content.`);
  if (look.problem !== null) throw new FloorcastError('bad-request', look.problem);
  const { options } = look;
  if (order.dryRun === 'yes') {
    const refused = look.refused.map((row) => ({ ...row, reason: wordMessage(row.reason, 'en') }));
    return { dryRun: true, options, rows: look.rows, untold: look.untold, refused };
  }

  const startedMs = performance.now();
  const writer = await store.imports.begin({
    kind: options.kind,
    fileName: basename(path),
    fileSha256: sha256,
    options,
  });
  const task = { path, site: store.site, agents, options, nowMs: order.nowMs };
  const run = runImport({ task, fileBytes: bytes, writer, guard: store.guard });
  const record = await follow(run, order);
  const seconds = (performance.now() - startedMs) / 1000;
  const { counts } = record;
  say(
    `Import ${record.importNo} is ${record.state}: ${counts.rows} rows, ${counts.added} added, ${counts.known} known already, ${counts.differing} kept differently, ${counts.refused} refused.`,
  );
  if (record.problem !== null) say(record.problem);
  if (order.refusedFile !== null) await writeRefusedFile(store.imports, record.importNo, order);
  else await tellRefused(store.imports, record.importNo, say);
  if (record.state !== 'done') process.exitCode = 1;
  return {
    importNo: record.importNo,
    state: record.state,
    ...counts,
    firstMs: record.firstMs,
    lastMs: record.lastMs,
    problem: record.problem,
    seconds: Math.round(seconds * 10) / 10,
    rowsPerSecond: Math.round(counts.rows / seconds),
  };
}

/** Read as guessed, then as the flags say: a file that is cut in another way has other columns to guess. */
async function findLook(file: Omit<ReadingTask, 'options'>, change: OptionsChange): Promise<FileLook> {
  const first = await lookAt({ ...file, options: null });
  const asked = change(first.options);
  const guess = changesShape(first.options, asked)
    ? await lookAt({ ...file, options: { ...asked, columns: {} } })
    : first;
  const wanted = change(guess.options);
  return isDeepStrictEqual(wanted, guess.options) ? guess : lookAt({ ...file, options: wanted });
}

async function follow(run: RunningImport, { signal, progress, say }: BringFile) {
  const bar = progress === 'shown' ? new ImportBar() : null;
  const cancel = () => {
    say('\nCancelled: what was added is taken away again.');
    run.cancel();
  };
  signal.addEventListener('abort', cancel, { once: true });
  const timer = setInterval(() => bar?.show(run.progress()), 250);
  try {
    return await run.finished;
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', cancel);
    bar?.show({ ...run.progress(), ratio: 1 });
    bar?.end();
  }
}

function tellLook(look: FileLook, say: (line: string) => void): void {
  const { options } = look;
  const parts = [options.kind, options.format, options.encoding, options.timeZone];
  say(`The file is read as ${parts.join(', ')}.`);
  if (look.sheets.length > 1) say(`Sheets: ${look.sheets.join(', ')}.`);
  for (const { name, samples } of look.columns)
    say(`  ${name} -> ${options.columns[name] ?? '(not read)'}   ${samples.slice(0, 2).join(' | ')}`);
  const name = (ids: readonly string[]) => ids.map((id) => findHistoryMetric(id)?.label.en ?? id).join(', ');
  const { unknown, roughly } = look.untold;
  if (unknown.length > 0)
    say(`Not known from this file, and shown as a dash: ${name(unknown)}. It has no columns for them.`);
  if (roughly.length > 0)
    say(`No short abandons are told: every abandoned call counts as abandoned in ${name(roughly)}.`);
  for (const { row, reason } of look.refused.slice(0, 3))
    say(`Row ${row} would be refused: ${wordMessage(reason, 'en')}`);
}

async function tellRefused(imports: Imports, importNo: number, say: (line: string) => void): Promise<void> {
  const rows = await imports.readRefused(importNo, 0, 6);
  for (const { row, reason } of rows.slice(0, 5)) say(`Row ${row}: ${wordMessage(reason, 'en')}`);
  if (rows.length > 5) say('More rows were refused: --refused FILE.csv writes them all.');
}

async function writeRefusedFile(
  imports: Imports,
  importNo: number,
  { refusedFile, language }: BringFile,
): Promise<void> {
  if (refusedFile === null) return;
  async function* lines(): AsyncGenerator<string> {
    yield writeRefusedHead(language);
    for (let afterRow = 0; ;) {
      const rows = await imports.readRefused(importNo, afterRow, 5_000);
      if (rows.length === 0) return;
      yield writeRefused(rows, language);
      afterRow = rows.at(-1)!.row;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(resolve(refusedFile), { mode: 0o600 }));
}
