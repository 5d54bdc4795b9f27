import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ImportDraft, type ImportSender } from '../../client/state/import-draft.svelte.ts';
import { ImportList } from '../../client/state/import-list.svelte.ts';
import {
  assignField,
  changeFormat,
  changeKind,
  findMissing,
  remapColumns,
} from '../../client/state/import-mapping.ts';
import { findFinished } from '../../client/state/import-news.ts';
import { notePace, readPace, type PaceSample } from '../../client/state/import-pace.ts';
import type { ReadJson } from '../../client/state/resource.svelte.ts';
import type { ImportPreview, ImportRecord } from '../../shared/contract/imports.ts';
import type { ImportOptions } from '../../shared/import/import-format.ts';

const OPTIONS: ImportOptions = {
  kind: 'calls',
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  sheet: null,
  columns: { Queue: 'queue', Start: 'offeredAt', Wait: 'wait' },
  timeZone: 'Asia/Shanghai',
  repeatedTime: 'earlier',
  skippedTime: 'shift',
  dateOrder: 'year-month-day',
  durationUnit: 'seconds',
  intervalMinutes: 15,
  defaultQueue: null,
};

const PREVIEW: ImportPreview = {
  uploadId: 'u/1',
  fileName: 'calls.csv',
  bytes: 9,
  options: OPTIONS,
  columns: ['Queue', 'Start', 'Wait'].map((name) => ({ name, samples: [] })),
  sheets: [],
  rows: [],
  refused: [],
  problem: null,
  said: null,
  sameFileAs: null,
  untold: { unknown: [], roughly: [] },
};

describe('what columns mean', () => {
  test('a field has one column, except a moment: its date and its time may stand apart', () => {
    expect(assignField({ a: 'queue', b: 'wait' }, 'b', 'queue')).toEqual({ b: 'queue' });
    expect(assignField({ a: 'offeredAt' }, 'b', 'offeredAt')).toEqual({ a: 'offeredAt', b: 'offeredAt' });
    expect(assignField({ a: 'queue', b: 'wait' }, 'a', null)).toEqual({ b: 'wait' });
  });

  test('what is needed is named; a queue for all rows stands in for its column', () => {
    expect(findMissing({ ...OPTIONS, columns: {} })).toEqual(['queue', 'offeredAt']);
    expect(findMissing({ ...OPTIONS, columns: { Start: 'offeredAt' }, defaultQueue: 'sales' })).toEqual([]);
    expect(findMissing({ ...OPTIONS, kind: 'intervals' })).toEqual(['start', 'offered']);
  });

  test('other contents keep what columns mean there too; a queue_log is kind and format in one', () => {
    const intervals = changeKind(OPTIONS, 'intervals');
    expect(intervals.columns).toEqual({ Queue: 'queue' });
    expect(intervals.format).toBe('csv');
    expect(changeKind(OPTIONS, 'queue-log')).toMatchObject({ format: 'queue-log', columns: {} });
    expect(changeFormat(changeKind(OPTIONS, 'queue-log'), 'ndjson')).toMatchObject({
      kind: 'calls',
      format: 'ndjson',
    });
  });

  test('columns that have other names now are guessed anew', () => {
    const columns = [
      { name: '队列', samples: ['话费'] },
      { name: '呼入时间', samples: ['2026-03-01 08:00:00'] },
    ];
    expect(remapColumns({ columns, options: OPTIONS })?.columns).toMatchObject({ 队列: 'queue' });
    expect(remapColumns(PREVIEW)).toBe(null);
    expect(remapColumns({ columns: [{ name: '?', samples: ['?'] }], options: OPTIONS })).toBe(null);
  });
});

/** A server that answers each preview with the options asked, when told to. */
function serveDraft() {
  const asked: { method: string; path: string; body: unknown }[] = [];
  const sender: ImportSender = {
    upload: ((_path: string, file: Blob, onSent: (bytes: number) => void) => {
      onSent(file.size);
      return { answer: Promise.resolve({ ok: true, value: PREVIEW }), cancel: () => undefined };
    }) as unknown as ImportSender['upload'],
    send: (async (method: string, path: string, body: unknown) => {
      asked.push({ method, path, body });
      if (path.endsWith('/preview')) return { ok: true, value: { ...PREVIEW, options: body } };
      if (method === 'POST') return { ok: true, value: { importNo: 7 } };
      return { ok: true, value: null };
    }) as unknown as ImportSender['send'],
  };
  return { asked, sender };
}

describe('a draft', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const file = () => new File(['a,b'], '来电 1.csv');

  test('is sent, shown, and asked about once after several changes', async () => {
    const { asked, sender } = serveDraft();
    const draft = new ImportDraft(sender);
    await draft.take(file());
    expect(draft.phase).toBe('ready');
    draft.change({ ...OPTIONS, encoding: 'big5' });
    draft.change({ ...OPTIONS, encoding: 'gb18030' });
    expect(draft.phase).toBe('checking');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked.map(({ path }) => path)).toEqual(['/api/v1/imports/uploads/u%2F1/preview']);
    expect(draft.options!.encoding).toBe('gb18030');
    expect(draft.phase).toBe('ready');
  });

  test('does not begin before the latest choices were looked at; once begun it lets the file go', async () => {
    const { asked, sender } = serveDraft();
    const draft = new ImportDraft(sender);
    await draft.take(file());
    draft.change({ ...OPTIONS, defaultQueue: 'sales' });
    expect(await draft.begin()).toBe(null);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await draft.begin()).toMatchObject({ importNo: 7 });
    expect(asked.at(-1)!.body).toMatchObject({ uploadId: 'u/1', options: { defaultQueue: 'sales' } });
    expect(draft.phase).toBe('empty');
    draft.discard();
    expect(asked.some(({ method }) => method === 'DELETE')).toBe(false);
  });

  test('that is let go is forgotten by the server', async () => {
    const { asked, sender } = serveDraft();
    const draft = new ImportDraft(sender);
    await draft.take(file());
    draft.discard();
    expect(asked).toEqual([{ method: 'DELETE', path: '/api/v1/imports/uploads/u%2F1', body: undefined }]);
    expect(draft.preview).toBe(null);
  });
});

describe('the pace of an import', () => {
  const note = (samples: readonly PaceSample[], atMs: number, rows: number, progress: number) =>
    notePace(samples, { atMs, rows, progress });

  test('is that of the last seconds', () => {
    let samples = note([], 0, 0, 0);
    expect(readPace(samples)).toEqual({ rowsPerSecond: null, secondsLeft: null });
    samples = note(samples, 10_000, 100_000, 0.1);
    expect(readPace(samples)).toEqual({ rowsPerSecond: 10_000, secondsLeft: 90 });
    for (let second = 20; second <= 60; second += 10) samples = note(samples, second * 1000, 100_000, 0.1);
    expect(readPace(samples)).toEqual({ rowsPerSecond: null, secondsLeft: null });
  });

  test('begins anew when progress goes back, as when an import is undone', () => {
    const samples = note(note([], 0, 100, 0.9), 2_000, 100, 0);
    expect(samples).toHaveLength(1);
  });
});

describe('the list of imports', () => {
  const record = (importNo: number, state: ImportRecord['state'], progress = 0) =>
    ({ importNo, state, progress, counts: { rows: 0 } }) as ImportRecord;

  test('tells what ended since it was read before', () => {
    const before = [record(3, 'running'), record(2, 'undoing'), record(1, 'done')];
    const now = [record(4, 'running'), record(3, 'done'), record(2, 'undoing'), record(1, 'done')];
    expect(findFinished(before, now).map(({ importNo }) => importNo)).toEqual([3]);
  });

  test('is read every two seconds while something runs, seldom otherwise, and not when nobody looks', async () => {
    vi.useFakeTimers();
    try {
      let imports = [record(1, 'running')];
      let reads = 0;
      const read = (async () => {
        reads += 1;
        return { ok: true, value: { imports } };
      }) as unknown as ReadJson;
      const list = new ImportList(read, () => Date.now());
      const stop = list.start();
      await vi.advanceTimersByTimeAsync(6_100);
      expect(reads).toBe(4);
      imports = [record(1, 'done')];
      await vi.advanceTimersByTimeAsync(2_000);
      expect(list.isBusy).toBe(false);
      const before = reads;
      await vi.advanceTimersByTimeAsync(6_000);
      expect(reads).toBe(before);
      stop();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(reads).toBe(before);
    } finally {
      vi.useRealTimers();
    }
  });
});
