import type { Locale } from '../../../shared/site/localized-text.ts';
import type { Words } from '../../locales/index.ts';
import { nameSpan } from '../../state/name-history-period.ts';
import type { PersonTold, RefusedMark, RuleMark } from '../../state/roster/roster-told.ts';
import { formatHours } from '../../state/roster/shift-words.ts';
import { costOf, isBroken, type StandOut } from '../../state/roster/stand-out.ts';

/** Broken (hard) and bent (soft) rules of one cell or person, for the mark and for the words beside it. */
export interface MarkWords {
  /** `soft` only where it stands out: the words are there all the same. */
  readonly level: 'hard' | 'soft' | 'none';
  readonly texts: readonly string[];
}

export interface MarkNaming {
  readonly words: Words['roster'];
  readonly locale: Locale;
  readonly nameRule: (rule: string) => string;
  readonly nameDay: (day: string) => string;
  readonly days: readonly string[];
  readonly standOut: StandOut | null;
}

/** @param day place of a day: what begins on it; null: everything of the person, with its days */
export function describeMarks(
  told: PersonTold | undefined,
  day: number | null,
  naming: MarkNaming,
): MarkWords {
  if (told === undefined) return { level: 'none', texts: [] };
  const ofDay = (mark: { readonly day: number | null }) => day === null || mark.day === day;
  const refused = told.refused.filter(ofDay);
  const hard = told.marks.filter((mark) => isBroken(mark) && ofDay(mark));
  const soft = told.marks.filter((mark) => !isBroken(mark) && mark.cost > 0 && ofDay(mark));
  const when = (mark: { readonly day: number | null }) => {
    const name = mark.day === null || day !== null ? undefined : naming.days[mark.day];
    return name === undefined ? '' : `${naming.nameDay(name)}: `;
  };
  const texts = [
    ...refused.map((mark) => `${when(mark)}${wordRefused(mark, naming)}`),
    ...hard.map((mark) => `${when(mark)}${naming.words.broken(wordMark(mark, naming))}`),
    ...soft.map((mark) => `${when(mark)}${naming.words.bent(wordMark(mark, naming))}`),
  ];
  const isHard = refused.length + hard.length > 0;
  const level = isHard ? 'hard' : standsOut(told, day, soft, naming.standOut) ? 'soft' : 'none';
  return { level, texts: [...new Set(texts)] };
}

function standsOut(
  told: PersonTold,
  day: number | null,
  soft: readonly RuleMark[],
  limits: StandOut | null,
): boolean {
  if (limits === null || costOf(told) <= limits.ofPerson) return false;
  return day === null || soft.reduce((sum, { cost }) => sum + cost, 0) >= limits.ofCell;
}

function wordMark({ rule, value, unit }: RuleMark, { words, locale, nameRule }: MarkNaming): string {
  const name = nameRule(rule);
  if (value === null || unit === null) return name;
  switch (unit) {
    case 'minutes':
      return words.ruleHours(name, formatHours(value, locale));
    case 'days':
      return words.ruleDays(name, value);
    case 'times':
      return words.ruleTimes(name, value);
    default:
      return unit satisfies never;
  }
}

export function wordRefused(
  { why }: Pick<RefusedMark, 'why'>,
  { words, locale }: Pick<MarkNaming, 'words' | 'locale'>,
): string {
  switch (why.code) {
    case 'day-off':
      return words.notOffered[why.kind](nameSpan({ fromDay: why.from, toDay: why.to }, locale));
    case 'template-tags':
      return words.notOffered.tags(why.tags.join(words.listMark));
    default:
      return words.notOffered[why.code];
  }
}
