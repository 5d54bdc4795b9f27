import type { Message } from '../messages/message.ts';
import { findTemplateMismatch } from '../rostering/candidates/template-mismatch.ts';
import { sayMismatch } from '../rostering/explain/say-reasons.ts';
import { readDayMinute } from '../rostering/problem/clock-time.ts';
import type { ShiftTemplate } from '../rostering/problem/problem.ts';
import { weekdayOf } from '../time/day-number.ts';
import type { CentreOffer } from './request.ts';

export interface OfferFacts {
  readonly templates: readonly ShiftTemplate[];
  readonly teams: readonly string[];
  readonly dayStartsAt: string;
  readonly nowMs: number;
  readonly beginsAtMs: number;
}

type Offered = Omit<CentreOffer, 'author' | 'postedAtMs' | 'closedAtMs'>;

/** Less than a quarter of an hour is nothing to come or go for. */
const LEAST_OFFERED_MINUTES = 15;

/** The first thing that stands against an offer of the centre; null: it can be posted. */
export function refuseOffer(offer: Offered, facts: OfferFacts): Message | null {
  return (
    (isShiftOffer(offer) ? refuseShift(offer, facts) : refuseHours(offer)) ??
    refuseBonus(offer) ??
    refuseTeams(offer, facts) ??
    refuseEnd(offer, facts)
  );
}

function isShiftOffer({ kind }: Pick<Offered, 'kind'>): boolean {
  return kind === 'open-shift' || kind === 'bonus-shift';
}

function refuseShift({ shift, hours, day }: Offered, { templates, dayStartsAt }: OfferFacts): Message | null {
  if (shift === null || hours !== null) return { code: 'request-offer-needs-shift' };
  const template = templates.find(({ id }) => id === shift.templateId);
  if (template === undefined) return { code: 'request-offer-template', template: shift.templateId };
  const name: Message = { code: 'named', names: template.names ?? { en: template.name } };
  const fromMinute = readDayMinute(shift.start, dayStartsAt);
  const span = { fromMinute, toMinute: fromMinute + shift.minutes };
  const mismatch = findTemplateMismatch(template, dayStartsAt, span);
  // As it was typed: 36:00 is no twelve o'clock.
  if (mismatch?.of === 'start') return sayMismatch(name, { ...mismatch, value: shift.start });
  if (mismatch !== null) return sayMismatch(name, mismatch);
  const isItsDay = template.weekdays?.includes(weekdayOf(day) + 1) ?? true;
  return isItsDay ? null : { code: 'roster-template-weekdays' };
}

function refuseHours({ shift, hours }: Offered): Message | null {
  if (hours === null || shift !== null) return { code: 'request-offer-needs-hours' };
  const minutes = hours.toMinute - hours.fromMinute;
  return minutes >= LEAST_OFFERED_MINUTES
    ? null
    : { code: 'request-offer-hours-short', minutes, least: LEAST_OFFERED_MINUTES };
}

function refuseBonus({ kind, bonus }: Offered): Message | null {
  if (bonus === null) return kind === 'bonus-shift' ? { code: 'request-offer-no-bonus' } : null;
  const { amount } = bonus;
  const isPayable = amount > 0 && Number(amount.toFixed(2)) === amount;
  return isPayable ? null : { code: 'request-offer-bonus', amount };
}

function refuseTeams({ teams }: Offered, facts: OfferFacts): Message | null {
  const unknown = teams?.find((team) => !facts.teams.includes(team));
  return unknown === undefined ? null : { code: 'request-offer-team', team: unknown };
}

function refuseEnd({ endsAtMs }: Offered, { nowMs, beginsAtMs }: OfferFacts): Message | null {
  if (beginsAtMs <= nowMs) return { code: 'request-offer-begun' };
  if (endsAtMs <= nowMs) return { code: 'request-offer-ended' };
  return endsAtMs > beginsAtMs ? { code: 'request-offer-ends-late' } : null;
}
