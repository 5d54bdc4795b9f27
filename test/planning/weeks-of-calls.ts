import type { QueueInterval } from '../../shared/history/roll-ups.ts';
import { createEmptySite, type Site } from '../../shared/site/site.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { QUARTER_MS, tallyOf } from '../history/build-past.ts';

/** Berlin by half hours: two queues that three of five agents share. */
export const PLANNED_SITE: Site = {
  ...createEmptySite('Europe/Berlin'),
  agents: ['sales', 'sales', 'both', 'both', 'both'].map((kind, index) => ({
    id: `${index}`,
    name: { en: `Agent ${index}` },
    skills: [{ queueId: 'sales', level: 1 }, ...(kind === 'both' ? [{ queueId: 'support', level: 2 }] : [])],
  })),
};

/** Five weeks of weekdays from 08:00 to 18:00, the last of them running: 20 calls a quarter hour in sales, 6 in support. */
export const FIRST_DAY = '2026-09-28';
export const NOW_MS = Date.UTC(2026, 10, 2, 11);

export function inventWeeks(site: Site = PLANNED_SITE): readonly QueueInterval[] {
  const calendar = createSiteCalendar({ ...site, intervalMinutes: 15 });
  const rows: QueueInterval[] = [];
  for (let atMs = calendar.dayNamed(FIRST_DAY).fromMs; atMs < NOW_MS; atMs += QUARTER_MS) {
    const day = calendar.dayOf(atMs);
    const hour = (atMs - day.fromMs) / 3_600_000;
    const weekday = new Date(`${day.day}T00:00:00Z`).getUTCDay();
    if (weekday === 0 || weekday === 6 || hour < 8 || hour >= 18) continue;
    const swing = rows.length % 3;
    rows.push(quarter('sales', atMs, 19 + swing), quarter('support', atMs, 5 + swing));
  }
  return rows;
}

function quarter(queueId: string, startMs: number, offered: number): QueueInterval {
  const tally = tallyOf({
    offered,
    answered: offered - 1,
    abandoned: 1,
    handled: offered - 1,
    sumTalkMs: (offered - 1) * 240_000,
    sumAnswerWaitMs: (offered - 1) * 12_000,
    sumAbandonWaitMs: 60_000,
  });
  return { queueId, startMs, tally };
}
