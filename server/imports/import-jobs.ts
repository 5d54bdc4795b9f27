import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ImportPreview, ImportRecord } from '../../shared/contract/imports.ts';
import type { ImportOptions, RefusedRow } from '../../shared/import/import-format.ts';
import { wordMessage } from '../../shared/messages/message.ts';
import type { Site } from '../../shared/site/site.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { CallerGuard } from '../ports/caller-guard.ts';
import type { Clock } from '../ports/clock.ts';
import type { History } from '../ports/history.ts';
import type { ImportJobs, Imports } from '../ports/imports.ts';
import type { FileLook, ReadingTask } from './import-messages.ts';
import { lookAt } from './look.ts';
import { runImport, type RunningImport } from './run-import.ts';
import { Uploads, type UploadedFile } from './uploads.ts';

export interface ImportJobsParts {
  readonly imports: Imports;
  readonly history: Pick<History, 'describe'>;
  readonly guard: CallerGuard;
  readonly site: () => Site;
  readonly clock: Clock;
  /** Its `uploads` takes the files that are sent. */
  readonly dataFolder: string;
  /** How large a file may be that is sent; left out: 2 GB. */
  readonly mostUploadBytes?: number;
  readonly onError: (error: unknown) => void;
}

/** One import at a time, read in a thread of its own. */
export function createImportJobs(parts: ImportJobsParts): ImportJobs {
  return new ThreadImportJobs(parts);
}

const REFUSED_AT_ONCE = 5_000;

interface ActiveImport {
  readonly importNo: number;
  readonly uploadId: string;
  readonly run: RunningImport;
  readonly over: Promise<void>;
}

class ThreadImportJobs implements ImportJobs {
  readonly #parts: ImportJobsParts;
  readonly #uploads: Uploads;
  #active: ActiveImport | null = null;
  #isClosing = false;
  #starting: string | null = null;
  #lastLook: { readonly uploadId: string; readonly look: FileLook } | null = null;
  #undoing: { readonly importNo: number; progress: number } | null = null;

  constructor(parts: ImportJobsParts) {
    this.#parts = parts;
    this.#uploads = new Uploads(
      join(parts.dataFolder, 'uploads'),
      parts.clock,
      (uploadId) => this.#active?.uploadId === uploadId || this.#starting === uploadId,
      parts.mostUploadBytes,
    );
  }

  async upload(content: AsyncIterable<Uint8Array>, fileName: string): Promise<ImportPreview> {
    const file = await this.#uploads.receive(content, fileName);
    try {
      return await this.#look(file, null);
    } catch (error) {
      await this.#uploads.remove(file.uploadId);
      throw error;
    }
  }

  async preview(uploadId: string, options: ImportOptions): Promise<ImportPreview> {
    return this.#look(this.#uploads.find(uploadId), options);
  }

  async discard(uploadId: string): Promise<void> {
    if (this.#active?.uploadId === uploadId || this.#starting === uploadId)
      throw new FloorcastError('conflict', { code: 'file-in-use' });
    await this.#uploads.remove(uploadId);
  }

  async start(uploadId: string, options: ImportOptions): Promise<ImportRecord> {
    const { imports, guard, site } = this.#parts;
    const file = this.#uploads.find(uploadId);
    if (this.#starting !== null || this.#active !== null)
      throw new FloorcastError('conflict', { code: 'other-import-runs' });
    this.#starting = uploadId;
    try {
      const agents = await this.#listAgents();
      const { problem } = await this.#lookAgain(file, agents, options);
      if (problem !== null) throw new FloorcastError('bad-request', problem);
      const { fileName, sha256: fileSha256 } = file;
      const writer = await imports.begin({ kind: options.kind, fileName, fileSha256, options });
      const { importNo } = writer;
      const task = { path: file.path, site: site(), agents, options, nowMs: this.#parts.clock.nowMs() };
      const run = runImport({ task, fileBytes: file.bytes, writer, guard });
      const over = run.finished
        .then(
          () => {},
          (error: unknown) => this.#report(error),
        )
        .then(async () => {
          await this.#uploads.remove(uploadId);
          this.#active = null;
        });
      this.#active = { importNo, uploadId, run, over };
      return await this.find(importNo);
    } finally {
      this.#starting = null;
    }
  }

  async cancel(importNo: number): Promise<ImportRecord> {
    const active = this.#active;
    if (active?.importNo !== importNo) {
      const { state } = await this.find(importNo);
      throw new FloorcastError('conflict', { code: 'import-not-running', importNo, state });
    }
    active.run.cancel();
    return this.find(importNo);
  }

  async undo(importNo: number): Promise<ImportRecord> {
    const { imports } = this.#parts;
    const record = await this.find(importNo);
    if (record.state === 'undone' || this.#undoing?.importNo === importNo) return record;
    if (this.#active?.importNo === importNo && record.state === 'undoing') return record;
    // Undoing, but not by us: it failed half way, and goes on where it was.
    if (record.state !== 'done' && record.state !== 'undoing')
      throw new FloorcastError('conflict', { code: 'import-not-done', importNo, state: record.state });
    if (this.#active !== null || this.#starting !== null || this.#undoing !== null)
      throw new FloorcastError('conflict', { code: 'other-import-busy' });
    const undoing = { importNo, progress: 0 };
    this.#undoing = undoing;
    void imports
      .undo(importNo, (progress) => (undoing.progress = progress))
      .catch((error: unknown) => this.#report(error))
      .finally(() => (this.#undoing = null));
    return this.find(importNo);
  }

  async list(): Promise<readonly ImportRecord[]> {
    await this.#uploads.removeOld();
    const records = await this.#parts.imports.list();
    return Promise.all(records.map((record) => this.#asOfNow(record)));
  }

  async find(importNo: number): Promise<ImportRecord> {
    const record = await this.#parts.imports.find(importNo);
    if (record !== null) return this.#asOfNow(record);
    throw new FloorcastError('not-found', { code: 'import-unknown', importNo });
  }

  async *readRefused(importNo: number): AsyncGenerator<readonly RefusedRow[]> {
    await this.find(importNo);
    let afterRow = 0;
    for (;;) {
      const rows = await this.#parts.imports.readRefused(importNo, afterRow, REFUSED_AT_ONCE);
      if (rows.length === 0) return;
      yield rows;
      afterRow = rows.at(-1)!.row;
    }
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#active?.run.stop();
    await this.#uploads.close();
  }

  /** What the closing of the store cuts short is taken away by the next start. */
  #report(error: unknown): void {
    if (!this.#isClosing) this.#parts.onError(error);
  }

  async #look(file: UploadedFile, options: ImportOptions | null): Promise<ImportPreview> {
    const { imports, site, clock } = this.#parts;
    const agents = await this.#listAgents();
    const [look, same] = await Promise.all([
      lookAt({ path: file.path, site: site(), agents, options, nowMs: clock.nowMs() }),
      imports.findByContent(file.sha256),
    ]);
    const { uploadId, fileName, bytes } = file;
    this.#lastLook = { uploadId, look };
    const { problem, refused, ...rest } = look;
    return {
      uploadId,
      fileName,
      bytes,
      ...rest,
      refused: refused.map(({ row, reason, text }) => ({
        row,
        reason: wordMessage(reason, 'en'),
        said: reason,
        text,
      })),
      problem: problem && wordMessage(problem, 'en'),
      said: problem,
      sameFileAs: same?.importNo ?? null,
    };
  }

  /** Whoever starts an import has just looked at it. */
  async #lookAgain(
    file: UploadedFile,
    agents: ReadingTask['agents'],
    options: ImportOptions,
  ): Promise<Pick<FileLook, 'problem'>> {
    const last = this.#lastLook;
    if (last?.uploadId === file.uploadId && isDeepStrictEqual(last.look.options, options)) return last.look;
    const { site, clock } = this.#parts;
    return lookAt({ path: file.path, site: site(), agents, options, nowMs: clock.nowMs() });
  }

  async #listAgents(): Promise<ReadingTask['agents']> {
    return (await this.#parts.history.describe()).agents;
  }

  /** What is kept of a running one may be a second old. */
  async #asOfNow(record: ImportRecord): Promise<ImportRecord> {
    const { importNo } = record;
    if (this.#active?.importNo === importNo) {
      const { run, over } = this.#active;
      // Whoever is told that it is over may begin the next one.
      if (record.finishedAtMs !== null && record.state !== 'running') {
        await over;
        return record;
      }
      const { ratio, counts } = run.progress();
      // What it added is being taken away.
      if (run.isCancelled() || record.state !== 'running') return { ...record, state: 'undoing' };
      return { ...record, counts, progress: ratio };
    }
    if (this.#undoing?.importNo === importNo && record.state !== 'undone')
      return { ...record, state: 'undoing', progress: this.#undoing.progress };
    return record;
  }
}
