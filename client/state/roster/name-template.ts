import type { ShiftTemplate } from '../../../shared/rostering/problem/problem.ts';
import { pickText, type Locale } from '../../../shared/site/localized-text.ts';

/** What a template is called in a language; empty while it has no name yet. */
export function nameTemplate({ name, names }: Pick<ShiftTemplate, 'name' | 'names'>, locale: Locale): string {
  return names === undefined ? name : pickText(names, locale) || name;
}
