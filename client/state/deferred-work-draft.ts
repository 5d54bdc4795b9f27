import {
  MOST_WORK_MINUTES_A_DAY,
  type DeferredWorkDoer,
  type DeferredWorkSettings,
} from '../../shared/contract/planning-settings.ts';
import { formatHours, parseHours } from './opening-hours-text.ts';
import { readNumber } from './read-typed-number.ts';

/** A work that may wait, as it is typed. */
export interface WorkDraft {
  readonly name: string;
  /** `queue` or `group`, and the id. */
  readonly doer: DeferredWorkDoer;
  /** Pieces, Monday first. */
  readonly pieces: readonly string[];
  readonly handleMinutes: string;
  readonly arises: DeferredWorkSettings['arises']['kind'];
  readonly from: string;
  readonly to: string;
  /** Whose calls it follows. */
  readonly asQueueId: string;
  readonly delayKind: DeferredWorkSettings['delay']['kind'];
  readonly delay: string;
  readonly doneWithin: DeferredWorkSettings['doneWithin']['kind'];
  /** Monday first, `08:00-20:00`. */
  readonly hours: readonly string[];
  readonly occupancy: string;
}

/** Which field of a work cannot be taken. */
export type WorkField =
  | 'work-name'
  | 'work-same-name'
  | 'work-pieces'
  | 'work-handle'
  | 'work-day'
  | 'work-window'
  | 'work-delay-hours'
  | 'work-delay-days'
  | 'work-hours'
  | 'work-no-hours'
  | 'work-occupancy';

export interface WorkFault {
  readonly field: WorkField;
  /** Its place in the list. */
  readonly of: string;
  readonly value: string;
}

const WEEK = [0, 1, 2, 3, 4, 5, 6];

/** 20 pieces of 6 minutes on weekdays, to be done by the next day: a start to be typed over. */
export function createWorkDraft(queueId: string): WorkDraft {
  return {
    name: '',
    doer: { kind: 'queue', queueId },
    pieces: WEEK.map((weekday) => (weekday < 5 ? '20' : '0')),
    handleMinutes: '6',
    arises: 'evenly',
    from: '09:00',
    to: '18:00',
    asQueueId: queueId,
    delayKind: 'hours',
    delay: '24',
    doneWithin: 'opening',
    hours: WEEK.map((weekday) => (weekday < 5 ? '09:00-18:00' : '')),
    occupancy: '90',
  };
}

export function draftOfWork(work: DeferredWorkSettings, anyQueueId: string): WorkDraft {
  const { arises, doneWithin } = work;
  const usual = createWorkDraft(anyQueueId);
  return {
    name: work.name,
    doer: work.doer,
    pieces: work.piecesByWeekday.map(String),
    handleMinutes: String(work.handleMinutes),
    arises: arises.kind,
    from: arises.kind === 'evenly' ? arises.from : usual.from,
    to: arises.kind === 'evenly' ? arises.to : usual.to,
    asQueueId: arises.kind === 'as-calls' ? arises.queueId : anyQueueId,
    delayKind: work.delay.kind,
    delay: String(work.delay.amount),
    doneWithin: doneWithin.kind,
    hours: doneWithin.kind === 'typed' ? doneWithin.weekdays.map(formatHours) : usual.hours,
    occupancy: String(Math.round(work.maxOccupancyRatio * 10_000) / 100),
  };
}

/** The works of a form, and everything in it that cannot be. Limits are those of the interface. */
export function readWorks(drafts: readonly WorkDraft[]): {
  readonly works: readonly DeferredWorkSettings[];
  readonly faults: readonly WorkFault[];
} {
  const faults: WorkFault[] = [];
  const names = new Set<string>();
  const works = drafts.map((draft, at): DeferredWorkSettings => {
    const refuse = (field: WorkField, value: string) => faults.push({ field, of: String(at), value });
    const read = (field: WorkField, value: string, least: number, most: number): number => {
      const number = readNumber(value);
      if (number === null || number < least || number > most) refuse(field, value);
      return number ?? 0;
    };
    const name = draft.name.trim();
    if (name === '' || name.length > 60) refuse('work-name', draft.name);
    else if (names.has(name)) refuse('work-same-name', name);
    names.add(name);
    const piecesByWeekday = draft.pieces.map((value) =>
      value.trim() === '' ? 0 : read('work-pieces', value, 0, 100_000),
    );
    const handleMinutes = read('work-handle', draft.handleMinutes, 0.1, 1_440);
    const most = Math.max(...piecesByWeekday);
    // Of numbers that cannot be by themselves no product is spoken of.
    if (most <= 100_000 && handleMinutes <= 1_440 && most * handleMinutes > MOST_WORK_MINUTES_A_DAY)
      refuse('work-day', `${draft.pieces[piecesByWeekday.indexOf(most)]} × ${draft.handleMinutes}`);
    return {
      name,
      doer: draft.doer,
      piecesByWeekday,
      handleMinutes,
      arises: readArising(draft, refuse),
      delay: readDelay(draft, refuse),
      doneWithin: readHours(draft, refuse),
      maxOccupancyRatio: read('work-occupancy', draft.occupancy, 10, 100) / 100,
    };
  });
  return { works, faults };
}

type Refuse = (field: WorkField, value: string) => void;

function readArising(
  { arises, from, to, asQueueId }: WorkDraft,
  refuse: Refuse,
): DeferredWorkSettings['arises'] {
  if (arises === 'as-calls') return { kind: 'as-calls', queueId: asQueueId };
  const [span] = parseHours(`${from}-${to}`) ?? [];
  if (span === undefined) refuse('work-window', `${from}–${to}`);
  return { kind: 'evenly', from: span?.from ?? '00:00', to: span?.to ?? '00:00' };
}

function readDelay({ delayKind, delay }: WorkDraft, refuse: Refuse): DeferredWorkSettings['delay'] {
  const amount = readNumber(delay);
  const isGood =
    amount !== null &&
    (delayKind === 'hours'
      ? amount >= 0.25 && amount <= 336
      : Number.isInteger(amount) && amount >= 0 && amount <= 14);
  if (!isGood) refuse(delayKind === 'hours' ? 'work-delay-hours' : 'work-delay-days', delay);
  return { kind: delayKind, amount: amount ?? 0 };
}

function readHours({ doneWithin, hours }: WorkDraft, refuse: Refuse): DeferredWorkSettings['doneWithin'] {
  if (doneWithin === 'opening') return { kind: 'opening' };
  const weekdays = hours.map((text) => {
    const spans = parseHours(text);
    if (spans === null) refuse('work-hours', text);
    return spans ?? [];
  });
  if (hours.every((text) => text.trim() === '')) refuse('work-no-hours', '');
  return { kind: 'typed', weekdays };
}
