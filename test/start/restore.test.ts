import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backUp } from '../../scripts/site/back-up.ts';
import { restore } from '../../scripts/site/restore.ts';
import { readConfig } from '../../server/config.ts';
import { startFloorcast } from '../../server/floorcast.ts';
import { startRestorable } from '../../server/restorable.ts';
import { verifyArchive } from '../../server/stores/archive/read-archive.ts';
import { openRestoreDesk, openSite } from '../../server/stores/archive/open-site.ts';
import type { SiteLocation } from '../../server/stores/archive/whole-site.ts';
import { ENGINES } from '../helpers/databases.ts';
import { createPlace } from '../helpers/filled-site.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

const clock = { nowMs: () => Date.now() };

/** A server that takes events by http and may be restored while it runs. */
async function startServer(location: SiteLocation) {
  const lines: string[] = [];
  const config = readConfig({
    PORT: '0',
    FLOORCAST_FEED: 'none',
    FLOORCAST_DATA: location.kind === 'libsql' ? location.folder : createTemporaryFolder(),
    FLOORCAST_DATABASE_URL: location.kind === 'postgres' ? location.url : '',
  });
  const running = await startRestorable({
    start: (port) =>
      startFloorcast(
        { ...config, port: port ?? 0 },
        { clock, version: '0', clientFolder: null, log: (line) => lines.push(line) },
      ),
    desk: openRestoreDesk(location),
    clock,
    log: (line) => lines.push(line),
    onLost: (error) => lines.push(`lost: ${String(error)}`),
  });
  onTestFinished(() => running.stop());
  return { running, lines };
}

async function push(location: SiteLocation, port: number, callId: string): Promise<void> {
  const source = await openSite(location);
  const documents = await source.listDocuments().finally(() => source.close());
  const { intakeToken } = documents.find(({ name }) => name === 'secrets')!.value as { intakeToken: string };
  const event = { type: 'call-offered', id: callId, atMs: Date.now(), callId, queueId: 'sales' };
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${intakeToken}` },
    body: JSON.stringify([event]),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

async function listCalls(location: SiteLocation): Promise<readonly string[]> {
  const source = await openSite(location);
  try {
    const rows = await source.database.selectFrom('calls').select('call_id').orderBy('call_id').execute();
    return rows.map(({ call_id }) => call_id);
  } finally {
    await source.close();
  }
}

describe.each(ENGINES)('a restore while the server runs: %s', (kind) => {
  it(
    'RE2 AR3 goes back to the backup in the same process, and the store before is kept',
    { timeout: 60_000 },
    async () => {
      const location = await createPlace(kind);
      const { running, lines } = await startServer(location);
      const { port } = running;
      await push(location, port, 'before');
      const folder = createTemporaryFolder();
      const { file } = await backUp(location, { to: folder, nowMs: clock.nowMs() });
      expect(readdirSync(folder)).toHaveLength(1);
      expect((await verifyArchive(file)).tables['calls']!.rows).toBe(1);
      await push(location, port, 'after');
      expect(await listCalls(location)).toEqual(['after', 'before']);

      const result = await restore(location, file, {
        confirm: async (question) => question.includes('documents'),
        now: clock.nowMs,
        onProgress: () => {},
        say: (line) => lines.push(line),
      });
      expect(result, lines.join('\n')).toMatchObject({ restored: true, swappedBy: 'server' });
      expect(result.keptAs).toMatch(/before/);
      expect(await listCalls(location)).toEqual(['before']);
      expect(running.port).toBe(port);
      await push(location, port, 'again');
      expect(await listCalls(location)).toEqual(['again', 'before']);
      expect(lines.join('\n')).toContain('goes on with the restored store');
    },
  );

  it('RE2 is refused before anything is touched when nobody confirms or the file is none', async () => {
    const location = await createPlace(kind);
    const { running } = await startServer(location);
    await push(location, running.port, 'here');
    const options = { confirm: async () => false, now: clock.nowMs, onProgress: () => {}, say: () => {} };
    const { file } = await backUp(location, { to: createTemporaryFolder(), nowMs: clock.nowMs() });
    await expect(restore(location, file, options)).rejects.toThrow('Nothing was restored.');
    await expect(restore(location, join(file, '..', 'none.fcbackup'), options)).rejects.toThrow(
      /cannot be opened/,
    );
    expect(await listCalls(location)).toEqual(['here']);
  });
});
