import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import type { NumberedEvent } from '../../shared/floor/events.ts';
import type { Period } from '../ports.ts';
import { findBeginning } from './find-beginning.ts';
import type { ReplayCommand, ReplayReport, ReplayTask } from './replay-messages.ts';
import { ReplayPlayer } from './replay-player.ts';

/** What the journal's own reader can do; its answers are JSON texts. */
interface JournalReader {
  read(afterSeq: number, limit: number): string;
  readPeriod(period: Period, afterSeq: number, limit: number): string;
  findType(type: string, period: Period, limit: number): string;
}

const TICK_MS = 250;
/** A paused replay is silent otherwise, and silence means that the server is gone. */
const HEARTBEAT_MS = 1_000;

const port = parentPort!;
const task = workerData as ReplayTask;
const report = (message: ReplayReport) => port.postMessage(message);

try {
  await play();
} catch (error) {
  report({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  port.close();
}

async function play(): Promise<void> {
  const module = (await import(task.journal.readerModule)) as {
    readonly JournalReader: new (file: string) => JournalReader;
  };
  const reader = new module.JournalReader(task.journal.file);
  const list = (text: string) => JSON.parse(text) as readonly NumberedEvent[];
  const beginning = findBeginning(
    {
      readPeriod: (period, afterSeq, limit) => list(reader.readPeriod(period, afterSeq, limit)),
      findType: (type, period, limit) => list(reader.findType(type, period, limit)),
    },
    task.period,
  );
  if (beginning === null) {
    report({ kind: 'empty' });
    port.close();
    return;
  }
  const player = new ReplayPlayer(
    (afterSeq, limit) => list(reader.read(afterSeq, limit)),
    task.site,
    task.period,
    beginning,
  );
  run(player);
}

function run(player: ReplayPlayer): void {
  let speed = task.speed;
  let anchor = { floorMs: task.period.fromMs, realMs: performance.now() };
  let reportedMs = performance.now();

  const hold = () => {
    anchor = { floorMs: player.nowMs, realMs: performance.now() };
  };
  const jump = (atMs: number) => {
    player.jumpTo(atMs);
    hold();
    report({ kind: 'replaced', floorNowMs: player.nowMs, speed, rows: player.rows() });
  };
  const tick = () => {
    const realMs = performance.now();
    if (speed > 0) {
      player.playTo(anchor.floorMs + (realMs - anchor.realMs) * speed);
      if (player.nowMs >= task.period.toMs) speed = 0;
    } else if (realMs - reportedMs < HEARTBEAT_MS) return;
    reportedMs = realMs;
    report({ kind: 'changed', floorNowMs: player.nowMs, speed, ...player.takeChanges() });
  };

  jump(task.atMs);
  setInterval(tick, TICK_MS);
  port.on('message', ({ id, action }: ReplayCommand) => {
    tick();
    hold();
    switch (action.kind) {
      case 'pause':
        speed = 0;
        break;
      case 'play':
        speed = action.speed;
        break;
      case 'jump':
        jump(action.atMs);
        break;
      default:
        action satisfies never;
    }
    report({ kind: 'changed', floorNowMs: player.nowMs, speed, ...player.takeChanges() });
    report({ kind: 'done', id });
  });
}
