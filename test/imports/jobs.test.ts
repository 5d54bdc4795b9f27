import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Uploads } from '../../server/imports/uploads.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';
import { inPieces, openDesk, zipped } from './import-desk.ts';

// Every file is read in a thread of its own, which first learns TypeScript.
vi.setConfig({ testTimeout: 90_000 });

const HEADER =
  'Call ID,Queue,Call Start,Answered,Call End,Wait Time,Talk Time,ACW,Agent,Agent Name,Result,Caller';
const CALLS = `${HEADER}
c1,support,2026-11-20 08:00:00,2026-11-20 08:00:12,2026-11-20 08:01:12,12,60,5,1001,Anna Berg,answered,+49301234567
c2,support,2026-11-20 08:01:00,,2026-11-20 08:01:30,30,,,,,abandoned,+49301234568
c3,sales,2026-11-20 08:16:00,,2026-11-20 08:17:00,60,,,,,timeout,
`;

describe('an import', () => {
  it('IJ1 IJ2 is looked at, started and counted; its rows are in the figures when it is done', async () => {
    const desk = await openDesk();
    const preview = await desk.upload(CALLS, 'C:\\exports\\calls.csv');
    expect(preview).toMatchObject({
      fileName: 'calls.csv',
      bytes: CALLS.length,
      options: { kind: 'calls', format: 'csv', encoding: 'utf-8', delimiter: ',' },
      problem: null,
      sameFileAs: null,
      refused: [],
    });
    expect(preview.options.columns).toEqual({
      'Call ID': 'callId',
      Queue: 'queue',
      'Call Start': 'offeredAt',
      Answered: 'answeredAt',
      'Call End': 'endedAt',
      'Wait Time': 'wait',
      'Talk Time': 'talk',
      ACW: 'wrapUp',
      Agent: 'agent',
      'Agent Name': 'agentName',
      Result: 'outcome',
      Caller: 'caller',
    });
    expect(preview.rows[0]).toMatchObject({
      offeredAt: '2026-11-20 08:00:00',
      wait: '0:12',
      caller: '+493 ••• 567',
    });
    const started = await desk.jobs.start(preview.uploadId, preview.options);
    const record = await desk.waitUntilOver(started.importNo);
    expect(record).toMatchObject({
      state: 'done',
      counts: { rows: 3, added: 3, known: 0, differing: 0, refused: 0 },
      problem: null,
    });
    const calls = await desk.listCalls();
    expect(
      calls.map(({ callId, outcome, waitMs, talkMs, wrapUpMs }) => [
        callId,
        outcome,
        waitMs,
        talkMs,
        wrapUpMs,
      ]),
    ).toEqual([
      ['c1', 'answered', 12_000, 60_000, 5_000],
      ['c2', 'abandoned', 30_000, 0, 0],
      ['c3', 'flowed-out', 60_000, 0, 0],
    ]);
    expect((await desk.readSite()).map(({ tally }) => tally.offered)).toEqual([2, 1]);
    expect((await desk.history.describe()).agents).toEqual([{ agentId: '1001', name: 'Anna Berg' }]);
    expect(await readdir(join(desk.folder, 'uploads'))).toEqual([]);
  });

  it('IJ1 shows callers masked wherever it is looked at', async () => {
    const desk = await openDesk();
    const bad = [
      CALLS.trimEnd(),
      'c4,support,yesterday,,,5,,,,,abandoned,+49301234569',
      'c5,support,2026-11-20 09:00:00,,5,,,,,abandoned,+49 30 1234569',
    ].join('\n');
    const preview = await desk.upload(bad);
    expect(preview.columns.at(-1)).toEqual({
      name: 'Caller',
      samples: ['+493 ••• 567', '+493 ••• 568', '+493 ••• 569', '•••'].slice(
        0,
        preview.columns.at(-1)!.samples.length,
      ),
    });
    expect(preview.refused.map(({ row }) => row)).toEqual([5, 6]);
    const { Caller: _, ...columns } = preview.options.columns;
    const unread = await desk.jobs.preview(preview.uploadId, { ...preview.options, columns });
    const json = await desk.upload(
      '{"queue":"a","offeredAt":1790000000,"wait":3,"talk":0}\n{"caller":"030 123 4567',
    );
    expect(json.refused).toMatchObject([{ row: 2, text: '"{""caller"":""•••"' }]);
    const log = await desk.upload(
      '1795300200|a|q|NONE|ENTERQUEUE||+49301234567|1\n1795300100|b|q|NONE|HELLO||+49301234567',
    );
    const whole = JSON.stringify([preview, unread, log]);
    expect(whole).not.toMatch(/1234 ?56[789]/);
  });

  it('IJ3 of the same file again changes nothing, and is told before', async () => {
    const desk = await openDesk();
    const first = await desk.bring(CALLS);
    expect((await desk.upload(CALLS)).sameFileAs).toBe(first.importNo);
    const again = await desk.bring(CALLS);
    expect(again.counts).toEqual({ rows: 3, added: 0, known: 3, differing: 0, refused: 0 });
    expect(await desk.listCalls()).toHaveLength(3);
    expect((await desk.readSite()).map(({ tally }) => tally.offered)).toEqual([2, 1]);
  });

  it('IJ4 keeps what is kept: a call with other times is refused by row and reason', async () => {
    const desk = await openDesk();
    await desk.bring(CALLS);
    const again = await desk.bring(CALLS.replace(',30,,,', ',29,,,'));
    expect(again.counts).toEqual({ rows: 3, added: 0, known: 2, differing: 1, refused: 0 });
    expect(await desk.listRefused(again.importNo)).toEqual([
      {
        row: 3,
        reason: { code: 'kept-differently' },
        text: expect.stringContaining('c2,'),
      },
    ]);
  });

  it('IJ5 is undone whole', async () => {
    const desk = await openDesk();
    const { importNo } = await desk.bring(CALLS);
    const kept = await desk.bring(CALLS.replaceAll('2026-11-20', '2026-11-21'));
    await desk.jobs.undo(importNo);
    expect(await desk.waitUntilOver(importNo)).toMatchObject({ state: 'undone' });
    expect((await desk.listCalls()).map((call) => call.importNo)).toEqual([3, 3, 3].map(() => kept.importNo));
    expect((await desk.readSite()).map(({ tally }) => tally.offered)).toEqual([2, 1]);
    expect((await desk.jobs.list()).map(({ state }) => state)).toEqual(['done', 'undone']);
    expect((await desk.jobs.undo(importNo)).state).toBe('undone');
    expect((await desk.bring(CALLS)).counts.added).toBe(3);
  });

  it('IJ5 goes on being undone when it failed half way', async () => {
    const desk = await openDesk();
    const { importNo } = await desk.bring(CALLS);
    await desk.engine.write((transaction) =>
      transaction
        .updateTable('imports')
        .set({ state: 'undoing' })
        .where('import_no', '=', importNo)
        .execute(),
    );
    await desk.jobs.undo(importNo);
    // Pressed twice, it is undone once.
    await desk.jobs.undo(importNo);
    expect(await desk.waitUntilOver(importNo)).toMatchObject({ state: 'undone' });
    expect(await desk.listCalls()).toEqual([]);
    expect(desk.errors).toEqual([]);
  });

  it('IJ6 a stop leaves it to the next start, and nothing of it counts', async () => {
    const desk = await openDesk();
    const rows = Array.from(
      { length: 60_000 },
      (_, index) => `n${index},support,${1_790_000_000 + index},,,3,,,,,abandoned,`,
    );
    const preview = await desk.upload(`${HEADER}\n${rows.join('\n')}\n`);
    const { importNo } = await desk.jobs.start(preview.uploadId, preview.options);
    while ((await desk.jobs.find(importNo)).counts.added === 0)
      await new Promise((resolve) => setTimeout(resolve, 2));
    await desk.jobs.close();
    expect(await desk.imports.find(importNo)).toMatchObject({ state: 'running' });
    expect(await desk.listCalls()).toEqual([]);
    expect(await desk.readSite()).toEqual([]);
    expect(desk.errors).toEqual([]);
    // As the next process sees it: nobody is at it any more.
    await desk.engine.write((transaction) =>
      transaction.deleteFrom('meta').where('name', '=', 'import_lease').execute(),
    );
    await desk.imports.recover();
    expect(await desk.imports.find(importNo)).toMatchObject({ state: 'failed' });
  });

  it('IJ6 that is cancelled leaves nothing', async () => {
    const desk = await openDesk();
    const rows = Array.from(
      { length: 60_000 },
      (_, index) => `n${index},support,${1_790_000_000 + index},,,3,,,,,abandoned,`,
    );
    const preview = await desk.upload(`${HEADER}\n${rows.join('\n')}\n`);
    const { importNo } = await desk.jobs.start(preview.uploadId, preview.options);
    while ((await desk.jobs.find(importNo)).counts.added === 0)
      await new Promise((resolve) => setTimeout(resolve, 2));
    await expect(desk.jobs.discard(preview.uploadId)).rejects.toThrow('Cancel the import first');
    await expect(desk.jobs.start(preview.uploadId, preview.options)).rejects.toThrow('Another import runs');
    await desk.jobs.cancel(importNo);
    expect(await desk.waitUntilOver(importNo)).toMatchObject({ state: 'cancelled', problem: null });
    expect(await desk.listCalls()).toEqual([]);
    expect(await desk.readSite()).toEqual([]);
    await expect(desk.jobs.cancel(importNo)).rejects.toThrow('is cancelled');
    expect(desk.errors).toEqual([]);
  });

  it('IJ7 keeps numbers of callers as the site says', async () => {
    const desk = await openDesk({ callers: 'hashed' });
    await desk.bring(CALLS);
    const callers = (await desk.listCalls()).map(({ callerNumber }) => callerNumber);
    expect(callers).toEqual([expect.stringMatching(/^#/), expect.stringMatching(/^#/), null]);
    expect((await desk.bring(CALLS)).counts.known).toBe(3);
  });

  it('IJ7 has no number in the report of refused rows where they are hashed', async () => {
    const desk = await openDesk({ callers: 'hashed' });
    await desk.bring(CALLS);
    const bad = [
      CALLS.replace(',30,,,', ',29,,,').trimEnd(),
      'c4,support,yesterday,,,5,,,,,abandoned,+49301234569',
      'c5,support,2026-11-20 09:00:00,,5,,,,,abandoned,+49301234569',
      'c6,support,2026-11-20 09:00:00,,,+49301234569,,,,,abandoned,+49301234569',
      '',
    ];
    const table = await desk.bring(bad.join('\n'));
    const rows = await desk.listRefused(table.importNo);
    expect(rows.map(({ row }) => row)).toEqual([3, 5, 6, 7]);
    expect(rows[0]!.text).toContain('c2,support');
    expect(rows[2]!.text).toBe('');
    const lines = [
      '{"queue":"a","offeredAt":"2026-11-21T08:00:00Z","wait":3,"outcome":"abandoned","caller":"+49301234569"}',
      '{"queue":"a","offeredAt":"2026-11-21T08:00:00Z","wait":"?","outcome":"abandoned","caller":"+49301234569","from":"+49301234569"}',
      '{"queue":"a","offeredAt":"2026-11-21T08:00:00Z","caller":"+49301234569',
    ];
    const ndjson = await desk.bring(lines.join('\n'));
    const objects = await desk.listRefused(ndjson.importNo);
    expect(objects.map(({ row }) => row)).toEqual([2, 3]);
    const at = 1_795_300_200;
    const log = await desk.bring(
      [
        `${at}|a|q|NONE|ENTERQUEUE||+49301234569|1`,
        `${at + 5}|a|q|NONE|ABANDON|1|1|5`,
        `${at - 900}|b|q|NONE|ENTERQUEUE||+49301234569|1`,
      ].join('\n'),
    );
    const logged = await desk.listRefused(log.importNo);
    expect(logged.map(({ row }) => row)).toEqual([3]);
    expect(JSON.stringify([rows, objects, logged])).not.toContain('1234569');
    expect(JSON.stringify(rows)).not.toContain('1234568');
  });

  it('IJ8 of a file without ids gives rows ids of their own, the same every time, also to equal rows', async () => {
    const rows = [
      'Queue,Call Start,Wait,Result',
      ...Array(5).fill('a,2026-11-20 08:00:00,3,abandoned'),
      'a,2026-11-20 08:00:01,3,abandoned',
    ];
    const desk = await openDesk();
    expect((await desk.bring(rows.join('\n'))).counts).toMatchObject({ rows: 6, added: 6 });
    expect(new Set((await desk.listCalls()).map(({ callId }) => callId)).size).toBe(6);
    const mixed = [rows[0], rows[6], ...rows.slice(1, 6)].join('\r\n');
    expect((await desk.bring(mixed)).counts).toMatchObject({ rows: 6, added: 0, known: 6 });
  });

  it('IJ9 of nothing that can be read is not begun', async () => {
    const desk = await openDesk();
    const preview = await desk.upload('Name,Colour\nx,red\n');
    expect(preview.problem).toContain('Nothing says when calls were offered');
    await expect(desk.jobs.start(preview.uploadId, preview.options)).rejects.toMatchObject({
      code: 'bad-request',
    });
    expect(await desk.jobs.list()).toEqual([]);
    await expect(desk.jobs.start('nothing', preview.options)).rejects.toMatchObject({ code: 'not-found' });
    await expect(desk.jobs.find(9)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('IJ10 fails whole and in words when the file breaks in the middle', async () => {
    const desk = await openDesk();
    const packed = zipped(
      CALLS +
        Array.from(
          { length: 12_000 },
          (_, index) =>
            `m${index},a,${1_790_000_000 + index * 7},,,3,,,,,abandoned,+49${(index * 7_919_191) % 1_000_003}`,
        ).join('\n'),
    );
    const record = await desk.bring(packed.subarray(0, packed.length - 2_000));
    expect(record).toMatchObject({ state: 'failed', problem: expect.stringContaining('cannot be unpacked') });
    expect(record.counts.added).toBeGreaterThan(5_000);
    expect(await desk.listCalls()).toEqual([]);
    expect((await desk.bring(packed)).counts.added).toBe(12_003);
  });

  it('IJ11 files that were sent are kept for a day, and the newest ten', async () => {
    let nowMs = 1_790_000_000_000;
    const desk = await openDesk({ clock: { nowMs: () => nowMs } });
    const first = await desk.upload(CALLS);
    for (let times = 1; times < 10; times += 1) await desk.upload(CALLS);
    const second = await desk.upload(CALLS);
    await expect(desk.jobs.preview(first.uploadId, first.options)).rejects.toMatchObject({
      code: 'not-found',
    });
    await desk.jobs.discard(second.uploadId);
    await desk.jobs.discard(second.uploadId);
    await desk.upload(CALLS);
    expect(await readdir(join(desk.folder, 'uploads'))).toHaveLength(10);
    nowMs += 86_400_001;
    await desk.jobs.list();
    expect(await readdir(join(desk.folder, 'uploads'))).toEqual([]);
    await expect(desk.jobs.preview(first.uploadId, first.options)).rejects.toThrow('Send it again');
    await expect(desk.upload('')).rejects.toThrow('The file is empty');
  });

  it('IJ11 what a process before left is removed at the start; a folder that could not be made is tried again', async () => {
    const folder = join(createTemporaryFolder(), 'not there yet');
    await mkdir(join(folder, 'uploads'), { recursive: true });
    await writeFile(join(folder, 'uploads', 'old'), 'caller');
    const started = new Uploads(join(folder, 'uploads'), { nowMs: () => 0 }, () => false);
    await vi.waitFor(async () => expect(await readdir(join(folder, 'uploads'))).toEqual([]), {
      timeout: 60_000,
    });
    await started.close();

    // A file stands where the folder would be.
    const taken = join(folder, 'taken');
    await writeFile(taken, '');
    const uploads = new Uploads(join(taken, 'uploads'), { nowMs: () => 0 }, () => false);
    const send = () => uploads.receive(inPieces(new TextEncoder().encode(CALLS)), 'calls.csv');
    await expect(send()).rejects.toThrow();
    await rm(taken);
    expect((await send()).bytes).toBe(CALLS.length);
    await uploads.close();
    expect(await readdir(join(taken, 'uploads'))).toEqual([]);
  });

  it('IJ11 what is older than a day is removed hourly', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      let nowMs = 1_790_000_000_000;
      const folder = join(createTemporaryFolder(), 'uploads');
      const uploads = new Uploads(folder, { nowMs: () => nowMs }, () => false);
      await uploads.receive(inPieces(new TextEncoder().encode(CALLS)), 'calls.csv');
      nowMs += 86_400_001;
      vi.advanceTimersByTime(3_600_000);
      await vi.waitFor(async () => expect(await readdir(folder)).toEqual([]), { timeout: 60_000 });
      await uploads.close();
    } finally {
      vi.useRealTimers();
    }
  });
});
