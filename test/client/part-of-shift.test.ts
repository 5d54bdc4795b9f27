import { describe, expect, it } from 'vitest';
import { proposePart, readPart, spanOfShift } from '../../client/state/requests/part-of-shift.ts';

const late = spanOfShift({ start: '14:00', minutes: 510 }, '00:00');
const night = spanOfShift({ start: '22:00', minutes: 480 }, '00:00');

describe('a part of a shift', () => {
  it('ASK14 proposes hours of the shift itself, never longer than it', () => {
    expect(proposePart(late)).toEqual({ from: '14:00', to: '18:00' });
    expect(proposePart(night)).toEqual({ from: '22:00', to: '02:00' });
    expect(proposePart({ fromMinute: 600, toMinute: 660 })).toEqual({ from: '10:00', to: '11:00' });
  });

  it('ASK14 times after midnight of a night shift are past 1440 of its day', () => {
    expect(readPart('02:00', '06:00', night)).toEqual({ fromMinute: 1_560, toMinute: 1_800 });
    expect(readPart('22:00', '02:00', night)).toEqual({ fromMinute: 1_320, toMinute: 1_560 });
    expect(readPart('22:00', '23:00', night)).toEqual({ fromMinute: 1_320, toMinute: 1_380 });
    const toMidnight = spanOfShift({ start: '16:00', minutes: 480 }, '00:00');
    expect(readPart('20:00', '00:00', toMidnight)).toEqual({ fromMinute: 1_200, toMinute: 1_440 });
  });

  it('ASK14 where days begin at four a shift of two o’clock is the end of its day', () => {
    const early = spanOfShift({ start: '02:00', minutes: 480 }, '04:00');
    expect(early).toEqual({ fromMinute: 1_560, toMinute: 2_040 });
    expect(readPart('03:00', '09:00', early)).toEqual({ fromMinute: 1_620, toMinute: 1_980 });
  });

  it('ASK14 what is outside, ends before it begins, or is of no known shift stays as it is typed', () => {
    expect(readPart('00:00', '01:00', late)).toEqual({ fromMinute: 0, toMinute: 60 });
    expect(readPart('20:00', '18:00', late)).toEqual({ fromMinute: 1_200, toMinute: 1_080 });
    expect(readPart('23:00', '22:30', night)).toEqual({ fromMinute: 1_380, toMinute: 1_350 });
    expect(readPart('08:00', '12:00', null)).toEqual({ fromMinute: 480, toMinute: 720 });
  });
});
