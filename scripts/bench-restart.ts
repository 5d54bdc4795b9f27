/**
 * What a kill costs: the server is killed with SIGKILL under load at seeded moments and started again; then everything it
 * had acknowledged must be there once, in the journal and in the floor. And how long a restart takes on the journal of a
 * day of 100,000 calls. Ends with one line of JSON.
 *
 * Options: `--kills 20 --seed 1 --calls 100000`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkJournal } from './bench-restart/check-journal.ts';
import { EventSender } from './bench-restart/event-sender.ts';
import { prepareDay } from './bench-restart/prepare-day.ts';
import { countOffered, readFloor } from './bench-restart/read-floor.ts';
import { createRandom } from './bench-restart/random.ts';
import { findFreePort, RUNS_FROM, ServerProcess } from './bench-restart/server-process.ts';
import { readOptions } from './site/read-options.ts';

const { values } = readOptions({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    calls: { type: 'string', default: '100000' },
  },
});
const RESTARTS = 5;

const folder = mkdtempSync(join(tmpdir(), 'floorcast-restart-'));
const random = createRandom(Number(values.seed));
const started: ServerProcess[] = [];
try {
  const killed = await killUnderLoad(Number(values.kills));
  const restarted = await restartOnADay(Number(values.calls));
  console.log(JSON.stringify({ ...killed, ...restarted, runsFrom: RUNS_FROM, seed: Number(values.seed) }));
  if (killed.lostAcknowledged + killed.doubled + killed.gaps + killed.floorsThatDiffer > 0)
    process.exitCode = 1;
} finally {
  for (const server of started) await server.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

async function killUnderLoad(kills: number) {
  const server = new ServerProcess(join(folder, 'killed'), await findFreePort());
  started.push(server);
  const sender = new EventSender(random);
  const restarts: number[] = [];
  let floorsThatDiffer = 0;
  await server.start();
  for (let kill = 1; kill <= kills; kill += 1) {
    let isOver = false;
    const sending = sender.sendUntil(server, () => isOver);
    await new Promise((resolve) => setTimeout(resolve, 50 + random() * 700));
    await server.end('SIGKILL');
    isOver = true;
    await sending;
    restarts.push(await server.start());
    await sender.sendUnanswered(server);
    const offered = await countOffered(server, sender.offered);
    if (offered !== sender.offered) floorsThatDiffer += 1;
    console.log(
      `kill ${kill}: ${sender.acknowledged.size} events acknowledged, ${offered} of ${sender.offered} calls in the floor, back in ${Math.round(restarts.at(-1)!)} ms`,
    );
  }
  await server.end('SIGKILL');
  const { events, lostAcknowledged, doubled, gaps } = await checkJournal(
    server.dataFolder,
    sender.acknowledged,
  );
  return {
    kills,
    lostAcknowledged,
    doubled,
    gaps,
    floorsThatDiffer,
    acknowledged: sender.acknowledged.size,
    events,
    restartMs: median(restarts),
    restartMsMax: Math.round(Math.max(...restarts)),
  };
}

async function restartOnADay(calls: number) {
  const server = new ServerProcess(join(folder, 'day'), await findFreePort());
  started.push(server);
  const prepared = await prepareDay(server.dataFolder, calls);
  console.log(`a day of ${prepared.calls} calls, ${prepared.events} events`);
  const restarts: number[] = [];
  let floorsThatDiffer = 0;
  for (let restart = 0; restart < RESTARTS; restart += 1) {
    restarts.push(await server.start());
    const offered = Number((await readFloor(server)).rows['tally/today/*']?.['offered'] ?? 0);
    if (offered !== prepared.calls) floorsThatDiffer += 1;
    console.log(`back in ${Math.round(restarts.at(-1)!)} ms with ${offered} calls`);
    await server.end('SIGKILL');
  }
  for (const suffix of ['', '-wal', '-shm'])
    rmSync(join(server.dataFolder, `snapshots.db${suffix}`), { force: true });
  const withoutSnapshot = await server.start();
  const offered = Number((await readFloor(server)).rows['tally/today/*']?.['offered'] ?? 0);
  console.log(`without a snapshot back in ${Math.round(withoutSnapshot)} ms with ${offered} calls`);
  await server.end('SIGKILL');
  return {
    restart100kMs: median(restarts),
    restart100kMsMax: Math.round(Math.max(...restarts)),
    restart100kFloorsThatDiffer: floorsThatDiffer,
    withoutSnapshotMs: Math.round(withoutSnapshot),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[sorted.length >> 1] ?? 0);
}
