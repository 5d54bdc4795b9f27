import type { ShiftTemplate } from '../../../shared/rostering/problem/problem.ts';
import type { Locale } from '../../../shared/site/localized-text.ts';
import { nameTemplate } from './name-template.ts';

/** How shifts of a template look: one of eight hues, and a letter that stays where there is no colour. */
export interface TemplateLook {
  /** 0 to 7: `.shift-0` to `.shift-7` of roster-shifts.css. */
  readonly hue: number;
  /** One or two characters, another one for each template. */
  readonly letter: string;
}

const HUES = 8;

/**
 * Looks by template id. A letter is the first of the name that no template before it has; then the first with a number.
 * Example: Early, Evening and 晚班 are `E`, `V` and `晚`.
 */
export function chooseLooks(
  templates: readonly Pick<ShiftTemplate, 'id' | 'name' | 'names'>[],
  locale: Locale,
): ReadonlyMap<string, TemplateLook> {
  const taken = new Set<string>();
  return new Map(
    templates.map((template, place) => {
      const { id } = template;
      const letters = [...(nameTemplate(template, locale).trim() || id)].filter((char) =>
        /[\p{L}\p{N}]/u.test(char),
      );
      const first = (letters[0] ?? '?').toLocaleUpperCase();
      const free = letters.map((char) => char.toLocaleUpperCase()).find((char) => !taken.has(char));
      const letter = free ?? numbered(first, taken);
      taken.add(letter);
      return [id, { hue: place % HUES, letter }];
    }),
  );
}

export function byId(templates: readonly ShiftTemplate[]): ReadonlyMap<string, ShiftTemplate> {
  return new Map(templates.map((template) => [template.id, template]));
}

function numbered(first: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${first}${number}`)) number += 1;
  return `${first}${number}`;
}
