/** A hard rule of an instance that a roster breaks. */
export interface Breach {
  readonly rule:
    | 'days-off'
    | 'forbidden-next'
    | 'max-shifts'
    | 'max-minutes'
    | 'min-minutes'
    | 'max-consecutive'
    | 'min-consecutive'
    | 'min-consecutive-off'
    | 'max-weekends';
  readonly employee: string;
  /** Where it begins; null where it is about the whole horizon. */
  readonly day: number | null;
}

export interface InstanceVerdict {
  readonly feasible: boolean;
  readonly objective: number;
  readonly breaches: readonly Breach[];
}

/**
 * Judges a roster by the text of a shift-scheduling instance and nothing else: no model, no terms, no reading shared with
 * `parseShiftScheduling`.
 *
 * @param roster by employee in the instance's order, by day: a shift's id, or null for a day off.
 */
export function verifyShiftScheduling(
  instance: string,
  roster: readonly (readonly (string | null)[])[],
): InstanceVerdict {
  const staff = linesOf(instance, 'STAFF').map((line) => line.split(','));
  const rowOf = new Map(staff.map(([id], place) => [id!, roster[place]!]));
  const breaches = staff.flatMap((fields, place) => findBreaches(instance, fields, roster[place]!));

  let objective = 0;
  for (const line of linesOf(instance, 'SHIFT_ON_REQUESTS')) {
    const [id, day, shift, weight] = line.split(',');
    if (rowOf.get(id!)![Number(day)] !== shift) objective += Number(weight);
  }
  for (const line of linesOf(instance, 'SHIFT_OFF_REQUESTS')) {
    const [id, day, shift, weight] = line.split(',');
    if (rowOf.get(id!)![Number(day)] === shift) objective += Number(weight);
  }
  for (const line of linesOf(instance, 'COVER')) {
    const [day, shift, needed, under, over] = line.split(',');
    const there = roster.filter((row) => row[Number(day)] === shift).length;
    const missing = Number(needed) - there;
    objective += missing > 0 ? missing * Number(under) : -missing * Number(over);
  }
  return { feasible: breaches.length === 0, objective, breaches };
}

function linesOf(instance: string, section: string): readonly string[] {
  const lines = instance.split('\n').map((line) => line.trim());
  const start = lines.indexOf(`SECTION_${section}`);
  if (start < 0) return [];
  const after = lines.slice(start + 1);
  const end = after.findIndex((line) => line.startsWith('SECTION_'));
  return (end < 0 ? after : after.slice(0, end)).filter((line) => line !== '' && !line.startsWith('#'));
}

function findBreaches(
  instance: string,
  fields: readonly string[],
  row: readonly (string | null)[],
): readonly Breach[] {
  const [employee = '', mostShifts = ''] = fields;
  const [maxMinutes, minMinutes, maxRow, minRow, minOff, maxWeekends] = fields.slice(2).map(Number);
  const breaches: Breach[] = [];
  const broken = (rule: Breach['rule'], day: number | null) => breaches.push({ rule, employee, day });

  for (const line of linesOf(instance, 'DAYS_OFF')) {
    const [id, ...days] = line.split(',');
    for (const day of id === employee ? days.map(Number) : []) if (row[day] !== null) broken('days-off', day);
  }

  const shifts = new Map(linesOf(instance, 'SHIFTS').map((line) => [line.split(',')[0]!, line.split(',')]));
  row.forEach((shift, day) => {
    if (shift === null || day === 0 || row[day - 1] === null) return;
    const [, , forbidden = ''] = shifts.get(row[day - 1]!)!;
    if (forbidden.split('|').includes(shift)) broken('forbidden-next', day - 1);
  });

  for (const entry of mostShifts.split('|').filter(Boolean)) {
    const [shift, most] = entry.split('=');
    if (row.filter((one) => one === shift).length > Number(most)) broken('max-shifts', null);
  }

  const minutes = row.reduce((sum, shift) => sum + (shift === null ? 0 : Number(shifts.get(shift)![1])), 0);
  if (minutes > maxMinutes!) broken('max-minutes', null);
  if (minutes < minMinutes!) broken('min-minutes', null);

  let weekends = 0;
  for (let saturday = 5; saturday < row.length; saturday += 7) {
    if (row[saturday] !== null || (row[saturday + 1] ?? null) !== null) weekends += 1;
  }
  if (weekends > maxWeekends!) broken('max-weekends', null);

  let from = 0;
  while (from < row.length) {
    let to = from;
    while (to < row.length && (row[to] === null) === (row[from] === null)) to += 1;
    // Before and after the horizon a stretch may have gone on for any time.
    const isWhole = from > 0 && to < row.length;
    if (row[from] === null) {
      if (isWhole && to - from < minOff!) broken('min-consecutive-off', from);
    } else {
      if (isWhole && to - from < minRow!) broken('min-consecutive', from);
      if (to - from > maxRow!) broken('max-consecutive', from);
    }
    from = to;
  }
  return breaches;
}
