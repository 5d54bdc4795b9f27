import type { WhatIfChange } from '../../shared/contract/simulated-plan.ts';
import { isDay } from './history-period.ts';

/** What the planner looks at, and what they ask "what if". All of it is in the address. */
export interface RequirementView {
  /** First site day shown; null: the running day, or the first one that is planned. */
  readonly firstDay: string | null;
  readonly span: 'day' | 'week';
  readonly of: 'queue' | 'group';
  /** The queue or group drawn large; null: all together. */
  readonly id: string | null;
  readonly change: WhatIfChange;
}

/** Changes nothing. */
export const NOTHING_ASKED: WhatIfChange = {
  queueIds: null,
  volumeRatio: 1,
  handleSecondsAdded: 0,
  agentsAdded: 0,
  target: null,
  crossTraining: null,
};

/** How far the sliders go. */
export const CHANGE_BOUNDS = {
  volumePercent: { least: -50, most: 100 },
  handleSecondsAdded: { least: -120, most: 120 },
  agentsAdded: { least: -20, most: 20 },
  levelPercent: { least: 50, most: 99 },
  answerWithinSeconds: { least: 0, most: 600 },
  people: { least: 1, most: 100 },
} as const;
type Bounds = (typeof CHANGE_BOUNDS)[keyof typeof CHANGE_BOUNDS];

/** Reads the address; what it does not know it leaves at its default, so that an old link still opens. */
export function parseRequirementView(params: URLSearchParams): RequirementView {
  const firstDay = params.get('from') ?? '';
  return {
    firstDay: isDay(firstDay) ? firstDay : null,
    span: params.get('span') === 'week' ? 'week' : 'day',
    of: params.get('of') === 'group' ? 'group' : 'queue',
    id: params.get('id') || null,
    change: parseChange(params),
  };
}

function parseChange(params: URLSearchParams): WhatIfChange {
  const read = (name: string, { least, most }: Bounds): number | null => {
    const text = params.get(name) ?? '';
    return /^-?\d{1,4}$/u.test(text) ? Math.min(most, Math.max(least, Number(text))) : null;
  };
  const queueId = params.get('queue');
  const level = read('level', CHANGE_BOUNDS.levelPercent);
  const within = read('within', CHANGE_BOUNDS.answerWithinSeconds);
  const [from, to] = [params.get('train-from'), params.get('train-to')];
  const people = read('train', CHANGE_BOUNDS.people);
  return {
    queueIds: queueId ? [queueId] : null,
    volumeRatio: 1 + (read('volume', CHANGE_BOUNDS.volumePercent) ?? 0) / 100,
    handleSecondsAdded: read('aht', CHANGE_BOUNDS.handleSecondsAdded) ?? 0,
    agentsAdded: read('agents', CHANGE_BOUNDS.agentsAdded) ?? 0,
    target: level !== null && within !== null ? { ratio: level / 100, answerWithinSeconds: within } : null,
    crossTraining:
      from && to && from !== to && people !== null ? { fromQueueId: from, toQueueId: to, people } : null,
  };
}

/** The address of a view, without what is at its default. Example: `?span=week&volume=10`. */
export function formatRequirementView({ firstDay, span, of, id, change }: RequirementView): string {
  const params = new URLSearchParams();
  const set = (name: string, value: string | number | null, standard: string | number | null) => {
    if (value !== null && value !== standard) params.set(name, String(value));
  };
  set('from', firstDay, null);
  set('span', span, 'day');
  set('of', of, 'queue');
  set('id', id, null);
  // Ids come from a phone system and may hold commas: each is a parameter of its own.
  set('queue', change.queueIds?.[0] ?? null, null);
  set('volume', percentOf(change.volumeRatio), 0);
  set('aht', change.handleSecondsAdded, 0);
  set('agents', change.agentsAdded, 0);
  if (change.target) {
    set('level', Math.round(change.target.ratio * 100), null);
    set('within', change.target.answerWithinSeconds, null);
  }
  if (change.crossTraining) {
    set('train', change.crossTraining.people, null);
    set('train-from', change.crossTraining.fromQueueId, null);
    set('train-to', change.crossTraining.toQueueId, null);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Example: `percentOf(1.1)` is 10. */
export function percentOf(volumeRatio: number): number {
  return Math.round((volumeRatio - 1) * 100);
}

/** True where the change would leave every figure as it is. */
export function changesNothing(change: WhatIfChange): boolean {
  return (
    change.volumeRatio === 1 &&
    change.handleSecondsAdded === 0 &&
    change.agentsAdded === 0 &&
    change.target === null &&
    change.crossTraining === null
  );
}

/** A change without the queues that are not planned: an old link may name one that is gone. */
export function keepKnownQueues(change: WhatIfChange, queueIds: readonly string[]): WhatIfChange {
  const known = (id: string) => queueIds.includes(id);
  const { crossTraining } = change;
  const trainable =
    crossTraining !== null && known(crossTraining.fromQueueId) && known(crossTraining.toQueueId);
  return {
    ...change,
    queueIds: change.queueIds?.every(known) ? change.queueIds : null,
    crossTraining: trainable ? crossTraining : null,
  };
}
