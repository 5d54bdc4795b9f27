import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { FloorcastError } from '../../../floorcast-error.ts';
import { answerDesk } from './answer-desk.ts';
import type { FromDesk, ToDesk } from './desk-messages.ts';
import { DeskMemory } from './open-roster.ts';

const port = parentPort!;
// Where cores are few the floor goes first. On Linux this is for one thread and those it starts, elsewhere for all.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const memory = new DeskMemory();
const tell = (message: FromDesk) => port.postMessage(message);
/** One after the other, in the order in which they came. */
let turn: Promise<void> = Promise.resolve();

port.on('message', (asked: ToDesk | 'close') => {
  if (asked === 'close') return void turn.finally(() => port.close());
  turn = turn.then(() => answer(asked));
});

async function answer({ id, question }: ToDesk): Promise<void> {
  try {
    tell({ kind: 'answer', id, answer: await answerDesk(memory, question) });
  } catch (error) {
    const failure =
      error instanceof FloorcastError
        ? { code: error.code, said: error.said }
        : { log: (error instanceof Error ? error.stack : undefined) ?? String(error) };
    tell({ kind: 'failed', id, failure });
  }
}
