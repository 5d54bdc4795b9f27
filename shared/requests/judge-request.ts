import type { Message } from '../messages/message.ts';
import { sayDay } from '../rostering/problem/say-day.ts';
import type { LeaveBalance, LeavePlaces } from './count-leave.ts';
import type { RequestAsk, ShiftRequest } from './request.ts';
import type { KindRule, RequestSettings } from './request-settings.ts';

/** What becomes of a request that nothing stands against any more but who has to look at it. */
export type Verdict =
  | { readonly kind: 'refused'; readonly said: Message }
  /** A planner has to look, and why. */
  | { readonly kind: 'planner'; readonly said: Message }
  | { readonly kind: 'rules'; readonly said: Message };

export interface JudgedFacts {
  readonly ask: RequestAsk;
  readonly settings: RequestSettings;
  readonly nowMs: number;
  /** When the first shift it changes (or the leave) begins; null: it changes nothing that begins. */
  readonly beginsAtMs: number | null;
  /** What of the rules of rosters it would break; empty: none. */
  readonly broken: readonly Message[];
  /** Of leave alone. */
  readonly leave: {
    readonly balances: readonly LeaveBalance[];
    readonly counted: ShiftRequest['counted'];
    readonly places: readonly LeavePlaces[];
  } | null;
  /** Of what the centre offers alone. */
  readonly offer: {
    readonly isOver: boolean;
    readonly left: number;
    readonly isForThem: boolean;
    readonly pick: 'first-come' | 'by-planner';
  } | null;
}

/** Whether a request can be granted, and by whom: the first thing that stands against it is what is said. */
export function judgeRequest(facts: JudgedFacts): Verdict {
  const { ask, nowMs, beginsAtMs, broken } = facts;
  const rule = ruleOf(facts);
  if (rule === null) return refuse({ code: 'request-kind-closed' });
  if (beginsAtMs !== null && beginsAtMs <= nowMs && !isSick(facts)) return refuse({ code: 'request-begun' });
  const against = refuseOffer(facts) ?? refuseLeave(facts);
  if (against !== null) return refuse(against);
  if (broken.length > 0)
    // Who is ill is ill: a planner has to find somebody.
    return ask.kind === 'leave'
      ? { kind: 'planner', said: { code: 'request-leave-breaks', why: broken[0]! } }
      : refuse(broken[0]!);
  const isShort = beginsAtMs !== null && beginsAtMs - nowMs < rule.noticeHours * 3_600_000;
  if (beginsAtMs !== null && beginsAtMs <= nowMs)
    return { kind: 'planner', said: { code: 'request-begun-planner' } };
  if (isShort) return { kind: 'planner', said: { code: 'request-short-notice', hours: rule.noticeHours } };
  const full = facts.leave?.places.find(({ places, taken }) => places !== null && taken >= places);
  if (full !== undefined)
    return {
      kind: 'planner',
      said: { code: 'request-places-full', day: sayDay(full.day), taken: full.taken, places: full.places! },
    };
  if (rule.decides === 'planner' || facts.offer?.pick === 'by-planner')
    return { kind: 'planner', said: { code: 'request-planner-decides' } };
  return { kind: 'rules', said: { code: 'request-at-once' } };
}

function refuse(said: Message): Verdict {
  return { kind: 'refused', said };
}

function ruleOf({ ask, settings }: JudgedFacts): KindRule | null {
  const rule = settings.kinds[ask.kind];
  if (!rule.isOpen) return null;
  if (ask.kind !== 'leave') return rule;
  const kind = settings.leaveKinds.find(({ id }) => id === ask.leaveKind);
  if (kind === undefined) return rule;
  const decides = rule.decides === 'planner' ? 'planner' : kind.decides;
  return { isOpen: true, decides, noticeHours: Math.max(rule.noticeHours, kind.noticeHours) };
}

/** Leave that needs no notice may be told when the shift has begun. */
function isSick({ ask, settings }: JudgedFacts): boolean {
  if (ask.kind !== 'leave') return false;
  return settings.leaveKinds.some(({ id, noticeHours }) => id === ask.leaveKind && noticeHours === 0);
}

function refuseOffer({ offer }: JudgedFacts): Message | null {
  if (offer === null) return null;
  if (offer.isOver) return { code: 'request-offer-over' };
  if (!offer.isForThem) return { code: 'request-offer-not-yours' };
  return offer.left > 0 ? null : { code: 'request-offer-taken' };
}

function refuseLeave({ leave }: JudgedFacts): Message | null {
  if (leave === null) return null;
  if (leave.counted.length === 0) return { code: 'request-leave-nothing' };
  for (const { year, unit, allowance, taken, asked } of leave.balances) {
    if (allowance === null || taken + asked <= allowance + 1e-9) continue;
    const code = unit === 'days' ? 'request-allowance-over' : 'request-hours-over';
    return { code, year, allowance, wanted: round(taken + asked) };
  }
  return null;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
