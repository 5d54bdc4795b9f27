/** A whole Floorcast whose clock is set from outside, so that a day need not take a day. Started by bench-memory.ts. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readConfig } from '../../server/config.ts';
import { startFloorcast } from '../../server/floorcast.ts';
import { keepHeapSmall } from '../../server/keep-heap-small.ts';

/** What the benchmark says to this process... */
export type Order =
  // `kept` is asked last: it collects all garbage, which no server does by itself.
  | { readonly kind: 'clock'; readonly nowMs: number }
  | { readonly kind: 'measure' }
  | { readonly kind: 'measure-kept' }
  | { readonly kind: 'stop' };
/** ... and what it answers. */
export interface Report {
  readonly rssBytes: number;
  readonly heapUsedBytes: number;
  readonly cpuMs: number;
}

keepHeapSmall();
let nowMs = Number(process.argv[2]);
const floorcast = await startFloorcast(readConfig(), {
  clock: { nowMs: () => nowMs },
  version: 'benchmark',
  clientFolder: null,
  log: (line) => console.error(line),
});

process.on('message', (order: Order) => {
  switch (order.kind) {
    case 'clock':
      nowMs = order.nowMs;
      break;
    case 'measure':
      process.send!(measure());
      break;
    case 'measure-kept':
      collectGarbage();
      process.send!(measure());
      break;
    case 'stop':
      void floorcast.stop().then(() => process.exit(0));
      break;
    default:
      order satisfies never;
  }
});
process.send!(measure());

function measure(): Report {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { rssBytes: rss, heapUsedBytes: heapUsed, cpuMs: (user + system) / 1000 };
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
}
