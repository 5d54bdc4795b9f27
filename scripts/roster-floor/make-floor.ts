import { createLoadSite, loadQueueId } from '../../shared/simulation/load-model.ts';
import { Rng } from '../../shared/simulation/rng.ts';
import type { Site } from '../../shared/site/site.ts';

const QUEUES = 6;
const PAST_DAYS = 35;
const DAY_MS = 86_400_000;
const HANDLE_SECONDS = 240;
/** Queues each skill group serves, the first asked first. */
const GROUPS = [
  [0, 1],
  [1, 2, 3],
  [3, 4],
  [4, 5, 0],
] as const;

/** A site of six queues and four skill groups of the same size. */
export function makeRosterSite(agents: number): Site {
  const site = createLoadSite({ queues: QUEUES, agents });
  return {
    ...site,
    agents: site.agents.map((agent, place) => ({
      ...agent,
      skills: GROUPS[place % GROUPS.length]!.map((queue, at) => ({
        queueId: loadQueueId(queue),
        level: at + 1,
      })),
    })),
  };
}

/** Counts of the 35 days before today (CSV), as many calls as about a third of the agents can answer at the busiest. */
export function writePast(agents: number): string {
  const rng = new Rng(1);
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const busiest = ((agents / 3) * 900) / HANDLE_SECONDS / QUEUES;
  const lines = ['start,queue,offered,answered,abandoned,average handle seconds'];
  for (let at = today - PAST_DAYS * DAY_MS; at < today; at += 900_000) {
    const hour = (at % DAY_MS) / 3_600_000;
    const weekday = new Date(at).getUTCDay();
    const share = Math.max(0, Math.sin(((hour - 6) / 16) * Math.PI)) * (weekday % 6 === 0 ? 0.6 : 1);
    for (let queue = 0; queue < QUEUES; queue += 1) {
      const offered = Math.round(busiest * share * (0.85 + 0.3 * rng.next()));
      const abandoned = Math.round(offered * 0.03);
      lines.push(
        `${new Date(at).toISOString()},${loadQueueId(queue)},${offered},${offered - abandoned},${abandoned},${HANDLE_SECONDS}`,
      );
    }
  }
  return lines.join('\n');
}

/** The first day rosters are made for: tomorrow. */
export function firstRosterDay(): string {
  return new Date(Math.ceil((Date.now() + DAY_MS) / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
}
