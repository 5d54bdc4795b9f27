import { describe, expect, it } from 'vitest';
import { refuseOffer } from '../../shared/requests/refuse-offer.ts';
import { makeRosterSettings } from '../helpers/roster-builder.ts';
import { offerOf } from './request-builder.ts';

const shift = { templateId: 'early', start: '07:00', minutes: 510 };
const FACTS = {
  templates: makeRosterSettings().templates,
  teams: ['A', 'B'],
  dayStartsAt: '00:00',
  nowMs: 100,
  beginsAtMs: 5_000,
};
const codeOf = (other: Parameters<typeof offerOf>[0]) =>
  refuseOffer(offerOf({ shift, endsAtMs: 1_000, ...other }), FACTS)?.code ?? null;
const hours = (fromMinute: number, toMinute: number) =>
  ({ kind: 'extra-hours', shift: null, hours: { fromMinute, toMinute } }) as const;

describe('offers of the centre', () => {
  it('ASK15 a shift is one that its template makes', () => {
    expect(codeOf({})).toBeNull();
    expect(codeOf({ shift: { ...shift, templateId: 'zz' } })).toBe('request-offer-template');
    expect(codeOf({ shift: { ...shift, start: '36:00' } })).toBe('roster-template-starts');
    expect(codeOf({ shift: { ...shift, start: '12:00' } })).toBe('roster-template-starts');
    expect(codeOf({ shift: { ...shift, minutes: 1_440 } })).toBe('roster-template-lengths');
    expect(codeOf({ shift: null })).toBe('request-offer-needs-shift');
    expect(codeOf({ hours: { fromMinute: 0, toMinute: 60 } })).toBe('request-offer-needs-shift');
  });

  it('ASK15 hours are a quarter of an hour at least', () => {
    expect(codeOf(hours(900, 915))).toBeNull();
    expect(codeOf(hours(900, 901))).toBe('request-offer-hours-short');
    expect(codeOf({ ...hours(900, 960), shift })).toBe('request-offer-needs-hours');
    expect(codeOf({ kind: 'time-off', shift: null, hours: null })).toBe('request-offer-needs-hours');
  });

  it('ASK15 a bonus can be paid, and a shift with a bonus has one', () => {
    const bonus = (amount: number) => codeOf({ kind: 'bonus-shift', bonus: { unit: 'money', amount } });
    expect(bonus(0.1)).toBeNull();
    expect(bonus(19.99)).toBeNull();
    expect(bonus(0)).toBe('request-offer-bonus');
    expect(bonus(0.333333333)).toBe('request-offer-bonus');
    expect(codeOf({ kind: 'bonus-shift', bonus: null })).toBe('request-offer-no-bonus');
  });

  it('ASK15 it is for teams that there are, and can be taken until it begins', () => {
    expect(codeOf({ teams: ['A'] })).toBeNull();
    expect(codeOf({ teams: ['A', 'zz'] })).toBe('request-offer-team');
    expect(codeOf({ endsAtMs: 100 })).toBe('request-offer-ended');
    expect(codeOf({ endsAtMs: 5_001 })).toBe('request-offer-ends-late');
  });
});
