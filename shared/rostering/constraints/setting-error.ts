import type { z } from 'zod';
import { DocumentError, listBadPlaces, type BadPlace } from '../../site/bad-places.ts';

/** Settings of a rule that cannot be taken: which places, which rules, what to do. */
export class SettingError extends DocumentError {
  override readonly name = 'SettingError';

  /** The rule's id. */
  readonly rule: string;

  constructor(rule: string, places: readonly BadPlace[], total: number) {
    super(
      'rule-settings',
      places.map((place) => ({ ...place, path: joinPath(rule, place.path) })),
      total,
    );
    this.rule = rule;
  }
}

/**
 * Settings as a rule's schema has them.
 *
 * @throws SettingError naming up to 20 bad places with value, rule and way out
 */
export function parseSettings<S extends z.ZodType>(rule: string, schema: S, settings: unknown): z.output<S> {
  const parsed = schema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const { places, total } = listBadPlaces(parsed.error.issues, settings);
  throw new SettingError(rule, places, total);
}

function joinPath(rule: string, path: string): string {
  return path === '' || path.startsWith('[') ? `${rule}${path}` : `${rule}.${path}`;
}
