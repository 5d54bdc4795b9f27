import type { AccountScope, Role } from '../../../shared/access/roles.ts';
import {
  auditKindOf,
  type AuditEntry,
  type AuditKind,
  type AuditState,
  type AuditWords,
} from '../../../shared/contract/audit.ts';
import { PEOPLE_COLUMN_WORDS } from '../../../shared/people/column-words.ts';
import type { PeopleColumn } from '../../../shared/people/people-columns.ts';
import type { FullText, Locale, LocalizedText } from '../../../shared/site/localized-text.ts';
import type { Words } from '../../locales/en/index.ts';
import { describeScope } from './describe-scope.ts';
import { createMomentNames } from './name-moment.ts';

type Names = Readonly<Record<string, string>>;

interface NamesInLanguage {
  readonly locale: Locale;
  /** A name of the site's; empty where it has none. */
  pick(names: LocalizedText): string;
}

/** One place of what changed. */
export interface AuditPlace {
  readonly name: string;
  readonly value: string;
}

/** What changed, place by place, in words as far as there are words for it. */
export function createAuditDescriber(words: Words, audit: AuditWords, language: NamesInLanguage) {
  const { locale } = language;
  const { accounts, requests } = words;
  const nameMoment = createMomentNames(locale, audit.timeZone);
  const dayFormat = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
  const fields: Readonly<Record<string, string>> = {
    signInName: accounts.signInName,
    shownName: accounts.shownName,
    role: accounts.role,
    scope: accounts.sees,
    agentId: accounts.agent,
    ...accounts.fields,
  };
  /** What ids and kinds of the audit are called, by what was changed. */
  const values: Readonly<Partial<Record<AuditKind, Readonly<Record<string, Names>>>>> = {
    request: {
      kind: requests.kinds,
      state: { ...requests.states, 'given-back': requests.givenBackState },
      // As decisions were kept before each request had an entry of its own.
      decision: { approve: requests.states.approved, refuse: requests.states.refused },
    },
    adherence: { kind: words.adherence.kinds, state: words.me.contestStates },
  };

  return {
    describeState: (
      { action }: Pick<AuditEntry, 'action'>,
      state: AuditState | null,
    ): readonly AuditPlace[] => {
      const kind = auditKindOf(action);
      return Object.entries(state ?? {}).map(([field, value]) => ({
        name: (kind === 'people' ? nameColumn(field) : fields[field]) ?? field,
        value: (typeof value === 'string' && nameOf(values[kind]?.[field], value)) || nameValue(field, value),
      }));
    },
    /** Agents by id and name, as they are called now. */
    describeTarget: ({ action, target: { name } }: Pick<AuditEntry, 'action' | 'target'>): string =>
      (auditKindOf(action) === 'request' && nameOf(requests.kinds, name)) || nameAgent(name),
  };

  function nameAgent(id: string): string {
    const names = Object.hasOwn(audit.names, id) ? audit.names[id]! : {};
    return [id, language.pick(names)].filter((text) => text !== '').join(' ');
  }

  /** What is kept of people is called as in their sheets. */
  function nameColumn(field: string): string | undefined {
    const column = PEOPLE_COLUMN_WORDS[field as PeopleColumn] as FullText | undefined;
    return column?.[locale];
  }

  function nameValue(field: string, value: unknown): string {
    if (field === 'role') return accounts.roles[value as Role] ?? String(value);
    if (field === 'scope') return describeScope(value as AccountScope, accounts);
    if (value === null || value === '') return accounts.noAgent;
    if ((field === 'agentId' || field === 'otherAgentId') && typeof value === 'string')
      return nameAgent(value);
    if (field === 'leaveKind' && typeof value === 'string' && Object.hasOwn(audit.leaveKinds, value))
      return language.pick(audit.leaveKinds[value]!);
    if (typeof value === 'number' && field.endsWith('Ms')) return nameMoment(value);
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
      return dayFormat.format(Date.parse(`${value}T00:00:00Z`));
    return typeof value === 'string' ? value : JSON.stringify(value);
  }
}

function nameOf(names: Names | undefined, value: string): string | undefined {
  return names !== undefined && Object.hasOwn(names, value) ? names[value] : undefined;
}
