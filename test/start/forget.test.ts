import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { deletePerson, findServer, haveForgotten } from '../../scripts/delete-person/delete-person.ts';
import { readConfig } from '../../server/config.ts';
import { startFloorcast } from '../../server/floorcast.ts';
import { startRestorable } from '../../server/restorable.ts';
import { openRestoreDesk, openSite } from '../../server/stores/archive/open-site.ts';
import type { SiteLocation } from '../../server/stores/archive/whole-site.ts';
import { ENGINES } from '../helpers/databases.ts';
import { createPlace } from '../helpers/filled-site.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

const clock = { nowMs: () => Date.now() };
const CALLER = '+861055501234';
const QUEUES = [{ queueId: 'sales', level: 1 }];

/** A server that takes events by http. */
async function startServer(location: SiteLocation) {
  const lines: string[] = [];
  const config = readConfig({
    PORT: '0',
    FLOORCAST_FEED: 'none',
    FLOORCAST_DATA: location.kind === 'libsql' ? location.folder : createTemporaryFolder(),
    FLOORCAST_DATABASE_URL: location.kind === 'postgres' ? location.url : '',
  });
  const log = (line: string) => lines.push(line);
  const running = await startRestorable({
    start: (port) =>
      startFloorcast({ ...config, port: port ?? 0 }, { clock, version: '0', clientFolder: null, log }),
    desk: openRestoreDesk(location),
    clock,
    log,
    onLost: (error) => log(`lost: ${String(error)}`),
  });
  onTestFinished(() => running.stop());
  return { running, lines };
}

async function push(location: SiteLocation, port: number, events: readonly object[]): Promise<void> {
  const source = await openSite(location);
  const documents = await source.listDocuments().finally(() => source.close());
  const { intakeToken } = documents.find(({ name }) => name === 'secrets')!.value as { intakeToken: string };
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${intakeToken}` },
    body: JSON.stringify(events.map((event) => ({ id: randomUUID(), atMs: Date.now(), ...event }))),
  });
  expect(await answer.json()).toMatchObject({ accepted: events.length });
}

/** Everything the store says, but for the orders a command leaves. */
async function readStore(location: SiteLocation): Promise<string> {
  const source = await openSite(location);
  try {
    const { database } = source;
    return JSON.stringify([
      await database.selectFrom('events').select('body').execute(),
      await database.selectFrom('calls').selectAll().execute(),
      await database.selectFrom('agents').selectAll().execute(),
      await database.selectFrom('meta').selectAll().execute(),
    ]);
  } finally {
    await source.close();
  }
}

describe.each(ENGINES)('a person deleted while the server runs: %s', (kind) => {
  it('UP7 is forgotten by the server, too', { timeout: 120_000 }, async () => {
    const location = await createPlace(kind);
    const { running, lines } = await startServer(location);
    const { port } = running;
    await push(location, port, [
      { type: 'agent-signed-in', agentId: '7', name: '王芳', queues: QUEUES },
      { type: 'agent-signed-in', agentId: '8', name: '李娜', queues: QUEUES },
      { type: 'call-offered', callId: 'c1', queueId: 'sales', callerNumber: CALLER },
      { type: 'call-offered', callId: 'c2', queueId: 'sales', callerNumber: '+861055500000' },
    ]);
    expect(await findServer(location)).toBe('runs');
    await deletePerson(location, { kind: 'caller', numbers: [CALLER] });
    expect(await haveForgotten(location, 'runs'), lines.join('\n')).toBe(true);
    expect(running.port).toBe(port);
    await expectAnswering(port);
    expect(await readStore(location)).not.toContain('55501234');
    // The call is written anew with what the floor knows of it.
    const conversation = { callId: 'c1', queueId: 'sales', agentId: '7' };
    await push(location, port, [
      { type: 'call-answered', ...conversation },
      { type: 'call-ended', ...conversation, endedBy: 'caller' },
    ]);
    expect(await readStore(location)).not.toContain('55501234');
    expect(await readStore(location)).toContain('55500000');

    const { newId } = await deletePerson(location, { kind: 'agent', agentId: '7' });
    expect(await haveForgotten(location, 'runs'), lines.join('\n')).toBe(true);
    await expectAnswering(port);
    await push(location, port, [{ type: 'call-offered', callId: 'c4', queueId: 'sales' }]);
    const store = await readStore(location);
    expect(store).not.toContain('王芳');
    expect(store).not.toContain('"agentId":"7"');
    expect(store).toContain(newId);
    expect(store).toContain('李娜');
    expect(lines.join('\n')).toContain('goes on');
  });

  it('UP7 without a server nothing is left to be done at its start', { timeout: 60_000 }, async () => {
    const location = await createPlace(kind);
    expect(await findServer(location)).toBe('none');
    const first = await startServer(location);
    await push(location, first.running.port, [
      { type: 'call-offered', callId: 'c1', queueId: 'sales', callerNumber: CALLER },
    ]);
    await first.running.stop();
    expect(await findServer(location)).toBe('none');
    await deletePerson(location, { kind: 'caller', numbers: [CALLER] });
    expect(await readStore(location)).toContain('forget-wanted');
    expect(await haveForgotten(location, 'none')).toBe(true);
    expect(await readStore(location)).not.toContain('forget-wanted');
    const again = await startServer(location);
    expect(again.lines.join('\n')).not.toContain('deleted');
  });
});

/** It stops for a moment: its port is taken again when it is ready. */
async function expectAnswering(port: number): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    if (answer?.ok) return;
    expect(attempt).toBeLessThan(200);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
