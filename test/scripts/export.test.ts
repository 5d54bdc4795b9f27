import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readExportFlags } from '../../scripts/export/export-flags.ts';
import { exportSite } from '../../scripts/export/export-site.ts';
import { openStores } from '../../server/stores/open-stores.ts';
import { createTally } from '../../shared/floor/tally.ts';
import { NO_CHANGES } from '../../shared/history/roll-ups.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { commitEvents } from '../helpers/commit-events.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

const AT_MS = Date.UTC(2026, 9, 21, 8);
const RUN = { signal: new AbortController().signal, startBar: () => ({ show: () => {}, end: () => {} }) };

/** A site of one call, whose server still runs. */
async function openFloor() {
  const folder = createTemporaryFolder();
  const stores = await openStores({ dataFolder: folder, databaseUrl: null });
  await stores.documents.save('site', createEmptySite('Asia/Shanghai'));
  await stores.documents.save('secrets', { adminKey: 'not to be seen by anybody' });
  const tally = { ...createTally(), offered: 1, abandoned: 1 };
  await commitEvents(
    stores.journal,
    [
      {
        type: 'call-offered',
        id: 'e1',
        atMs: AT_MS,
        callId: 'c1',
        queueId: 'sales',
        callerNumber: '+4930123456',
      },
    ],
    {
      floorMs: AT_MS,
      changes: {
        ...NO_CHANGES,
        calls: [
          {
            callId: 'c1',
            queueId: 'sales',
            offeredAtMs: AT_MS,
            outcome: 'abandoned',
            flowOutReason: null,
            waitMs: 2500,
            agentId: null,
            handled: false,
            talkMs: 0,
            holdMs: 0,
            wrapUpMs: 0,
            callerNumber: '+4930123456',
            answerWithinMs: 20_000,
            shortAbandonMs: 5_000,
          },
        ],
        queueIntervals: ['sales', '*'].map((queueId) => ({ queueId, startMs: AT_MS, tally })),
        queueDays: ['sales', '*'].map((queueId) => ({ queueId, day: '2026-10-21', tally })),
      },
    },
  );
  return { folder, stores };
}

describe('npm run export', () => {
  it('HT44 writes everything beside a running server, and no secrets', async () => {
    const { folder, stores } = await openFloor();
    const to = join(folder, 'out');
    const files = await exportSite(
      { kind: 'libsql', folder },
      readExportFlags({ to, format: 'ndjson' }),
      RUN,
    );
    await stores.close();
    expect(readdirSync(to).sort()).toEqual([
      'agent-intervals.ndjson',
      'calls.ndjson',
      'events.ndjson',
      'queue-intervals.ndjson',
      'site.json',
    ]);
    expect(files.find(({ file }) => file.endsWith('calls.ndjson'))!.rows).toBe(1);
    const read = (name: string) => JSON.parse(readFileSync(join(to, name), 'utf8')) as unknown;
    expect(read('calls.ndjson')).toMatchObject({
      offeredAt: '2026-10-21T16:00:00.000+08:00',
      waitSeconds: 2.5,
      caller: '+4930123456',
    });
    expect(read('queue-intervals.ndjson')).toMatchObject({ queue: 'sales', offered: 1, abandoned: 1 });
    expect(read('events.ndjson')).toMatchObject({ seq: 1, event: { callId: 'c1' } });
    expect(read('site.json')).toMatchObject({ timeZone: 'Asia/Shanghai' });
  });

  it('HT45 leaves no half file when it is stopped', async () => {
    const { folder, stores } = await openFloor();
    await stores.close();
    const to = join(folder, 'out');
    const request = readExportFlags({ to, what: 'calls' });
    const stopped = exportSite({ kind: 'libsql', folder }, request, { ...RUN, signal: AbortSignal.abort() });
    await expect(stopped).rejects.toThrow();
    expect(readdirSync(to)).toEqual([]);
  });

  it('HT45 says what is wrong with a flag or a folder', async () => {
    expect(() => readExportFlags({ what: 'secrets' })).toThrow(/--what \(secrets\) must be one of calls, /);
    expect(() => readExportFlags({ format: 'xlsx' })).toThrow(/--format/);
    expect(() => readExportFlags({ from: '2026-02-30' })).toThrow(/--from \(2026-02-30\) must be a date/);
    expect(() => readExportFlags({ from: '2026-02-02', 'to-day': '2026-02-01' })).toThrow(
      /must not be before/,
    );
    const folder = createTemporaryFolder();
    writeFileSync(join(folder, 'x'), '');
    await expect(
      exportSite({ kind: 'libsql', folder }, readExportFlags({ to: folder }), RUN),
    ).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
