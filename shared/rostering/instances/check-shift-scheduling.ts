import { splitList, type Sections } from './read-sections.ts';

interface Field {
  readonly name: string;
  readonly rule: string;
  readonly isGood: (text: string) => boolean;
}

/** As of every other problem. */
const MOST_DAYS = 400;

/**
 * That every row of an instance has what the format says, so that nothing is read as another number than is written.
 *
 * @throws RangeError naming the section, the row, the field, what stands there and the rule.
 */
export function checkShiftScheduling(sections: Sections): void {
  check(sections, 'HORIZON', [
    { name: 'days', rule: `must be a whole number from 1 to ${MOST_DAYS}`, isGood: isHorizon },
  ]);
  for (const needed of ['HORIZON', 'SHIFTS', 'STAFF'])
    if (sections.rows(needed).length === 0)
      throw new RangeError(`SECTION_${needed} (missing) must be there with a row. Maybe the file is cut.`);
  const days = Number(sections.rows('HORIZON')[0]![0]);
  const shift = oneOf('shift', sections, 'SHIFTS');
  const employee = oneOf('employee', sections, 'STAFF');
  const day: Field = {
    name: 'day',
    rule: `must be a day from 0 to ${days - 1}`,
    isGood: (text) => isWhole(text) && Number(text) < days,
  };
  const request = [employee, day, shift, number('weight')];
  check(sections, 'SHIFTS', [
    id('shift'),
    whole('minutes'),
    {
      name: 'shifts that may not follow',
      rule: 'must be shifts of SECTION_SHIFTS with | between them',
      isGood: (text) => splitList(text).every(shift.isGood),
    },
  ]);
  check(sections, 'STAFF', [
    id('employee'),
    {
      name: 'most shifts',
      rule: 'must be SHIFT=NUMBER of shifts of SECTION_SHIFTS, with | between them',
      isGood: (text) =>
        splitList(text).every((entry) => {
          const [of = '', most = ''] = entry.split('=');
          return shift.isGood(of) && isWhole(most);
        }),
    },
    ...['most minutes', 'least minutes', 'most days in a row', 'least days in a row'].map(whole),
    ...['least days off in a row', 'most weekends'].map(whole),
  ]);
  check(sections, 'DAYS_OFF', [employee], day);
  check(sections, 'SHIFT_ON_REQUESTS', request);
  check(sections, 'SHIFT_OFF_REQUESTS', request);
  check(sections, 'COVER', [day, shift, ...['required', 'weight under', 'weight over'].map(number)]);
  refuseTwice(sections, 'SHIFTS');
  refuseTwice(sections, 'STAFF');
  refuseTwice(sections, 'COVER', 2);
}

/** @param fields the first of a row that no other row may have alike */
function refuseTwice(sections: Sections, section: string, fields = 1): void {
  const seen = new Set<string>();
  for (const row of sections.rows(section)) {
    const id = row.slice(0, fields).join();
    if (seen.has(id))
      throw new RangeError(`SECTION_${section} must have ${id} once. Remove one of the two rows.`);
    seen.add(id);
  }
}

/** @param more of fields beyond the last one */
function check(sections: Sections, section: string, fields: readonly Field[], more?: Field): void {
  sections.rows(section).forEach((row, at) => {
    const extra = more === undefined ? [] : row.slice(fields.length).map(() => more);
    [...fields, ...extra].forEach(({ name, rule, isGood }, place) => {
      const text = row[place] ?? '';
      if (isGood(text)) return;
      throw new RangeError(
        `SECTION_${section}, row ${at + 1}: ${name} (${text || 'missing'}) ${rule}. Maybe the file is cut, or of another format.`,
      );
    });
  });
}

function oneOf(name: string, sections: Sections, section: string): Field {
  const ids = new Set(sections.rows(section).map(([each]) => each));
  return { name, rule: `must be one of SECTION_${section}`, isGood: (text) => ids.has(text) };
}

const id = (name: string): Field => ({ name, rule: 'must have an id', isGood: (text) => text !== '' });

const whole = (name: string): Field => ({ name, rule: 'must be a whole number from 0 on', isGood: isWhole });

/** The published ones have a requirement of -0, too. */
const number = (name: string): Field => ({
  name,
  rule: 'must be a number',
  isGood: (text) => text !== '' && Number.isFinite(Number(text)),
});

function isWhole(text: string): boolean {
  return /^\d{1,9}$/.test(text);
}

function isHorizon(text: string): boolean {
  return isWhole(text) && Number(text) >= 1 && Number(text) <= MOST_DAYS;
}
