import type { Message } from '../../messages/message.ts';
import { dayNumber } from '../../time/day-number.ts';
import { readDayMinute } from './clock-time.ts';
import type { PinnedShift, RosterAgent, Wish } from './problem.ts';

/** The names a problem has, and where to say what is wrong. */
export interface Known {
  readonly contracts: ReadonlySet<string>;
  readonly templates: ReadonlySet<string>;
  readonly agents: ReadonlySet<string>;
  readonly queues: ReadonlySet<string>;
  readonly refuse: (path: string, value: unknown, rule: Message, wayOut: Message) => void;
}

/** Tag of somebody who takes no calls and therefore needs no skill. */
export const OFF_PHONE = 'off-phone';

const KNOWN_TEMPLATE: Message = { code: 'rule-known-template' };
const KNOWN_ONE: Message = { code: 'way-known-one' };

export function checkAgent(known: Known, agent: RosterAgent, path: string, dayStartsAt: string): void {
  if (!known.contracts.has(agent.contractId)) {
    known.refuse(`${path}.contractId`, agent.contractId, { code: 'rule-known-contract' }, KNOWN_ONE);
  }
  if (agent.skills.length === 0 && !agent.tags.includes(OFF_PHONE)) {
    known.refuse(`${path}.skills`, agent.skills, { code: 'rule-some-skill' }, { code: 'way-some-skill' });
  }
  agent.daysOff.forEach(({ from, to }, at) => {
    if (to >= from) return;
    known.refuse(
      `${path}.daysOff[${at}].to`,
      to,
      { code: 'rule-not-before-first' },
      { code: 'way-not-before-first' },
    );
  });
  checkPins(known, agent.pinned, `${path}.pinned`, dayStartsAt);
  agent.wishes.forEach((wish, at) => checkWish(known, wish, `${path}.wishes[${at}]`));
}

function checkPins(known: Known, pinned: readonly PinnedShift[], path: string, dayStartsAt: string): void {
  const placed = pinned.map(({ day, shift }, at) => {
    if (shift !== null && !known.templates.has(shift.templateId)) {
      known.refuse(`${path}[${at}].shift.templateId`, shift.templateId, KNOWN_TEMPLATE, KNOWN_ONE);
    }
    const dayStart = dayNumber(day) * 1440;
    const start = dayStart + (shift === null ? 0 : readDayMinute(shift.start, dayStartsAt));
    return { at, day, start, end: start + (shift?.minutes ?? 0) };
  });
  const inOrder = placed.toSorted((a, b) => a.start - b.start || a.at - b.at);
  inOrder.forEach((pin, place) => {
    const before = inOrder[place - 1];
    if (before === undefined || (before.day !== pin.day && before.end <= pin.start)) return;
    known.refuse(`${path}[${pin.at}].day`, pin.day, { code: 'rule-pins-apart' }, { code: 'way-pins-apart' });
  });
}

function checkWish(known: Known, wish: Wish, path: string): void {
  const { want, templateId, time } = wish;
  const detail: Message = { code: 'rule-wish-detail' };
  if (want === 'shift' || want === 'avoid-shift') {
    if (templateId === undefined)
      known.refuse(`${path}.templateId`, templateId, detail, { code: 'way-wish-detail' });
    else if (!known.templates.has(templateId)) {
      known.refuse(`${path}.templateId`, templateId, KNOWN_TEMPLATE, KNOWN_ONE);
    }
  }
  if ((want === 'start-after' || want === 'end-before') && time === undefined) {
    known.refuse(`${path}.time`, time, detail, { code: 'way-wish-detail' });
  }
}
