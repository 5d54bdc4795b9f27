import type {
  RosterSettings,
  RosterSettingsAnswer,
  RosterSettingsChange,
} from '../../../shared/contract/rosters.ts';
import type { RosterFact } from '../../../shared/contract/roster-presence.ts';
import type { Signed } from '../../../shared/contract/signed.ts';
import { CONSTRAINTS } from '../../../shared/rostering/constraints/index.ts';
import { LAW_PACKS } from '../../../shared/rostering/law-packs/index.ts';
import type { PlanStore } from '../../ports/plans.ts';
import type { RosterStore } from '../../ports/rosters.ts';
import { refuseBad } from '../refuse-bad.ts';
import { parseRosterSettings } from './parse-roster-settings.ts';
import { suggestRosterSettings } from './suggest-settings.ts';

export interface KeptSettings {
  /** 0: nobody has saved any yet. */
  readonly revision: number;
  readonly settings: RosterSettings;
}

export interface SettingsParts {
  readonly plans: Pick<PlanStore, 'read' | 'saveIfUnchanged'>;
  readonly store: Pick<RosterStore, 'addAudit'>;
  readonly nowMs: () => number;
  readonly tell: (fact: RosterFact) => void;
}

/** Roster settings as planners saved them, else as Floorcast suggests. */
export async function readRosterSettings(plans: SettingsParts['plans']): Promise<KeptSettings> {
  const kept = await plans.read('roster-settings', '');
  if (kept === null) return { revision: 0, settings: suggestRosterSettings() };
  return { revision: kept.revision, settings: JSON.parse(kept.text) as RosterSettings };
}

/** The rules a planner set, and those of the law pack after them. */
export function listRules({ rules, lawPackId }: RosterSettings): RosterSettings['rules'] {
  return [...rules, ...(LAW_PACKS.find(({ id }) => id === lawPackId)?.rules ?? [])];
}

export function tellSettings({ revision, settings }: KeptSettings): RosterSettingsAnswer {
  return { revision, settings, ruleIds: CONSTRAINTS.map(({ id }) => id), lawPacks: LAW_PACKS };
}

/** @throws FloorcastError `bad-request` for what cannot be, `conflict` when somebody was quicker. */
export async function saveRosterSettings(
  { plans, store, nowMs, tell }: SettingsParts,
  {
    author,
    revision,
    settings,
  }: Signed<Omit<RosterSettingsChange, 'settings'>> & { readonly settings: unknown },
): Promise<RosterSettingsAnswer> {
  const parsed = refuseBad(() => parseRosterSettings(settings));
  const before = await readRosterSettings(plans);
  const text = JSON.stringify(parsed);
  const reached = await plans.saveIfUnchanged({ kind: 'roster-settings', key: '', text, revision });
  await store.addAudit({
    atMs: nowMs(),
    author,
    reason: '',
    action: 'settings-changed',
    copyId: null,
    days: null,
    text: JSON.stringify({ before: before.settings, after: parsed }),
  });
  tell({ kind: 'settings', author, revision: reached });
  return tellSettings({ revision: reached, settings: parsed });
}
