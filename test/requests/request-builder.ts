import type { RosterEntry, RosterShift } from '../../shared/contract/rosters.ts';
import type { KindContext } from '../../shared/requests/request-kind.ts';
import { DEFAULT_REQUEST_SETTINGS } from '../../shared/requests/request-settings.ts';
import type { CentreOffer, RequestAsk, ShiftRequest } from '../../shared/requests/request.ts';
import { readClock } from '../../shared/rostering/problem/clock-time.ts';

export const DAY = '2026-03-10';
export const NEXT = '2026-03-11';

export function shiftOf(start = '08:00', minutes = 480, other: Partial<RosterShift> = {}): RosterShift {
  return { templateId: 'early', start, minutes, longBreakAfterMinutes: null, segments: null, ...other };
}

export function entryOf(shift: RosterShift | null): RosterEntry {
  return { shift, isPinned: false, note: '' };
}

/** Days at which agents have shifts, in a zone without changes of the clock. */
export function contextOf(
  days: Readonly<Record<string, Readonly<Record<string, RosterShift | null>>>>,
  offer: CentreOffer | null = null,
): KindContext {
  return {
    settings: DEFAULT_REQUEST_SETTINGS,
    offer,
    isPublished: (day) => Object.hasOwn(days, day),
    entryOf: (agentId, day) => {
      const shift = days[day]?.[agentId];
      return shift === undefined ? null : entryOf(shift);
    },
    place: (_day, shift) => ({
      shift,
      fromMinute: readClock(shift.start),
      realMinute: (minute) => minute,
    }),
    nameOf: (agentId) => ({ code: 'named', names: { en: agentId } }),
  };
}

export function requestOf(ask: RequestAsk, other: Partial<ShiftRequest> = {}): ShiftRequest {
  return {
    id: 'r',
    revision: 1,
    agentId: 'a',
    ask,
    otherAgentId: 'otherAgentId' in ask ? ask.otherAgentId : null,
    state: 'asked',
    isCancelled: false,
    expiresAtMs: 1_000,
    firstDay: DAY,
    lastDay: DAY,
    about: [],
    counted: [],
    steps: [{ atMs: 0, by: { kind: 'agent', agentId: 'a' }, act: 'ask', reason: '', said: null }],
    ...other,
  };
}

export function offerOf(other: Partial<CentreOffer> = {}): CentreOffer {
  return {
    id: 'o',
    kind: 'open-shift',
    day: DAY,
    shift: { templateId: 'early', start: '08:00', minutes: 480 },
    hours: null,
    places: 1,
    endsAtMs: 1_000,
    pick: 'first-come',
    bonus: null,
    teams: null,
    note: '',
    author: 'w',
    postedAtMs: 0,
    closedAtMs: null,
    ...other,
  };
}
