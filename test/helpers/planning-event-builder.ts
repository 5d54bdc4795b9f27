import type { PlanningEvent } from '../../shared/forecasting/planning-event.ts';

/** A campaign of one day for every queue, effect learnt; `day` sets both ends. */
export function planningEvent(part: Partial<PlanningEvent> & { readonly day?: string } = {}): PlanningEvent {
  const { day = '2026-03-10', ...rest } = part;
  return {
    id: `e-${rest.fromDay ?? day}`,
    kind: 'campaign',
    name: { en: 'Spring letter' },
    fromDay: day,
    toDay: rest.fromDay ?? day,
    queueIds: null,
    effect: { kind: 'learnt' },
    dayCurve: null,
    carryOverRatio: 0,
    note: '',
    ...rest,
  };
}
