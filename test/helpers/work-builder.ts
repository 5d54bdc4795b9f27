import type { DeferredWorkSettings } from '../../shared/contract/planning-settings.ts';

/** 40 work orders of 6 minutes on each weekday, from nine to six, to be done within a day by the people of `sales`. */
export function buildWork(changes: Partial<DeferredWorkSettings> = {}): DeferredWorkSettings {
  return {
    name: 'Work orders',
    doer: { kind: 'queue', queueId: 'sales' },
    piecesByWeekday: [40, 40, 40, 40, 40, 0, 0],
    handleMinutes: 6,
    arises: { kind: 'evenly', from: '09:00', to: '18:00' },
    delay: { kind: 'hours', amount: 24 },
    doneWithin: { kind: 'opening' },
    maxOccupancyRatio: 1,
    ...changes,
  };
}
