import type { PlanningSettings, QueuePlanningSettings } from '../../shared/contract/planning-settings.ts';
import { formatHours, parseHours } from './opening-hours-text.ts';
import { readNumber } from './read-typed-number.ts';

/** A form of what the forecast is made from: what a person has typed so far. */
export interface SettingsDraft {
  readonly intervalMinutes: 15 | 30;
  readonly weeksAhead: string;
  /** Empty: none. */
  readonly country: string;
  readonly region: string;
  readonly queues: readonly QueueDraft[];
}

export interface QueueDraft {
  readonly queueId: string;
  readonly opening: 'found' | 'typed';
  /** Monday first, `08:00-20:00`. */
  readonly hours: readonly string[];
  readonly borrow: 'none' | 'queue' | 'typed';
  readonly likeQueueId: string;
  readonly callsPerDay: string;
  readonly handleSeconds: string;
}

/** What keeps a draft from being settings, and where. */
export type SettingsFault =
  | { readonly kind: 'weeks' }
  | { readonly kind: 'region'; readonly text: string }
  | {
      readonly kind: 'hours';
      readonly queueId: string;
      /** 0 is Monday. */
      readonly weekday: number;
      readonly text: string;
    }
  | { readonly kind: 'calls' | 'handle'; readonly queueId: string; readonly text: string }
  | { readonly kind: 'like'; readonly queueId: string };

const USUAL_HOURS = ['08:00-20:00', '08:00-20:00', '08:00-20:00', '08:00-20:00', '08:00-20:00', '', ''];

export function draftOfSettings(settings: PlanningSettings, queueIds: readonly string[]): SettingsDraft {
  const [country = '', region = ''] = (settings.country ?? '').split('-');
  return {
    intervalMinutes: settings.intervalMinutes,
    weeksAhead: String(settings.weeksAhead),
    country,
    region,
    queues: queueIds.map((queueId) =>
      draftOfQueue(
        queueId,
        settings.queues.find((queue) => queue.queueId === queueId),
      ),
    ),
  };
}

function draftOfQueue(queueId: string, known: QueuePlanningSettings | undefined): QueueDraft {
  const { opening = { kind: 'found' } as const, borrow = null } = known ?? {};
  return {
    queueId,
    opening: opening.kind,
    hours: opening.kind === 'typed' ? opening.weekdays.map(formatHours) : USUAL_HOURS,
    borrow: borrow?.kind ?? 'none',
    likeQueueId: borrow?.kind === 'queue' ? borrow.queueId : '',
    callsPerDay: borrow?.callsPerDay == null ? '' : String(borrow.callsPerDay),
    handleSeconds: borrow?.kind === 'typed' ? String(borrow.handleSeconds) : '',
  };
}

export function findSettingsFaults(draft: SettingsDraft): readonly SettingsFault[] {
  const faults: SettingsFault[] = [];
  const weeks = read(draft.weeksAhead);
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > 26) faults.push({ kind: 'weeks' });
  if (draft.country !== '' && !/^[A-Z0-9]{0,6}$/u.test(draft.region.trim()))
    faults.push({ kind: 'region', text: draft.region });
  for (const queue of draft.queues) {
    const { queueId } = queue;
    if (queue.opening === 'typed')
      queue.hours.forEach((text, weekday) => {
        if (parseHours(text) === null) faults.push({ kind: 'hours', queueId, weekday, text });
      });
    if (queue.borrow === 'queue' && queue.likeQueueId === '') faults.push({ kind: 'like', queueId });
    const wantsCalls =
      queue.borrow === 'typed' || (queue.borrow === 'queue' && queue.callsPerDay.trim() !== '');
    if (wantsCalls && !(read(queue.callsPerDay) > 0))
      faults.push({ kind: 'calls', queueId, text: queue.callsPerDay });
    if (queue.borrow === 'typed' && !(read(queue.handleSeconds) > 0))
      faults.push({ kind: 'handle', queueId, text: queue.handleSeconds });
  }
  return faults;
}

/** The settings of a draft without faults; what this form does not show stays as it was. */
export function settingsOf(draft: SettingsDraft, before: PlanningSettings): PlanningSettings {
  const shown = draft.queues.map((queue) =>
    settingsOfQueue(
      queue,
      before.queues.find(({ queueId }) => queueId === queue.queueId),
    ),
  );
  const others = before.queues.filter(
    ({ queueId }) => !draft.queues.some((queue) => queue.queueId === queueId),
  );
  const region = draft.region.trim();
  return {
    ...before,
    intervalMinutes: draft.intervalMinutes,
    weeksAhead: read(draft.weeksAhead),
    country: draft.country === '' ? null : region === '' ? draft.country : `${draft.country}-${region}`,
    queues: [...others, ...shown.filter((queue) => !isUsual(queue))],
  };
}

function settingsOfQueue(
  draft: QueueDraft,
  before: QueuePlanningSettings | undefined,
): QueuePlanningSettings {
  return {
    queueId: draft.queueId,
    opening:
      draft.opening === 'found'
        ? { kind: 'found' }
        : { kind: 'typed', weekdays: draft.hours.map((text) => parseHours(text) ?? []) },
    patienceSeconds: before?.patienceSeconds ?? null,
    borrow: borrowOf(draft),
    concurrency: before?.concurrency ?? null,
  };
}

function borrowOf(draft: QueueDraft): QueuePlanningSettings['borrow'] {
  const calls = draft.callsPerDay.trim() === '' ? null : read(draft.callsPerDay);
  switch (draft.borrow) {
    case 'none':
      return null;
    case 'queue':
      return { kind: 'queue', queueId: draft.likeQueueId, callsPerDay: calls };
    case 'typed':
      return { kind: 'typed', callsPerDay: calls ?? 0, handleSeconds: read(draft.handleSeconds) };
  }
  return draft.borrow satisfies never;
}

/** Nothing is said of it that is not so anyway. */
function isUsual({ opening, patienceSeconds, borrow, concurrency }: QueuePlanningSettings): boolean {
  return opening.kind === 'found' && patienceSeconds === null && borrow === null && concurrency === null;
}

/** Not a number where none is typed. */
function read(text: string): number {
  return readNumber(text) ?? Number.NaN;
}
