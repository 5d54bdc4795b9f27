import type { SettingShape } from '../../../../shared/rostering/constraints/setting-shape.ts';
import type { Who } from '../../../../shared/rostering/problem/rule-setting.ts';
import { readRule, writeRule, type RuleDraft } from './rule-text.ts';

/** A list without one of its entries. */
export function without<T>(list: readonly T[], at: number): readonly T[] {
  return list.filter((_, place) => place !== at);
}

export function replaceAt<T>(list: readonly T[], at: number, value: T): readonly T[] {
  return list.map((each, place) => (place === at ? value : each));
}

/** Another value of one name; undefined takes the name out. Anything but a record is taken for an empty one. */
export function withPart(record: unknown, name: string, value: unknown): Readonly<Record<string, unknown>> {
  const { [name]: _, ...others } = asRecord(record);
  return value === undefined ? others : { ...asRecord(record), [name]: value };
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Readonly<Record<string, unknown>>) : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** The rule's text with other settings, or for other people; null where it cannot be read. */
export function changeRuleText(
  draft: RuleDraft,
  part: { readonly settings?: unknown; readonly who?: Who | null },
): string | null {
  const read = readRule(draft);
  if (read === null) return null;
  const { who, ...rule } = read;
  const kept = part.who === undefined ? who : (part.who ?? undefined);
  return writeRule({
    ...rule,
    ...(kept && { who: kept }),
    settings: 'settings' in part ? part.settings : rule.settings,
  }).text;
}

/** What settings begin as: what must be there, numbers still empty. */
export function plainSettings(
  shape: SettingShape,
  known: { readonly templateId: string; readonly day: string },
): unknown {
  switch (shape.is) {
    case 'record':
      return Object.fromEntries(
        shape.fields
          .filter(({ isOptional }) => !isOptional)
          .map(({ name, shape: inner }) => [name, plainSettings(inner, known)]),
      );
    case 'limits':
      return {};
    case 'list':
      return shape.of.is === 'list' ? [Array.from({ length: 7 }, () => '*')] : [];
    case 'roster':
      return [];
    case 'number':
      return null;
    case 'choice':
      return shape.choices[0];
    case 'template':
      return known.templateId;
    case 'day':
      return known.day;
    case 'clock':
      return '08:00';
    case 'pattern-day':
      return '*';
    case 'weekday':
      return 1;
    case 'agent':
    case 'tag':
    case 'language':
      return '';
    default:
      return shape satisfies never;
  }
}
