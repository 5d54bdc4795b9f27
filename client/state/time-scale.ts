/** A stretch of time drawn from left to right. */
export interface TimeScale {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Where an instant stands on the scale, in percent; outside it stands at the edge. */
export function percentAt(scale: TimeScale, atMs: number): number {
  const span = scale.toMs - scale.fromMs;
  if (span <= 0) return 0;
  return Math.min(100, Math.max(0, ((atMs - scale.fromMs) / span) * 100));
}

/** The instant at a percentage of the scale. */
export function instantAt(scale: TimeScale, percent: number): number {
  return scale.fromMs + (scale.toMs - scale.fromMs) * Math.min(1, Math.max(0, percent / 100));
}

export interface Tick {
  readonly atMs: number;
  readonly label: string;
}

const HOUR_MS = 3_600_000;
const STEPS = [1, 2, 3, 4, 6, 12] as const;

/**
 * Full hours of the site's own clock, as many as have room. A day of 23 or 25 hours keeps its true width: the labels
 * then skip or repeat an hour, as the clock on the wall did.
 */
export function hourTicks(scale: TimeScale, timeZone: string, mostTicks: number): readonly Tick[] {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const hours = (scale.toMs - scale.fromMs) / HOUR_MS;
  const step = STEPS.find((candidate) => hours / candidate <= mostTicks) ?? 12;
  const ticks: Tick[] = [];
  // A quarter hour is the finest offset of any zone: every full hour of the wall clock is met.
  const first = Math.ceil(scale.fromMs / (HOUR_MS / 4)) * (HOUR_MS / 4);
  for (let atMs = first; atMs <= scale.toMs; atMs += HOUR_MS / 4) {
    const label = clock.format(atMs);
    if (label.endsWith(':00') && Number(label.slice(0, 2)) % step === 0) ticks.push({ atMs, label });
  }
  return ticks;
}

const SHORT_STEPS_MS = [1, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400].map(
  (seconds) => seconds * 1000,
);

/** Ticks of a short stretch (one call), counted from its beginning: `0:00`, `0:30`, `1:00`. */
export function elapsedTicks(scale: TimeScale, mostTicks: number): readonly Tick[] {
  const span = scale.toMs - scale.fromMs;
  const step = SHORT_STEPS_MS.find((candidate) => span / candidate <= mostTicks) ?? 28_800_000;
  const ticks: Tick[] = [];
  for (let passed = 0; passed <= span && ticks.length < 200; passed += step) {
    ticks.push({ atMs: scale.fromMs + passed, label: formatElapsed(passed) });
  }
  return ticks;
}

/** `0:42`, `12:05`, `1:02:03`; never negative. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
