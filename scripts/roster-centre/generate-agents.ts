import type { RosterAgent, Wish } from '../../shared/rostering/problem/problem.ts';
import type { Rng } from '../../shared/simulation/rng.ts';

export const QUEUES = ['voice', 'billing', 'technical'] as const;

/** Who serves what, and how many of a hundred. */
const SKILLS: readonly { readonly queues: readonly (typeof QUEUES)[number][]; readonly percent: number }[] = [
  { queues: ['voice'], percent: 45 },
  { queues: ['billing'], percent: 15 },
  { queues: ['technical'], percent: 10 },
  { queues: ['voice', 'billing'], percent: 18 },
  { queues: ['voice', 'technical'], percent: 8 },
  { queues: ['voice', 'billing', 'technical'], percent: 4 },
];

const FULL_TIME_RATIO = 0.7;
const LEAVE_PER_WEEK_RATIO = 0.06;
const WISHES_PER_WEEK = 0.8;

export function generateAgents(rng: Rng, count: number, days: readonly string[]): readonly RosterAgent[] {
  return Array.from({ length: count }, (_, place): RosterAgent => {
    const contractId = place < Math.round(FULL_TIME_RATIO * count) ? 'full' : 'part';
    const skills = SKILLS[pickSkills(rng)]!.queues.map((queueId) => ({
      queueId,
      level: 1 + rng.nextIndex(3),
    }));
    const name = String(place + 1).padStart(3, '0');
    return {
      id: `a${name}`,
      name: `Agent ${name}`,
      contractId,
      skills,
      tags: [contractId],
      seniorityYears: rng.nextIndex(120) / 10,
      daysOff: generateLeave(rng, days, contractId === 'full' ? 480 : 300),
      past: [],
      pinned: [],
      wishes: generateWishes(rng, days),
      ledgerBalance: 0,
    };
  });
}

function pickSkills(rng: Rng): number {
  let left = rng.nextIndex(100);
  return SKILLS.findIndex(({ percent }) => (left -= percent) < 0);
}

/** One to five days from Monday to Friday. */
function generateLeave(rng: Rng, days: readonly string[], paidMinutesPerDay: number): RosterAgent['daysOff'] {
  const leave: RosterAgent['daysOff'][number][] = [];
  for (let monday = 0; monday + 4 < days.length; monday += 7) {
    if (!rng.happens(LEAVE_PER_WEEK_RATIO)) continue;
    const from = rng.nextIndex(5);
    const to = from + rng.nextIndex(5 - from);
    leave.push({ from: days[monday + from]!, to: days[monday + to]!, kind: 'leave', paidMinutesPerDay });
  }
  return leave;
}

function generateWishes(rng: Rng, days: readonly string[]): readonly Wish[] {
  const wishes: Wish[] = [];
  for (let monday = 0; monday < days.length; monday += 7) {
    if (!rng.happens(WISHES_PER_WEEK)) continue;
    const day = days[Math.min(days.length - 1, monday + rng.nextIndex(7))]!;
    const id = `w${monday / 7}`;
    if (rng.happens(0.6)) wishes.push({ id, day, want: 'off', weight: 3 + rng.nextIndex(6) });
    else if (rng.happens(0.5))
      wishes.push({ id, day, want: 'start-after', time: '10:00', weight: 1 + rng.nextIndex(3) });
    else wishes.push({ id, day, want: 'end-before', time: '18:00', weight: 1 + rng.nextIndex(3) });
  }
  return wishes;
}
