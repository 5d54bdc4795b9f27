import type { LocalizedText } from '../../../shared/site/localized-text.ts';

/** A day that the calendar of a country makes unlike others. */
export interface HolidayDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly kind: 'holiday' | 'make-up-workday';
  /** The same from year to year for days that are alike, because effects are learnt by name. */
  readonly name: LocalizedText;
}
