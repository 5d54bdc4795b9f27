import type { ConcurrencySettings, PlanningSettings } from '../../shared/contract/planning-settings.ts';
import { MOST_CONTACTS_AT_ONCE, MOST_STRETCH_RATIO } from '../../shared/staffing/concurrency.ts';
import { sumShrinkage } from '../../shared/staffing/shrinkage.ts';
import { draftOfWork, readWorks, type WorkDraft, type WorkFault } from './deferred-work-draft.ts';
import { readNumber } from './read-typed-number.ts';

/** The settings of the requirement as they are typed: ratios in percent, empty fields for "none". */
export interface RequirementDraft {
  readonly risk: PlanningSettings['requirement']['risk'];
  readonly aim: PlanningSettings['requirement']['aim'];
  readonly maxOccupancy: string;
  readonly maxAbandonment: string;
  readonly shrinkage: readonly ShrinkageDraft[];
  readonly cost: string;
  readonly currency: string;
  /** By queue; empty: estimated from its own past. */
  readonly patience: Readonly<Record<string, string>>;
  /** By queue. */
  readonly concurrency: Readonly<Record<string, ConcurrencyDraft>>;
  readonly works: readonly WorkDraft[];
}

export interface ConcurrencyDraft {
  /** Empty: one at a time. */
  readonly atOnce: string;
  /** Percent that each further one adds; empty: none. */
  readonly stretch: string;
}

export interface ShrinkageDraft {
  readonly name: string;
  readonly percent: string;
  readonly base: 'paid-time' | 'what-is-left';
}

/** A field that cannot be taken, and which rule it breaks. */
export interface DraftFault {
  readonly field:
    | 'max-occupancy'
    | 'max-abandonment'
    | 'shrinkage'
    | 'shrinkage-whole'
    | 'cost'
    | 'patience'
    | 'at-once'
    | 'stretch'
    | WorkFault['field'];
  /** The component's place or the queue's id; empty where there is but one. */
  readonly of: string;
  /** As it was typed. */
  readonly value: string;
}

export function draftOf(
  { requirement, queues, deferredWorks }: PlanningSettings,
  queueIds: readonly string[],
): RequirementDraft {
  const percent = (ratio: number | null) => (ratio === null ? '' : formatPercent(ratio));
  return {
    risk: requirement.risk,
    aim: requirement.aim,
    maxOccupancy: percent(requirement.maxOccupancyRatio),
    maxAbandonment: percent(requirement.maxAbandonmentRatio),
    shrinkage: requirement.shrinkage.map(({ name, ratio, base }) => ({
      name,
      percent: formatPercent(ratio),
      base,
    })),
    cost: requirement.agentHour === null ? '' : String(requirement.agentHour.cost),
    currency: requirement.agentHour?.currency ?? '',
    patience: Object.fromEntries(
      queueIds.map((id) => {
        const typed = queues.find(({ queueId }) => queueId === id)?.patienceSeconds ?? null;
        return [id, typed === null ? '' : String(typed)];
      }),
    ),
    concurrency: Object.fromEntries(
      queueIds.map((id) => {
        const typed = queues.find(({ queueId }) => queueId === id)?.concurrency ?? null;
        return [
          id,
          {
            atOnce: typed === null ? '' : String(typed.contactsAtOnce),
            stretch: typed === null || typed.stretchRatio === 0 ? '' : formatPercent(typed.stretchRatio),
          },
        ];
      }),
    ),
    works: deferredWorks.map((work) => draftOfWork(work, queueIds[0] ?? '')),
  };
}

function formatPercent(ratio: number): string {
  return String(Math.round(ratio * 10_000) / 100);
}

/** What is typed, taken into the settings as they were read; or everything that cannot be. */
export function readDraft(
  draft: RequirementDraft,
  settings: PlanningSettings,
): PlanningSettings | readonly DraftFault[] {
  const faults: DraftFault[] = [];
  const read = (fault: DraftFault, least: number, most: number): number => {
    const value = readNumber(fault.value);
    if (value === null || value < least || value > most) faults.push(fault);
    return value ?? 0;
  };
  const readRatio = (field: DraftFault['field'], value: string, least: number): number | null =>
    value.trim() === '' ? null : read({ field, of: '', value }, least, 100) / 100;
  const shrinkage = draft.shrinkage.map(({ name, percent, base }, at) => {
    const fault = { field: 'shrinkage', of: String(at), value: name.trim() === '' ? name : percent } as const;
    if (name.trim() === '') faults.push(fault);
    return { name: name.trim(), ratio: (name.trim() === '' ? 0 : read(fault, 0, 90)) / 100, base };
  });
  if (shrinkageOf(draft) === null && faults.length === 0)
    faults.push({ field: 'shrinkage-whole', of: '', value: '' });
  const patience = new Map(
    Object.entries(draft.patience).map(([queueId, value]) => [
      queueId,
      value.trim() === '' ? null : read({ field: 'patience', of: queueId, value }, 1, 36_000),
    ]),
  );
  const concurrency = readConcurrency(draft.concurrency, read);
  const { works, faults: workFaults } = readWorks(draft.works);
  faults.push(...workFaults);
  const cost = draft.cost.trim() === '' ? null : read({ field: 'cost', of: '', value: draft.cost }, 0, 1e6);
  if (cost !== null && draft.currency.trim() === '')
    faults.push({ field: 'cost', of: 'currency', value: '' });
  const taken: PlanningSettings = {
    ...settings,
    queues: settings.queues.map((queue) =>
      patience.has(queue.queueId)
        ? {
            ...queue,
            patienceSeconds: patience.get(queue.queueId)!,
            concurrency: concurrency.get(queue.queueId) ?? null,
          }
        : queue,
    ),
    requirement: {
      risk: draft.risk,
      aim: draft.aim,
      maxOccupancyRatio: readRatio('max-occupancy', draft.maxOccupancy, 1),
      maxAbandonmentRatio: readRatio('max-abandonment', draft.maxAbandonment, 1),
      shrinkage,
      agentHour: cost === null ? null : { cost, currency: draft.currency.trim() },
    },
    deferredWorks: works,
  };
  return faults.length > 0 ? faults : addQueues(taken, patience, concurrency);
}

type Read = (fault: DraftFault, least: number, most: number) => number;

/** One at a time is nothing to be kept. */
function readConcurrency(
  drafts: RequirementDraft['concurrency'],
  read: Read,
): ReadonlyMap<string, ConcurrencySettings | null> {
  return new Map(
    Object.entries(drafts).map(([queueId, { atOnce, stretch }]) => {
      const count = readOr(atOnce, 1, (value) =>
        // Half a contact is none.
        /[.,]/u.test(value)
          ? read({ field: 'at-once', of: queueId, value }, Infinity, Infinity)
          : read({ field: 'at-once', of: queueId, value }, 1, MOST_CONTACTS_AT_ONCE),
      );
      const percent = readOr(stretch, 0, (value) =>
        read({ field: 'stretch', of: queueId, value }, 0, 100 * MOST_STRETCH_RATIO),
      );
      return [queueId, count <= 1 ? null : { contactsAtOnce: count, stretchRatio: percent / 100 }];
    }),
  );
}

function readOr(text: string, usual: number, read: (text: string) => number): number {
  return text.trim() === '' ? usual : read(text);
}

/** A queue that nothing was set of yet gets an entry when its patience or its contacts at once are typed. */
function addQueues(
  settings: PlanningSettings,
  patience: ReadonlyMap<string, number | null>,
  concurrency: ReadonlyMap<string, ConcurrencySettings | null>,
): PlanningSettings {
  const known = new Set(settings.queues.map(({ queueId }) => queueId));
  const added = [...patience].flatMap(([queueId, patienceSeconds]) =>
    known.has(queueId) || (patienceSeconds === null && !concurrency.get(queueId))
      ? []
      : [
          {
            queueId,
            opening: { kind: 'found' },
            patienceSeconds,
            borrow: null,
            concurrency: concurrency.get(queueId) ?? null,
          } as const,
        ],
  );
  return { ...settings, queues: [...settings.queues, ...added] };
}

/** What the components come to, of paid time; null while they cannot be read or leave nobody. */
export function shrinkageOf({ shrinkage }: Pick<RequirementDraft, 'shrinkage'>): number | null {
  const components = shrinkage.map(({ name, percent, base }) => ({
    name,
    ratio: (readNumber(percent) ?? Number.NaN) / 100,
    base,
  }));
  try {
    return sumShrinkage(components).allRatio;
  } catch {
    return null;
  }
}
