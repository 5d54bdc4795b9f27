import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { HistoryReading } from '../../ports/history-answers.ts';
import { playRest } from './play-rest.ts';
import type { FromProjection, ProjectionTask, ToProjection } from './projection-messages.ts';
import { findUsualPresence, type UsualPresence } from './usual-presence.ts';

/** A minute has sixty of them, and other work wants them too. */
const MOST_MS = 1_000;
const LEAST_REPLICATIONS = 60;
const MOST_REPLICATIONS = 400;

const port = parentPort!;
const { history: place, site } = workerData as ProjectionTask;
// Where cores are few the floor goes first. On Linux this is for one thread and those it starts, elsewhere for all.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const module = (await import(place.readerModule)) as {
  readonly openHistoryReading: (location: unknown, zone: typeof site) => HistoryReading;
};
const reading = module.openHistoryReading(place.location, site);
/** Read once a day: the weeks before do not change any more. */
let known: { readonly day: string; readonly presence: UsualPresence | null } | null = null;

port.on('message', (message: ToProjection) => {
  switch (message.kind) {
    case 'play':
      return void play(message.rest);
    case 'close':
      return void reading.close().finally(() => port.close());
  }
  message satisfies never;
});

async function play(rest: Extract<ToProjection, { kind: 'play' }>['rest']): Promise<void> {
  try {
    if (known?.day !== rest.day)
      known = { day: rest.day, presence: await findUsualPresence(reading.history, site, rest.day) };
    const untilMs = performance.now() + MOST_MS;
    const answer = playRest(rest, known.presence, {
      least: LEAST_REPLICATIONS,
      most: MOST_REPLICATIONS,
      goOn: () => performance.now() < untilMs,
    });
    tell({ kind: 'played', answer });
  } catch (error) {
    tell({ kind: 'failed', log: (error instanceof Error ? error.stack : undefined) ?? String(error) });
  }
}

function tell(message: FromProjection): void {
  port.postMessage(message);
}
