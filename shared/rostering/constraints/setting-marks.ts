import { z } from 'zod';

/** In which numbers of settings are. `weight` is of the objective, `money` of the site's currency, `ratio` 0.25 for a quarter. */
export type SettingUnit =
  'minutes' | 'days' | 'shifts' | 'weekends' | 'weeks' | 'people' | 'points' | 'money' | 'ratio' | 'weight';

/** What a value of a rule's settings is to a planner, where its schema alone does not say it. */
export type SettingMark =
  | { readonly is: 'number'; readonly unit: SettingUnit }
  /** Limits (`Limits`) in a unit; so much beyond a hard one is one violation, unless a planner says otherwise. */
  | { readonly is: 'limits'; readonly unit: SettingUnit; readonly hardUnit: number }
  | { readonly is: 'template' | 'agent' | 'tag' | 'language' | 'clock' | 'day' | 'weekday' }
  /** A day of a pattern: templates with `|` between, `-` for off, `*` for anything. */
  | { readonly is: 'pattern-day' }
  /** A whole roster: made, never typed. */
  | { readonly is: 'roster' };

const marks = z.registry<SettingMark>();

/** Says what a schema's value is; checks and wrappers come before it, for each makes another schema. */
export function mark<S extends z.ZodType>(schema: S, says: SettingMark): S {
  // What the registry is handed is typed by the schema's own output.
  marks.add(schema as z.ZodType, says);
  return schema;
}

export function readMark(schema: z.ZodType): SettingMark | undefined {
  return marks.get(schema);
}
