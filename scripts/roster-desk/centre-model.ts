import type { Picks, RosterModel } from '../../shared/rostering/model/roster-model.ts';
import type { Term } from '../../shared/rostering/model/term.ts';
import type { Variant } from '../../shared/rostering/model/variant.ts';
import { countCover } from '../../shared/rostering/score/count-cover.ts';
import { Rng } from '../../shared/simulation/rng.ts';
import { OFF, shift } from './bare-shifts.ts';

const SLOT_MINUTES = 30;

/**
 * A centre made by hand, and a roster of five days on and two off that keeps its hard rules: three queues, some agents in two;
 * shifts of 8 hours from 6 to 14 o'clock and of 10 hours, standby; 11 hours of rest, at most six days in a row and 48 hours a
 * week, half the weekends free. The requirement is what the roster gives, sometimes more, sometimes less.
 */
export function makeCentreModel(
  agents: number,
  dayCount: number,
  seed: number,
): { readonly model: RosterModel; readonly picks: Picks } {
  const rng = new Rng(seed);
  const starts = Array.from({ length: 17 }, (_, at) => 6 * 60 + at * SLOT_MINUTES);
  const standby: Variant = { ...shift('standby', 600, 1080), present: [], paidMinutes: 120, kind: 'standby' };
  const variants: readonly Variant[] = [
    OFF,
    ...starts.map((from) => shift(`S${from}`, from, from + 480)),
    ...starts.map((from) => shift(`S${from}`, from, from + 600)),
    standby,
  ];
  const slotsADay = 1440 / SLOT_MINUTES;
  const isWork = Uint8Array.from(variants, ({ kind }) => (kind === 'off' ? 0 : 1));
  const isPresent = Uint8Array.from(variants, ({ present }) => (present.length > 0 ? 1 : 0));
  const lists = variants.map(({ present }) =>
    Int32Array.from(
      present.flatMap(({ fromMinute, toMinute }) =>
        Array.from(
          { length: (toMinute - fromMinute) / SLOT_MINUTES },
          (_, at) => fromMinute / SLOT_MINUTES + at,
        ),
      ),
    ),
  );
  const rowCount = dayCount * slotsADay;
  const main = Array.from({ length: agents }, () => rng.nextIndex(3));
  const second = main.map((queue) => (rng.happens(0.2) ? (queue + 1) % 3 : queue));
  const coverSets = [0, 1, 2].map((queue) => ({
    id: `queue-${queue}`,
    shares: Float64Array.from(main, (own, agent) => (own === queue || second[agent] === queue ? 1 : 0)),
    rows: 'slot' as const,
    members: isPresent,
    rowCount,
  }));
  const picks = new Uint16Array(agents * dayCount);
  for (let agent = 0; agent < agents; agent++) {
    const variant = 1 + rng.nextIndex(starts.length);
    const phase = rng.nextIndex(7);
    for (let day = 0; day < dayCount; day++) {
      const place = (day + phase) % 7;
      const isStandby = place === 5 && rng.happens(0.1);
      picks[agent * dayCount + day] = place < 5 ? variant : isStandby ? variants.length - 1 : 0;
    }
  }
  const everyone = Array.from({ length: agents }, (_, agent) => agent);
  const all = Uint16Array.from(variants, (_, variant) => variant);
  const restViolations = new Float64Array(variants.length ** 2);
  variants.forEach((first, one) =>
    variants.forEach((next, other) => {
      if (one === 0 || other === 0) return;
      const rest = next.span.fromMinute + 1440 - first.span.toMinute;
      if (rest < 660) restViolations[one * variants.length + other] = (660 - rest) / 60;
    }),
  );
  const minutes = Float64Array.from(variants, ({ paidMinutes }) => paidMinutes);
  const bare: RosterModel = {
    agentIds: everyone.map((agent) => `agent-${agent}`),
    dayCount,
    variants,
    slotMinutes: SLOT_MINUTES,
    dayStartSlots: Int32Array.from({ length: dayCount + 1 }, (_, day) => day * slotsADay),
    presentSlots: (variant, day) => {
      const left = (dayCount - day) * slotsADay;
      const list = lists[variant]!;
      return list.length > 0 && list[list.length - 1]! >= left ? list.filter((slot) => slot < left) : list;
    },
    choices: Array.from({ length: agents * dayCount }, () => all),
    coverSets,
    terms: [],
  };
  const weeks = Array.from({ length: Math.floor(dayCount / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => week * 7 + day),
  );
  const terms: Term[] = coverSets.map((set, place) => ({
    kind: 'cover',
    rule: 'cover',
    ruleIndex: 0,
    set: place,
    firstRow: 0,
    limits: Array.from(countCover(bare, set, picks), (there) => {
      const needed = Math.max(0, there + rng.nextIndex(4) - 2);
      return { softMin: needed, softMax: needed, perUnder: 10, perOver: 1 };
    }),
  }));
  terms.push({
    kind: 'follow',
    rule: 'rest-between-shifts',
    ruleIndex: 0,
    agents: everyone,
    costs: new Float64Array(variants.length ** 2),
    violations: restViolations,
  });
  for (const agent of everyone) {
    for (const days of weeks) {
      terms.push({
        kind: 'sum',
        rule: 'contract-hours',
        ruleIndex: 0,
        agent,
        days,
        values: minutes,
        base: 0,
        limits: { softMax: 2400, perOver: 0.05, hardMax: 2880, hardUnit: 480 },
      });
    }
    terms.push({
      kind: 'run',
      rule: 'consecutive-days',
      ruleIndex: 1,
      agent,
      members: isWork,
      before: 0,
      limits: { hardMax: 6 },
    });
    terms.push({
      kind: 'block',
      rule: 'weekends',
      ruleIndex: 2,
      agent,
      blocks: weeks.map((days) => [days[5]!, days[6]!]),
      members: isWork,
      count: 'touched',
      base: 0,
      limits: { softMax: 2, perOver: 20 },
    });
  }
  return { model: { ...bare, terms }, picks };
}
