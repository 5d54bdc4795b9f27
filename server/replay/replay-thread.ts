import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import type { JournalReading } from '../ports/journal.ts';
import { findBeginning } from './find-beginning.ts';
import type { ReplayCommand, ReplayReport, ReplayTask } from './replay-messages.ts';
import { ReplayPlayer } from './replay-player.ts';

const TICK_MS = 250;
/** A paused replay is silent otherwise, and silence means that the server is gone. */
const HEARTBEAT_MS = 1_000;

const port = parentPort!;
const task = workerData as ReplayTask;
const report = (message: ReplayReport) => port.postMessage(message);

await play().catch(fail);

function fail(error: unknown): void {
  report({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  port.close();
}

async function play(): Promise<void> {
  const module = (await import(task.journal.readerModule)) as {
    readonly openJournalReading: (location: unknown) => Promise<JournalReading>;
  };
  const journal = await module.openJournalReading(task.journal.location);
  const beginning = await findBeginning(journal, task.period);
  if (beginning === null) {
    await journal.close();
    report({ kind: 'empty' });
    port.close();
    return;
  }
  const read = (afterSeq: number, limit: number) => journal.read(afterSeq, limit);
  await run(await ReplayPlayer.open(read, task.site, task.period, beginning));
}

async function run(player: ReplayPlayer): Promise<void> {
  let speed = task.speed;
  let anchor = { floorMs: task.period.fromMs, realMs: performance.now() };
  let reportedMs = performance.now();

  const hold = () => {
    anchor = { floorMs: player.nowMs, realMs: performance.now() };
  };
  const reportChanges = () => {
    reportedMs = performance.now();
    report({ kind: 'changed', floorNowMs: player.nowMs, speed, ...player.takeChanges() });
  };
  const jump = async (atMs: number) => {
    await player.jumpTo(atMs);
    hold();
    report({ kind: 'replaced', floorNowMs: player.nowMs, speed, rows: player.rows() });
  };
  const playOn = async () => {
    if (speed === 0) return;
    await player.playTo(anchor.floorMs + (performance.now() - anchor.realMs) * speed);
    if (player.nowMs >= task.period.toMs) speed = 0;
  };
  const obey = async ({ id, action }: ReplayCommand) => {
    await playOn();
    hold();
    switch (action.kind) {
      case 'pause':
        speed = 0;
        break;
      case 'play':
        speed = action.speed;
        break;
      case 'jump':
        await jump(action.atMs);
        break;
      default:
        action satisfies never;
    }
    reportChanges();
    report({ kind: 'done', id });
  };
  const tick = async () => {
    if (speed === 0 && performance.now() - reportedMs < HEARTBEAT_MS) return;
    await playOn();
    reportChanges();
  };

  // One thing after the other: reading takes its time, and a player shows one instant.
  let waiting = 0;
  let working = Promise.resolve();
  const enqueue = (work: () => Promise<void>) => {
    waiting += 1;
    working = working
      .then(work)
      .finally(() => (waiting -= 1))
      .catch(fail);
  };
  await jump(task.atMs);
  setInterval(() => {
    if (waiting === 0) enqueue(tick);
  }, TICK_MS);
  port.on('message', (command: ReplayCommand) => enqueue(() => obey(command)));
}
