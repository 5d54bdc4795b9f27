/** Numbers as the forecast's screens write them. */
export interface ForecastFigures {
  /** `812`; below ten with a tenth: `3.4`, where a call is much. */
  calls(value: number): string;
  /**
   * Of a grid: all with a tenth where none is above twenty, also `9.0`, so that columns stand in line; else whole calls, and
   * a tenth below one where 0 would be untrue.
   *
   * @param most the greatest of the grid
   */
  cell(value: number, most: number): string;
  /** `1,204` */
  whole(value: number): string;
  /** Of a ratio: `5.4%`. */
  percent(ratio: number): string;
  /** Of a change: `+14%`, `−3.5%`. */
  change(ratio: number): string;
  /** Of seconds: `4:05`. */
  duration(seconds: number): string;
}

/** Calls an interval of a small queue. */
const FEW = 20;

const known = new Map<string, ForecastFigures>();

export function figuresOf(locale: string): ForecastFigures {
  const found = known.get(locale);
  if (found) return found;
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const fixed = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const change = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  const made: ForecastFigures = {
    calls: (value) => (value < 9.95 ? tenth : whole).format(value),
    cell(value, most) {
      if (most < FEW) return fixed.format(value);
      return (value < 0.95 ? tenth : whole).format(value);
    },
    whole: (value) => whole.format(value),
    percent: (ratio) => percent.format(ratio),
    change: (ratio) => change.format(ratio),
    duration: (seconds) => {
      const all = Math.round(seconds);
      return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`;
    },
  };
  known.set(locale, made);
  return made;
}
