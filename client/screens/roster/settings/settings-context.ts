import { createContext } from 'svelte';
import type { RosterSettingsDraft } from '../../../state/roster/settings/roster-settings-draft.svelte.ts';
import type { SettingsFault } from '../../../state/roster/settings/settings-faults.ts';
import type { SettingsPerson } from '../../../state/roster/settings/settings-people.ts';

/** Down to a value of the settings: `['people', 'a1', 'seniorityYears']`. Empty: of nothing that is saved. */
export type Place = readonly string[];

/** What a field's own element carries, so that its fault is read with it and it can be found. */
export interface FieldMarks {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly 'data-at': string;
}

/** What the parts of the settings share. */
export interface SettingsContext {
  readonly draft: RosterSettingsDraft;
  readonly people: readonly SettingsPerson[];
  /** By its name, as it is typed; one that is none by its id. */
  nameContract(contractId: string): string;
  /** `“25:99” must be a time from 00:00 to 48:00. Write it as HH:MM …` */
  tellFault(fault: SettingsFault): string;
}

export const [useSettings, provideSettings] = createContext<SettingsContext>();

export const writePlace = (place: Place): string => place.join('/');
