import type { AccountScope, Role } from '../../../shared/access/roles.ts';
import { auditKindOf, type AuditEntry, type AuditState } from '../../../shared/contract/audit.ts';
import { PEOPLE_COLUMN_WORDS } from '../../../shared/people/column-words.ts';
import type { PeopleColumn } from '../../../shared/people/people-columns.ts';
import type { FullText, Locale } from '../../../shared/site/localized-text.ts';
import type { Words } from '../../locales/en/index.ts';
import { describeScope } from './describe-scope.ts';
import { createMomentNames } from './name-moment.ts';

/** One place of what changed. */
export interface AuditPlace {
  readonly name: string;
  readonly value: string;
}

/** What changed, place by place, in words as far as there are words for it. */
export function createAuditDescriber(words: Words['accounts'], locale: Locale) {
  const nameMoment = createMomentNames(locale);
  const dayFormat = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
  const fields: Readonly<Record<string, string>> = {
    signInName: words.signInName,
    shownName: words.shownName,
    role: words.role,
    scope: words.sees,
    agentId: words.agent,
    ...words.fields,
  };
  return ({ action }: Pick<AuditEntry, 'action'>, state: AuditState | null): readonly AuditPlace[] =>
    Object.entries(state ?? {}).map(([field, value]) => ({
      name: (auditKindOf(action) === 'people' ? nameColumn(field) : fields[field]) ?? field,
      value: nameValue(field, value),
    }));

  /** What is kept of people is called as in their sheets. */
  function nameColumn(field: string): string | undefined {
    const column = PEOPLE_COLUMN_WORDS[field as PeopleColumn] as FullText | undefined;
    return column?.[locale];
  }

  function nameValue(field: string, value: unknown): string {
    if (field === 'role') return words.roles[value as Role] ?? String(value);
    if (field === 'scope') return describeScope(value as AccountScope, words);
    if (value === null || value === '') return words.noAgent;
    if (typeof value === 'number' && field.endsWith('Ms')) return nameMoment(value);
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
      return dayFormat.format(Date.parse(`${value}T00:00:00Z`));
    return typeof value === 'string' ? value : JSON.stringify(value);
  }
}
