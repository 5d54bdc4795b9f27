import { createContext, type Component } from 'svelte';
import type { SettingPart } from '../../../../shared/rostering/constraints/setting-shape.ts';
import type { SettingWords } from '../../../state/roster/settings/setting-words.ts';
import type { Place } from './settings-context.ts';

export interface RulePartProps {
  readonly part: SettingPart;
  readonly path: string;
  readonly at: Place;
  /** What the part is of. */
  readonly record: unknown;
  /** Undefined: left out. */
  readonly onChange: (value: unknown) => void;
}

/** What the fields of one rule's form share. */
export interface RuleContext {
  /** @param path names with a dot between, without the places of lists. Example: `pay.rates.tag` */
  word(path: string): SettingWords;
  /** The field of any setting: records and lists have fields within. */
  readonly Part: Component<RulePartProps>;
}

export const [useRule, provideRule] = createContext<RuleContext>();
