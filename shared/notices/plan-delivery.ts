import type { LocalClock } from '../time/local-clock.ts';
import { kindOf } from './kinds/index.ts';
import { MERGE_MINUTES, type NoticeFact, type TimedFact } from './notice.ts';
import type { NoticeChannel, NoticeSettings } from './notice-settings.ts';
import { findQuietEndMs } from './quiet-hours.ts';
import { settleFacts } from './settle-facts.ts';

const HOUR_MS = 3_600_000;

/** A shift that starts so soon after a fact: it is sent at once, and nothing is waited for. */
export const PRESSING_HOURS = 2;

/** A shift that starts so soon after the end of quiet hours, or within them: a reader who hears of it in the morning hears too late. */
export const URGENT_HOURS = 4;

/** When and what a reader is sent. */
export interface Delivery {
  /** Null: nothing stands, and nothing is sent. */
  readonly dueMs: number | null;
  /** What stands of the facts, the oldest first: what the page shows, too. */
  readonly standing: readonly NoticeFact[];
  /** What of it each channel tells, as the reader wants it. */
  readonly byChannel: Readonly<Record<NoticeChannel, readonly NoticeFact[]>>;
}

/**
 * What becomes of facts that one reader was told and not sent yet, by their settings. The page shows them at once, whatever this says.
 *
 * @param facts the oldest first, at least one
 * @param nowMs what has begun by now is not waited for
 * @param clock of the site
 */
export function planDelivery(
  facts: readonly TimedFact[],
  settings: NoticeSettings,
  nowMs: number,
  clock: LocalClock,
): Delivery {
  const standing = settleFacts(facts.map(({ fact }) => fact));
  const pick = (channel: NoticeChannel) => standing.filter(({ kind }) => settings.channels[kind][channel]);
  return {
    dueMs: standing.length === 0 ? null : findDueMs(facts, standing, settings, nowMs, clock),
    standing,
    byChannel: { push: pick('push'), mail: pick('mail') },
  };
}

function findDueMs(
  facts: readonly TimedFact[],
  standing: readonly NoticeFact[],
  { quiet }: NoticeSettings,
  nowMs: number,
  clock: LocalClock,
): number {
  const [firstMs, lastMs] = [facts[0]!.atMs, facts.at(-1)!.atMs];
  const needed = standing
    .map((fact) => kindOf(fact.kind).findNeededByMs(fact, nowMs))
    .filter((atMs) => atMs !== null);
  const neededByMs = Math.min(...needed);
  const isPressing = neededByMs - lastMs < PRESSING_HOURS * HOUR_MS;
  const collectedMs = isPressing ? lastMs : firstMs + MERGE_MINUTES * 60_000;
  if (quiet === null) return collectedMs;
  const loudMs = findQuietEndMs(collectedMs, quiet, clock);
  return neededByMs - loudMs < URGENT_HOURS * HOUR_MS ? collectedMs : loudMs;
}
