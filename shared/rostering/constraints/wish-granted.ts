import type { Variant } from '../model/variant.ts';
import { readDayMinute } from '../problem/clock-time.ts';
import type { ClockTime, Wish } from '../problem/problem.ts';

/** Whether a day spent so grants a wish. Times of a day off are as wished. */
export function isGranted(wish: Wish, { templateId, span }: Variant, dayStartsAt: ClockTime): boolean {
  const isOff = templateId === null;
  switch (wish.want) {
    case 'off':
      return isOff;
    case 'work':
      return !isOff;
    case 'shift':
      return templateId === wish.templateId;
    case 'avoid-shift':
      return templateId !== wish.templateId;
    case 'start-after':
      return isOff || span.fromMinute >= readDayMinute(wish.time!, dayStartsAt);
    case 'end-before':
      return isOff || span.toMinute <= readDayMinute(wish.time!, dayStartsAt);
    default:
      return wish.want satisfies never;
  }
}
