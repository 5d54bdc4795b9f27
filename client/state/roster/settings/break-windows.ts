import type { ShiftTemplate } from '../../../../shared/rostering/problem/problem.ts';

/** A break of a template drawn over its longest shift, parts from 0 to 1. */
export interface BreakWindow {
  readonly kind: 'long' | 'short';
  /** From the earliest beginning to the latest end. */
  readonly left: number;
  readonly width: number;
  /** Of the break itself. */
  readonly length: number;
}

type Breaks = Pick<ShiftTemplate, 'minMinutes' | 'maxMinutes' | 'longBreak' | 'shortBreaks'>;

export function drawBreaks({ maxMinutes, longBreak, shortBreaks }: Breaks): readonly BreakWindow[] {
  const all = [
    ...(longBreak === null ? [] : [{ ...longBreak, kind: 'long' as const }]),
    ...shortBreaks.map((each) => ({ ...each, kind: 'short' as const })),
  ];
  const whole = Math.max(1, maxMinutes);
  return all.flatMap(({ kind, minutes, earliestAfterMinutes, latestAfterMinutes }) => {
    const from = Math.min(1, earliestAfterMinutes / whole);
    const to = Math.min(1, (latestAfterMinutes + minutes) / whole);
    const isDrawn = Number.isFinite(from) && Number.isFinite(to) && to > from;
    return isDrawn
      ? [{ kind, left: from, width: to - from, length: Math.min(to - from, minutes / whole) }]
      : [];
  });
}

/** Which breaks may begin so late that the shortest shift is over before they end. */
export function findLateBreaks({ minMinutes, longBreak, shortBreaks }: Breaks): {
  readonly isLongLate: boolean;
  readonly shortLate: readonly boolean[];
} {
  const isLate = (each: { readonly latestAfterMinutes: number; readonly minutes: number }) =>
    each.latestAfterMinutes + each.minutes > minMinutes;
  return { isLongLate: longBreak !== null && isLate(longBreak), shortLate: shortBreaks.map(isLate) };
}

/** The breaks of one template as another has them. */
export function breaksOf({
  longBreak,
  shortBreaks,
  breakSpacingMinutes,
}: ShiftTemplate): Pick<ShiftTemplate, 'longBreak' | 'shortBreaks' | 'breakSpacingMinutes'> {
  return { longBreak, shortBreaks, breakSpacingMinutes };
}
