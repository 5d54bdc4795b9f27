/**
 * Streams a floor of 40 queues and 800 agents under 500 events a second to 1,000 screens, beside plain `ws`.
 *
 *     npm run bench:stream
 *
 * Three processes talk over this machine's loopback: one server and two with 500 screens each (and as many plain
 * connections), so that `process.cpuUsage()` of the server is the server's alone.
 *
 * 1. Live. Events go the whole way: journal (durable), reducer, rows, rooms, sockets. `p50Ms` and `p99Ms`: the time from
 *    the event being handed to the live floor until a screen has the delta with the state that began with it, over all
 *    screens and events. `serverCpuShare`: all the server does in that time, of one core.
 * 2. What a broadcast costs. The changes of the live phase are told again at the pace of the floor's ticks, in turns:
 *    through the rooms (cut for the audience, check of slow screens, numbering, encoding, 1,000 sockets), and as frames of
 *    the same payload that were encoded beforehand, handed by plain `ws` to as many connections. The journal and the
 *    reducer rest meanwhile, and what the server needs when it sends nothing is measured and taken off both.
 *    `cpuRatioToRawWs` is the quotient of the medians; processor time is user and system, so the kernel's sending is in both.
 * 3. Stalled screens. Under the live load again, 5 % of the screens stop reading, with several snapshots on their way. The
 *    kernel's buffers take the first megabytes; what waits beyond a quarter of a megabyte (usually one) takes a screen out
 *    of its room. `stalledCaughtUp`: how many were, and came back with one snapshot when they read again.
 *    `stalledHeapGrowthMb`: heap and buffers of the server after garbage collection, at the end less at the beginning.
 *
 * The last line is JSON. Targets: cpuRatioToRawWs <= 1.3, p99Ms < 150, stalledHeapGrowthMb < 20.
 */
import { Child } from './bench-stream/calls.ts';

const CLIENTS = 1_000;
const PROCESSES = 2;
const STALLED_SHARE = 0.05;
const LIVE_MS = 15_000;
const TURNS = 7;
const BROADCASTS = 20;
/** The tick of a busy live floor. */
const EVERY_MS = 80;
/** Less than after which a stalled screen is dropped: they are all held until the end. */
const STALLED_MS = 24_000;

interface Measured {
  readonly ages: readonly (readonly [number, number])[];
  readonly deltas: number;
  readonly gaps: number;
}
interface Compared {
  readonly cpu: Readonly<Record<'rooms' | 'raw' | 'idle', readonly number[]>>;
  readonly bytesPerFrame: number;
}

const server = new Child(new URL('./bench-stream/server-process.ts', import.meta.url));
const clients = Array.from(
  { length: PROCESSES },
  () => new Child(new URL('./bench-stream/client-process.ts', import.meta.url)),
);

try {
  console.log(JSON.stringify(await run()));
} finally {
  for (const child of [server, ...clients]) child.end();
}

async function run() {
  const ports = await server.call<{ readonly sockets: number; readonly raw: number }>('addresses');
  console.log(`A floor of 40 queues and 800 agents; ${CLIENTS} screens connect.`);
  await eachClient('open', { ...ports, count: CLIENTS / PROCESSES });
  await server.call('startLoad');
  await sleep(3_000);

  await eachClient('measure');
  const live = await server.call<{ readonly cpuShare: number; readonly broadcasts: number }>('measureLive', {
    ms: LIVE_MS,
  });
  const measured = await eachClient<Measured>('measured');
  const events = await server.call<number>('stopLoad');
  const ages = sumAges(measured);
  const p50Ms = percentile(ages, 0.5);
  const p99Ms = percentile(ages, 0.99);
  console.log(
    `Live: ${Math.round(events / ((LIVE_MS + 3_000) / 1000))} events/s, ${(live.broadcasts / (LIVE_MS / 1000)).toFixed(1)} broadcasts/s, event to screen p50 ${p50Ms} ms, p99 ${p99Ms} ms, server ${(live.cpuShare * 100).toFixed(0)} % of a core.`,
  );

  await sleep(1_000);
  const compared = await server.call<Compared>('compare', {
    turns: TURNS,
    broadcasts: BROADCASTS,
    everyMs: EVERY_MS,
  });
  const idle = median(compared.cpu.idle) / (BROADCASTS / 2);
  const roomsCpuMs = median(compared.cpu.rooms) / BROADCASTS - idle;
  const rawCpuMs = median(compared.cpu.raw) / BROADCASTS - idle;
  console.log(
    `A broadcast of ${compared.bytesPerFrame} bytes to ${CLIENTS}: rooms ${roomsCpuMs.toFixed(2)} ms of processor, plain ws ${rawCpuMs.toFixed(2)} ms.`,
  );

  await server.call('startLoad');
  await sleep(2_000);
  const before = await server.call<number>('heap');
  await eachClient('stall', { count: (CLIENTS * STALLED_SHARE) / PROCESSES });
  await sleep(STALLED_MS);
  const after = await server.call<number>('heap');
  const waitingMb = await server.call<number>('waitingMb');
  const woken = await eachClient<{ readonly open: number; readonly caughtUp: number }>('wake');
  await server.call('stopLoad');
  const state = await server.call<{ readonly failed: string | null }>('state');
  if (state.failed !== null) throw new Error(`The server failed: ${state.failed}`);
  const caughtUp = sum(woken.map((woke) => woke.caughtUp));
  console.log(
    `Stalled: ${CLIENTS * STALLED_SHARE} screens for ${STALLED_MS / 1000} s, heap ${before.toFixed(1)} to ${after.toFixed(1)} MB, ${waitingMb.toFixed(1)} MB wait to be read; ${caughtUp} had been taken out of the room and came back with a snapshot.`,
  );
  return {
    cpuRatioToRawWs: round(roomsCpuMs / rawCpuMs, 3),
    p99Ms,
    p50Ms,
    stalledHeapGrowthMb: round(after - before, 1),
    clients: CLIENTS,
    stalledClients: CLIENTS * STALLED_SHARE,
    stalledCaughtUp: caughtUp,
    eventsPerSecond: Math.round(events / ((LIVE_MS + 3_000) / 1000)),
    broadcastsPerSecond: round(live.broadcasts / (LIVE_MS / 1000), 1),
    bytesPerBroadcast: compared.bytesPerFrame,
    roomsCpuMsPerBroadcast: round(roomsCpuMs, 2),
    rawCpuMsPerBroadcast: round(rawCpuMs, 2),
    serverCpuShare: round(live.cpuShare, 2),
    gaps: sum(measured.map(({ gaps }) => gaps)),
  };
}

function eachClient<Value>(name: string, value?: unknown): Promise<Value[]> {
  return Promise.all(clients.map((client) => client.call<Value>(name, value)));
}

function sumAges(measured: readonly Measured[]): readonly (readonly [number, number])[] {
  const counts = new Map<number, number>();
  for (const { ages } of measured)
    for (const [age, count] of ages) counts.set(age, (counts.get(age) ?? 0) + count);
  return [...counts].sort(([a], [b]) => a - b);
}

function percentile(ages: readonly (readonly [number, number])[], share: number): number {
  const wanted = sum(ages.map(([, count]) => count)) * share;
  let seen = 0;
  for (const [age, count] of ages) if ((seen += count) >= wanted) return age;
  return NaN;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
