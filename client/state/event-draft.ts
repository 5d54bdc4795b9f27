import {
  PLANNING_EVENT_KINDS,
  type EventEffect,
  type PlanningEvent,
  type PlanningEventKind,
} from '../../shared/forecasting/planning-event.ts';
import type { Locale } from '../../shared/site/localized-text.ts';
import { readNumber } from './read-typed-number.ts';

export { PLANNING_EVENT_KINDS };

/** How an effect is spread over the day, by name; `own`: as a file or the interface brought it. */
export const DAY_CURVES = {
  even: null,
  morning: [3, 3, 2, 1, 1, 1],
  midday: [1, 2, 3, 3, 2, 1],
  afternoon: [1, 1, 1, 2, 3, 3],
} as const satisfies Readonly<Record<string, readonly number[] | null>>;
export type DayCurveName = keyof typeof DAY_CURVES | 'own';

/** A form of an event: what a person has typed so far. */
export interface EventDraft {
  readonly id: string;
  readonly kind: PlanningEventKind;
  readonly name: string;
  readonly fromDay: string;
  readonly toDay: string;
  /** Empty: every queue. */
  readonly queueIds: readonly string[];
  readonly effect: EventEffect['kind'];
  /** 20 is a fifth more. */
  readonly percent: string;
  readonly callsPerDay: string;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly curve: DayCurveName;
  /** 40 is 40 % of the effect. */
  readonly carryOver: string;
  readonly note: string;
  /** What the form was opened on; null for a new one. */
  readonly origin: PlanningEvent | null;
}

export type EventFault =
  'no-name' | 'no-day' | 'backwards' | 'too-long' | 'no-percent' | 'no-calls' | 'no-carry-over';

/** As long as the server takes. */
const MOST_DAYS = 400;

export function draftOf(event: PlanningEvent, name: string): EventDraft {
  const { effect } = event;
  return {
    id: event.id,
    kind: event.kind,
    name,
    fromDay: event.fromDay,
    toDay: event.toDay,
    queueIds: event.queueIds ?? [],
    effect: effect.kind,
    percent: effect.kind === 'typed-ratio' ? String(round((effect.ratio - 1) * 100)) : '',
    callsPerDay: effect.kind === 'typed-calls' ? String(effect.callsPerDay) : '',
    weekday: effect.kind === 'like-weekday' ? effect.weekday : 1,
    curve: nameCurve(event.dayCurve),
    carryOver: String(round(event.carryOverRatio * 100)),
    note: event.note,
    origin: event,
  };
}

export function newDraft(id: string, day: string, queueId: string | null): EventDraft {
  return {
    id,
    kind: 'campaign',
    name: '',
    fromDay: day,
    toDay: day,
    queueIds: queueId === null ? [] : [queueId],
    effect: 'learnt',
    percent: '',
    callsPerDay: '',
    weekday: 1,
    curve: 'even',
    carryOver: '0',
    note: '',
    origin: null,
  };
}

/** What keeps a draft from being an event; empty when nothing does. */
export function findEventFaults(draft: EventDraft): readonly EventFault[] {
  const faults: EventFault[] = [];
  if (draft.name.trim() === '') faults.push('no-name');
  if (draft.fromDay === '' || draft.toDay === '') faults.push('no-day');
  else if (draft.toDay < draft.fromDay) faults.push('backwards');
  else if ((Date.parse(draft.toDay) - Date.parse(draft.fromDay)) / 86_400_000 >= MOST_DAYS)
    faults.push('too-long');
  if (draft.effect === 'typed-ratio' && !isBetween(draft.percent, -100, 9_900)) faults.push('no-percent');
  if (draft.effect === 'typed-calls' && !isBetween(draft.callsPerDay, -1e7, 1e7)) faults.push('no-calls');
  if (!isBetween(draft.carryOver, 0, 100)) faults.push('no-carry-over');
  return faults;
}

/** The event of a draft without faults. The name is kept in the writer's language; other languages stay as they were. */
export function eventOf(draft: EventDraft, locale: Locale): PlanningEvent {
  return {
    id: draft.id,
    kind: draft.kind,
    name: { ...draft.origin?.name, [locale]: draft.name.trim() },
    fromDay: draft.fromDay,
    toDay: draft.toDay,
    queueIds: draft.queueIds.length === 0 ? null : draft.queueIds,
    effect: effectOf(draft),
    dayCurve: draft.curve === 'own' ? (draft.origin?.dayCurve ?? null) : DAY_CURVES[draft.curve],
    carryOverRatio: round(read(draft.carryOver)) / 100,
    note: draft.note,
  };
}

function effectOf({ effect, percent, callsPerDay, weekday }: EventDraft): EventEffect {
  switch (effect) {
    case 'learnt':
      return { kind: 'learnt' };
    case 'typed-ratio':
      return { kind: 'typed-ratio', ratio: round(100 + read(percent)) / 100 };
    case 'typed-calls':
      return { kind: 'typed-calls', callsPerDay: read(callsPerDay) };
    case 'like-weekday':
      return { kind: 'like-weekday', weekday };
  }
  return effect satisfies never;
}

function nameCurve(curve: readonly number[] | null): DayCurveName {
  const found = Object.entries(DAY_CURVES).find(
    ([, weights]) => JSON.stringify(weights) === JSON.stringify(curve),
  );
  return found ? (found[0] as DayCurveName) : 'own';
}

/** Not a number where none is typed. */
function read(text: string): number {
  return readNumber(text) ?? Number.NaN;
}

function isBetween(text: string, low: number, high: number): boolean {
  const value = read(text);
  return value >= low && value <= high;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
