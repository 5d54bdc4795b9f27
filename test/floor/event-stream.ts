import type { FloorEvent } from '../../shared/floor/events.ts';
import {
  abandoned,
  answered,
  ended,
  flowedOut,
  held,
  offered,
  paused,
  queuesChanged,
  rang,
  resumed,
  ringEnded,
  signedIn,
  signedOut,
  transferred,
  unpaused,
  wrapUpEnded,
  wrapUpStarted,
} from '../helpers/event-builders.ts';
import type { Random } from '../helpers/random.ts';

export interface StreamSettings {
  readonly fromMs: number;
  readonly spanMs: number;
  readonly calls: number;
  readonly queues: readonly string[];
  readonly agents: readonly string[];
}

/** A plausible stream in the order of time, as a lawful phone system would tell it. */
export function generateStream(random: Random, settings: StreamSettings): FloorEvent[] {
  const events: FloorEvent[] = [];
  const { fromMs, spanMs, queues, agents } = settings;
  for (const agentId of agents) {
    const memberships = queues
      .filter(() => random.chance(0.7))
      .map((queueId) => ({ queueId, level: random.whole(1, 4) }));
    events.push(signedIn({ agentId, queues: memberships, atMs: fromMs + random.whole(0, 60_000) }));
    let atMs = fromMs + random.whole(60_000, 3_600_000);
    while (atMs < fromMs + spanMs) {
      const kind = random.whole(0, 10);
      if (kind < 6) {
        const reason = random.pick(['Lunch', 'Training', 'Break']);
        const queueId = random.chance(0.3) ? random.pick(queues) : undefined;
        const where = queueId === undefined ? {} : { queueId };
        events.push(paused({ agentId, atMs, reason, ...where }));
        atMs += random.whole(1_000, 900_000);
        events.push(unpaused({ agentId, atMs, ...where }));
      } else if (kind < 8) {
        events.push(signedOut({ agentId, atMs }));
        atMs += random.whole(1_000, 900_000);
        events.push(signedIn({ agentId, atMs, queues: memberships }));
      } else {
        const others = queues
          .filter(() => random.chance(0.5))
          .map((queueId) => ({ queueId, level: random.whole(1, 4) }));
        events.push(queuesChanged({ agentId, atMs, queues: others }));
      }
      atMs += random.whole(60_000, 3_600_000);
    }
  }
  for (let index = 0; index < settings.calls; index += 1) {
    addCall(random, events, `c${index}`, random.pick(queues), agents, fromMs + random.whole(0, spanMs));
  }
  return events.sort((a, b) => a.atMs - b.atMs);
}

function addCall(
  random: Random,
  events: FloorEvent[],
  callId: string,
  queueId: string,
  agents: readonly string[],
  offeredAtMs: number,
): void {
  const call = { callId, queueId };
  let atMs = offeredAtMs;
  events.push(offered({ ...call, atMs, priority: random.whole(0, 3) }));
  for (let rings = random.whole(0, 3); rings > 0; rings -= 1) {
    const agentId = random.pick(agents);
    atMs += random.whole(0, 15_000);
    events.push(rang({ ...call, agentId, atMs }));
    if (random.chance(0.5)) {
      atMs += random.whole(0, 10_000);
      events.push(ringEnded({ ...call, agentId, atMs }));
    }
  }
  atMs += random.whole(0, 20_000);
  const end = random.next();
  const stated = random.chance(0.3) ? { waitMs: random.whole(0, 60) * 1000 } : {};
  if (end < 0.15) {
    events.push(abandoned({ ...call, atMs, ...stated }));
    return;
  }
  if (end < 0.25) {
    const reason = random.pick(['timeout', 'key', 'empty', 'overflow'] as const);
    events.push(flowedOut({ ...call, atMs, reason, ...stated }));
    return;
  }
  const talk = { ...call, agentId: random.pick(agents) };
  events.push(answered({ ...talk, atMs, ...stated }));
  if (random.chance(0.3)) {
    atMs += random.whole(1, 60_000);
    events.push(held({ ...talk, atMs }));
    atMs += random.whole(1, 60_000);
    if (random.chance(0.9)) events.push(resumed({ ...talk, atMs }));
  }
  atMs += random.whole(1, 300_000);
  const statedTalk = random.chance(0.3) ? { talkMs: random.whole(0, 300) * 1000 } : {};
  if (random.chance(0.15)) {
    events.push(transferred({ ...talk, atMs, ...statedTalk }));
    if (random.chance(0.7)) addCall(random, events, callId, queueId, agents, atMs + random.whole(1, 2_000));
    return;
  }
  if (random.chance(0.05)) {
    // Back in a queue before the end of the first conversation is told.
    addCall(random, events, callId, queueId, agents, atMs);
    atMs += random.whole(1, 200);
  }
  events.push(ended({ ...talk, atMs, ...statedTalk }));
  if (random.chance(0.6)) {
    events.push(wrapUpStarted({ ...talk, atMs }));
    atMs += random.whole(1_000, 60_000);
    if (random.chance(0.9)) events.push(wrapUpEnded({ ...talk, atMs }));
  }
}

/** What a bad line does to a stream: events dropped, told twice, told late, told in another order. */
export function spoilStream(random: Random, events: readonly FloorEvent[]): FloorEvent[] {
  const arrivals: { readonly event: FloorEvent; readonly arrivesAtMs: number }[] = [];
  for (const event of events) {
    if (random.chance(0.05)) continue;
    const delay = random.chance(0.1) ? random.whole(0, 5_000) : 0;
    const late = random.chance(0.02) ? random.whole(0, 1_200_000) : 0;
    arrivals.push({ event, arrivesAtMs: event.atMs + delay + late });
    if (random.chance(0.05)) arrivals.push({ event, arrivesAtMs: event.atMs + random.whole(0, 600_000) });
  }
  return arrivals.sort((a, b) => a.arrivesAtMs - b.arrivesAtMs).map(({ event }) => event);
}
