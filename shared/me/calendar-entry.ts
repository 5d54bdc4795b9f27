import type { OwnShift } from './own-shift.ts';

/** What a calendar has of one shift or one stretch of leave. */
export type CalendarContent =
  | { readonly kind: 'shift'; readonly shift: OwnShift }
  | {
      readonly kind: 'leave';
      readonly firstDay: string;
      readonly lastDay: string;
      /** Wall-clock minutes of the one day; null: whole days. */
      readonly part: { readonly fromMinute: number; readonly toMinute: number } | null;
    };

export interface CalendarItem {
  /** The same for ever, whatever becomes of it. */
  readonly uid: string;
  readonly content: CalendarContent;
}

export interface CalendarEntry extends CalendarItem {
  /** Grows by 1 with every change. */
  readonly sequence: number;
  readonly isCancelled: boolean;
  readonly changedMs: number;
}

/** The first day something of it is on. */
export function firstDayOf(content: CalendarContent): string {
  return content.kind === 'shift' ? content.shift.day : content.firstDay;
}

/** The last one. */
export function lastDayOf(content: CalendarContent): string {
  return content.kind === 'shift' ? content.shift.day : content.lastDay;
}
