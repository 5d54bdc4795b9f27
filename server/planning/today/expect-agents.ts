import type { PresentDay, UsualPresence } from './usual-presence.ts';

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

export interface StaffNow {
  readonly groups: readonly GroupNow[];
  /** Null: nothing is known of who works when. */
  readonly usual: UsualPresence | null;
  /** Quarter hours of the day that have passed: the running one is its whole part. */
  readonly passed: number;
  /** Of each quarter hour the place of the day's grid. */
  readonly places: Int32Array;
}

export interface ExpectedAgents {
  /** On the phone, whole people, by group and quarter hour. */
  readonly agents: readonly Float64Array[];
  /** How far all of them together may be off: coefficient of variation. */
  readonly variation: number;
}

/** A group's own people tell how such people stay; so many of all groups stand beside them while they are few. */
const PEOPLE_OF_DOUBT = 4;
/** How far off such numbers usually are, and how many days weigh as much. */
const USUAL_VARIATION = 0.04;
const USUAL_DAYS = 8;

/**
 * Who will be on the phone.
 *
 * In the running quarter hour it is whoever is there. After it there are two kinds, both by the same weekday of the last weeks,
 * so that breaks, pauses and the ends of shifts are in it:
 *
 * - those who are signed in now: as many of them as of people who used to be signed in at this time were on the phone later;
 * - those who come later: as many as usually came of those who were not here at this time.
 *
 * So a short morning shift is short until it goes home, and says nothing of the evening's. A group of which the last weeks
 * know nothing stays as it is to the end of the day: the best that can be said, and too kind to the evening. Fractions are
 * carried on from group to group, so that the sum is right.
 */
export function expectAgents({ groups, usual, passed, places }: StaffNow): ExpectedAgents {
  const now = Math.floor(passed);
  const moment: Moment = { place: places[now]!, share: passed - now };
  const pasts = groups.map(({ agentIds }) => addUp(agentIds, usual, moment));
  const everybody = joinPasts(pasts);
  const expected = groups.map(({ signedIn, onPhone }, index) => {
    const { stayed, people, came, isKnown } = pasts[index]!;
    const agents = new Float64Array(places.length).fill(onPhone);
    if (!isKnown || usual === null) return agents;
    for (let at = now + 1; at < places.length; at += 1) {
      const place = places[at]!;
      const common = everybody.people > 0 ? everybody.stayed[place]! / everybody.people : 1;
      const staying = (stayed[place]! + PEOPLE_OF_DOUBT * common) / (people + PEOPLE_OF_DOUBT);
      agents[at] = signedIn * staying + came[place]! / usual.days;
    }
    return agents;
  });
  return {
    agents: roundTogether(expected, places.length),
    variation: usual === null ? 0 : findVariation(groups, usual, moment),
  };
}

/** Of a group on the days before, by place: on the phone of those who were here at this time, and of the others. */
interface GroupPast {
  readonly stayed: Float64Array;
  /** Who was here at this time, summed over the days. */
  people: number;
  readonly came: Float64Array;
  isKnown: boolean;
}

/** A moment of a day: the quarter hour, and how much of it has passed. */
interface Moment {
  readonly place: number;
  readonly share: number;
}

const PLACES = 96;

function createPast(): GroupPast {
  return { stayed: new Float64Array(PLACES), people: 0, came: new Float64Array(PLACES), isKnown: false };
}

function addUp(agentIds: readonly string[], usual: UsualPresence | null, moment: Moment): GroupPast {
  const past = createPast();
  for (const agentId of agentIds)
    for (const { signedIn, onPhone } of usual?.agents.get(agentId) ?? []) {
      const here = wasHere(signedIn, moment);
      past.isKnown = true;
      past.people += here;
      onPhone.forEach((share, place) => {
        past.stayed[place] = past.stayed[place]! + here * share;
        past.came[place] = past.came[place]! + (1 - here) * share;
      });
    }
  return past;
}

/**
 * 1 for somebody who was signed in at the moment, as far as the shares of quarter hours tell: who came within this one is there
 * at its end, who left within it was there at its begin. At four o'clock sharp the early shift is still in its seats.
 */
function wasHere(signedIn: PresentDay['signedIn'], { place, share }: Moment): number {
  const present = signedIn[place]!;
  if (present === 0) return 0;
  const before = signedIn[place - 1] ?? 0;
  const after = signedIn[place + 1] ?? 0;
  if (before > 0 && after > 0) return 1;
  if (before > 0) return share <= present ? 1 : 0;
  if (after > 0) return share >= 1 - present ? 1 : 0;
  return present;
}

function joinPasts(pasts: readonly GroupPast[]): GroupPast {
  const all = createPast();
  for (const { stayed, people } of pasts) {
    all.people += people;
    stayed.forEach((value, place) => (all.stayed[place] = all.stayed[place]! + value));
  }
  return all;
}

/** How far the rest of each of those days was from what its own moment and the mean of all would have said. */
function findVariation(groups: readonly GroupNow[], usual: UsualPresence, moment: Moment): number {
  const days = Array.from({ length: usual.days }, () => ({ here: 0, stayed: 0, came: 0 }));
  for (const { agentIds } of groups)
    for (const agentId of agentIds)
      for (const { day, signedIn, onPhone } of usual.agents.get(agentId) ?? []) {
        const here = wasHere(signedIn, moment);
        const rest = onPhone.subarray(moment.place + 1).reduce((sum, share) => sum + share, 0);
        days[day]!.here += here;
        days[day]!.stayed += here * rest;
        days[day]!.came += (1 - here) * rest;
      }
  const sum = (field: 'here' | 'stayed' | 'came') => days.reduce((total, day) => total + day[field], 0);
  const staying = sum('here') > 0 ? sum('stayed') / sum('here') : 0;
  let squares = USUAL_DAYS * USUAL_VARIATION ** 2;
  for (const { here, stayed, came } of days) {
    const foreseen = here * staying + sum('came') / days.length;
    if (foreseen > 0) squares += ((stayed + came) / foreseen - 1) ** 2;
  }
  // The mean was taken of the same days: one of them is used up.
  return Math.sqrt(squares / (USUAL_DAYS + Math.max(0, days.length - 1)));
}

function roundTogether(expected: readonly Float64Array[], length: number): readonly Float64Array[] {
  const whole = expected.map(() => new Float64Array(length));
  for (let at = 0; at < length; at += 1) {
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
