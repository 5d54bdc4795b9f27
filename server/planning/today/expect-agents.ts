import type { UsualAgent } from './usual-presence.ts';

/** A skill group as it is now. */
export interface GroupNow {
  readonly groupId: string;
  /** Signed in, whatever they do. */
  readonly signedIn: number;
  /** Of those: with a call in hand, or free for one. */
  readonly onPhone: number;
  /** Whoever is of the group, here or not. */
  readonly agentIds: readonly string[];
}

export interface ExpectedAgents {
  readonly groups: readonly GroupNow[];
  /** Null: nothing is known of who works when. */
  readonly usual: ReadonlyMap<string, UsualAgent> | null;
  /** The running interval of the plan, and the place of the day's grid of each. */
  readonly now: number;
  readonly places: Int32Array;
}

/** Whoever is here now says little of those who come after so many quarter hours: a shift is over then. */
const SHIFT_QUARTERS = 32;
const LEAST_RATIO = 0.5;
const MOST_RATIO = 1.5;

/**
 * Who will be on the phone, by group and quarter hour, whole people.
 *
 * In the running quarter hour it is whoever is there. After it as many as usually are on the phone at that time of such a
 * weekday (breaks, pauses and ends of shifts are in that), times how many of the group are signed in now over how many usually
 * are, at least half and at most one and a half; that ratio fades to 1 within eight hours, for those who come later are others.
 * A group of which the last weeks know nothing stays as it is to the end of the day: that is the best that can be said, and too
 * kind to the evening. Fractions are carried on from group to group, so that the sum is right.
 */
export function expectAgents({ groups, usual, now, places }: ExpectedAgents): readonly Float64Array[] {
  const expected = groups.map((group) => expectGroup(group, usual, now, places));
  const whole = groups.map(() => new Float64Array(places.length));
  for (let at = 0; at < places.length; at += 1) {
    let carry = 0;
    expected.forEach((values, group) => {
      const wanted = values[at]! + carry;
      // A sum of shares is a hair off whole people.
      const people = Math.max(0, Math.round(wanted - 1e-9));
      whole[group]![at] = people;
      carry = wanted - people;
    });
  }
  return whole;
}

function expectGroup(
  { signedIn, onPhone, agentIds }: GroupNow,
  usual: ExpectedAgents['usual'],
  now: number,
  places: Int32Array,
): Float64Array {
  const known = agentIds.flatMap((id) => usual?.get(id) ?? []);
  const sum = (field: keyof UsualAgent, at: number) =>
    known.reduce((total, agent) => total + agent[field][places[at]!]!, 0);
  const expected = new Float64Array(places.length).fill(onPhone);
  if (known.length === 0) return expected;
  // One person more or less makes no ratio in a small group.
  const ratio = Math.min(MOST_RATIO, Math.max(LEAST_RATIO, (signedIn + 1) / (sum('signedIn', now) + 1)));
  for (let at = now + 1; at < places.length; at += 1) {
    const fading = Math.max(0, 1 - (at - now) / SHIFT_QUARTERS);
    expected[at] = sum('onPhone', at) * (1 + (ratio - 1) * fading);
  }
  return expected;
}
