import { sampleExponential } from './distributions.ts';
import type { PhoneState } from '../floor/events.ts';
import type { ShiftModel, StaffModel } from './model.ts';
import type { Rng } from './rng.ts';

/** What an agent means to do, in the order of `atMs`. A call that runs over postpones it. */
export type DayItem =
  | { readonly kind: 'sign-in'; readonly atMs: number }
  | { readonly kind: 'pause'; readonly atMs: number; readonly forMs: number; readonly reason: string }
  | { readonly kind: 'phone'; readonly atMs: number; readonly forMs: number; readonly phone: PhoneState }
  | { readonly kind: 'sign-out'; readonly atMs: number };

const MINUTE_MS = 60_000;
const SESSIONS: readonly { readonly reason: string; readonly minutes: number }[] = [
  { reason: 'Coaching', minutes: 20 },
  { reason: 'Training', minutes: 30 },
  { reason: 'Meeting', minutes: 15 },
  { reason: 'Back office', minutes: 12 },
];

/** One agent's working day, drawn with its delays, breaks and absences; empty for one who called in sick. */
export function planAgentDay(
  shift: ShiftModel,
  staff: StaffModel,
  dayStartMs: number,
  rng: Rng,
): readonly DayItem[] {
  if (rng.happens(staff.sickShare)) return [];
  const startMs = dayStartMs + shift.startMinute * MINUTE_MS;
  const endMs = dayStartMs + shift.endMinute * MINUTE_MS;
  const lateMs = rng.happens(staff.lateShare)
    ? sampleExponential(rng, staff.lateMinutes * MINUTE_MS)
    : 90_000 * rng.next();
  const signInMs = Math.floor(startMs + Math.min(lateMs, 90 * MINUTE_MS));
  const items: DayItem[] = [];

  // People go to a break in turns, not all at once: the whole plan moves by up to 50 minutes either way.
  const turnMs = (rng.next() - 0.5) * 100 * MINUTE_MS;
  for (const planned of shift.breaks) {
    items.push({
      kind: 'pause',
      atMs: startMs + planned.minutesAfterStart * MINUTE_MS + turnMs,
      forMs: planned.minutes * MINUTE_MS * (0.9 + 0.25 * rng.next()),
      reason: planned.reason,
    });
  }
  const hours = (endMs - signInMs) / 3_600_000;
  sprinkle(rng, staff.shortBreaksPerHour * hours, signInMs, endMs, (atMs) =>
    items.push({ kind: 'pause', atMs, forMs: (2 + 4 * rng.next()) * MINUTE_MS, reason: 'Short break' }),
  );
  sprinkle(rng, staff.sessionsPerShift, signInMs, endMs, (atMs) => {
    const { reason, minutes } = SESSIONS[rng.nextIndex(SESSIONS.length)]!;
    items.push({ kind: 'pause', atMs, forMs: minutes * MINUTE_MS * (0.7 + 0.6 * rng.next()), reason });
  });
  sprinkle(rng, staff.ownCallsPerHour * hours, signInMs, endMs, (atMs) =>
    items.push({ kind: 'phone', atMs, forMs: sampleExponential(rng, 100_000), phone: 'in-use' }),
  );
  sprinkle(rng, staff.phoneTroublesPerShift, signInMs, endMs, (atMs) =>
    items.push({ kind: 'phone', atMs, forMs: (30 + 120 * rng.next()) * 1000, phone: 'unreachable' }),
  );

  const inside = items
    .filter((item) => item.atMs > signInMs && item.atMs < endMs - 5 * MINUTE_MS)
    .sort((one, other) => one.atMs - other.atMs);
  return [
    { kind: 'sign-in', atMs: signInMs },
    ...inside,
    { kind: 'sign-out', atMs: Math.floor(endMs + 60_000 * rng.next()) },
  ];
}

/** Calls back at a Poisson number of instants, evenly spread. */
function sprinkle(
  rng: Rng,
  expected: number,
  fromMs: number,
  toMs: number,
  each: (atMs: number) => void,
): void {
  if (expected <= 0) return;
  for (let sum = sampleExponential(rng, 1); sum < expected; sum += sampleExponential(rng, 1)) {
    each(fromMs + (sum / expected) * (toMs - fromMs));
  }
}
