import type {
  RosterPerson,
  RosterSettings,
  RosterSettingsAnswer,
  RosterSettingsChange,
} from '../../../../shared/contract/rosters.ts';
import type { OffPhoneActivity, ShiftTemplate } from '../../../../shared/rostering/problem/problem.ts';
import type { RuleSetting } from '../../../../shared/rostering/problem/rule-setting.ts';
import { inEveryLanguage } from '../../../../shared/site/localized-text.ts';
import { failureOf, sendJson, type ApiAnswer, type ApiFailure } from '../../../connection/api.ts';
import { ROSTERS } from '../roster-paths.ts';
import { editPeople, indexPeople } from './edit-people.ts';
import { freeId } from './free-id.ts';
import { mergeSettings, type SettingsClash } from './merge-settings.ts';
import { laterActivity, PLAIN_TEMPLATE, plainActivity, plainPerson } from './plain-settings.ts';
import { readRule, writeRule, type RuleDraft } from './rule-text.ts';
import {
  isStanding,
  isUnder,
  listFaults,
  type SettingsDocument,
  type SettingsFault,
} from './settings-faults.ts';

export type KeepSettings = (change: RosterSettingsChange) => Promise<ApiAnswer<RosterSettingsAnswer>>;

const KEEP: KeepSettings = (change) => sendJson('PUT', `${ROSTERS}/settings`, change);

/** What rosters are made with, while it is edited. Nothing is kept until it is saved, and what cannot be is said as it was typed. */
export class RosterSettingsDraft {
  settings = $state.raw<RosterSettings>() as RosterSettings;
  rules = $state.raw<readonly RuleDraft[]>([]);
  failure = $state.raw<ApiFailure | null>(null);
  /** Place of the first rule whose text is no JSON; null: all are. */
  unreadable = $state<number | null>(null);
  isSaving = $state(false);
  isChanged = $state(false);
  /** What somebody else saved while this was changed; null: nothing newer is known. */
  theirs = $state.raw<RosterSettingsAnswer | null>(null);
  /** What both had changed when the two were put together. */
  clashes = $state.raw<readonly SettingsClash[]>([]);
  #refused = $state.raw<readonly SettingsFault[]>([]);
  /** As it was before many people were changed at once; null once anything else was changed. */
  #before = $state.raw<{ readonly settings: RosterSettings; readonly isChanged: boolean } | null>(null);
  #base = $state.raw<RosterSettingsAnswer>() as RosterSettingsAnswer;
  readonly #keep: KeepSettings;

  readonly #document: SettingsDocument = $derived({ ...this.settings, rules: this.rules });
  /** What was refused and stands there still. */
  readonly faults: readonly SettingsFault[] = $derived(
    this.#refused.filter((fault) => isStanding(fault, this.#document)),
  );
  readonly #people = $derived(indexPeople(this.settings.people));

  constructor(answer: RosterSettingsAnswer, keep: KeepSettings = KEEP) {
    this.#keep = keep;
    this.adopt(answer);
  }

  adopt(answer: RosterSettingsAnswer): void {
    this.#base = answer;
    this.settings = answer.settings;
    this.rules = answer.settings.rules.map(writeRule);
    this.isChanged = false;
    this.theirs = null;
    this.clashes = [];
    this.#before = null;
    this.#forgive();
  }

  /** What the server has now: taken over where nothing was changed here, else kept beside it to be decided on. */
  hear(answer: RosterSettingsAnswer): void {
    // While it is being saved the newest may be one's own.
    if (this.isSaving || answer.revision <= this.#base.revision) return;
    if (this.isChanged) this.theirs = answer;
    else this.adopt(answer);
  }

  /** What was changed here goes on top of what somebody else saved. */
  mergeTheirs(): void {
    if (this.theirs !== null) this.#rebase(this.theirs);
  }

  change(part: Partial<RosterSettings>): void {
    this.settings = { ...this.settings, ...part };
    this.isChanged = true;
    this.#before = null;
  }

  changeTemplate(at: number, part: Partial<ShiftTemplate>): void {
    this.change({ templates: replace(this.settings.templates, at, part) });
  }

  /** What is typed is the name in every language. */
  renameTemplate(at: number, name: string): void {
    const templates = [...this.settings.templates];
    const { names: _, ...renamed } = { ...templates[at]!, name };
    templates[at] = renamed;
    this.change({ templates });
  }

  /** @returns its id */
  addTemplate(): string {
    const { templates } = this.settings;
    const id = freeId('shift', idsOf(templates));
    const { names: _, ...last } = templates.at(-1) ?? PLAIN_TEMPLATE;
    this.change({ templates: [...templates, { ...last, id, name: '' }] });
    return id;
  }

  addContract(): void {
    const { contracts } = this.settings;
    const { names: _, ...last } = contracts.at(-1)!;
    this.change({ contracts: [...contracts, { ...last, id: freeId('contract', idsOf(contracts)) }] });
  }

  /** What is typed is the name in every language; without one it is called by its id. */
  renameContract(at: number, name: string): void {
    const contracts = [...this.settings.contracts];
    const { names: _, ...renamed } = contracts[at]!;
    contracts[at] = name.trim() === '' ? renamed : { ...renamed, names: inEveryLanguage(name) };
    this.change({ contracts });
  }

  changeActivity(at: number, part: Partial<OffPhoneActivity>): void {
    this.change({ activities: replace(this.settings.activities, at, part) });
  }

  /** @returns its id */
  addActivity(fromDay: string, toDay: string): string {
    return this.#addActivity(plainActivity(fromDay, toDay));
  }

  /** The same people and work once more, a week later. @returns its id */
  repeatActivity(at: number): string {
    return this.#addActivity(laterActivity(this.settings.activities[at]!));
  }

  /** What is known of somebody; what rosters assume where nothing was said. */
  personOf(agentId: string): RosterPerson {
    return this.#people.get(agentId) ?? plainPerson(agentId, this.settings.defaultContractId);
  }

  changePerson(agentId: string, part: Partial<RosterPerson>): void {
    this.change({ people: editPeople(this.settings, [agentId], () => part) });
  }

  /** Many at once; can be taken back until something else is changed. */
  changePeople(agentIds: readonly string[], change: (person: RosterPerson) => Partial<RosterPerson>): void {
    const before = { settings: this.settings, isChanged: this.isChanged };
    this.change({ people: editPeople(this.settings, agentIds, change) });
    this.#before = before;
  }

  get canTakeBack(): boolean {
    return this.#before !== null;
  }

  takeBack(): void {
    if (this.#before === null) return;
    this.settings = this.#before.settings;
    this.isChanged = this.#before.isChanged;
    this.#before = null;
  }

  changeRule(at: number, part: Partial<RuleDraft>): void {
    this.#setRules(replace(this.rules, at, part));
  }

  addRule(rule: string, settings: unknown = {}): void {
    this.#setRules([...this.rules, writeRule({ rule, settings })]);
  }

  addRules(rules: readonly RuleSetting[]): void {
    this.#setRules([...this.rules, ...rules.map(writeRule)]);
  }

  removeRule(at: number): void {
    this.#setRules(this.rules.filter((_, place) => place !== at));
  }

  /** What was refused at exactly this place. */
  faultAt(steps: readonly string[]): SettingsFault | null {
    return (
      this.faults.find((fault) => fault.steps.length === steps.length && isUnder(fault.steps, steps)) ?? null
    );
  }

  /** What was refused at this place and within it. */
  faultsUnder(steps: readonly string[]): readonly SettingsFault[] {
    return this.faults.filter((fault) => isUnder(fault.steps, steps));
  }

  /** What is typed while it is sent stays, on top of what was saved. @returns what is kept now; null where nothing was kept */
  async save(): Promise<RosterSettingsAnswer | null> {
    const rules = this.rules.map(readRule);
    const unreadable = rules.indexOf(null);
    this.unreadable = unreadable < 0 ? null : unreadable;
    if (unreadable >= 0 || this.isSaving) return null;
    this.isSaving = true;
    const [settings, typed] = [this.settings, this.rules];
    const sent = { ...settings, rules: typed };
    const answer = await this.#keep({
      revision: this.#base.revision,
      settings: { ...settings, rules: rules as RuleSetting[] },
    });
    this.isSaving = false;
    if (!answer.ok) {
      this.failure = failureOf(answer);
      this.#refused = listFaults(answer.said, sent);
      return null;
    }
    if (this.settings === settings && this.rules === typed) this.adopt(answer.value);
    else {
      this.#rebase(answer.value, sent);
      // Nobody but oneself has changed what was saved.
      this.clashes = [];
    }
    return answer.value;
  }

  /** @param base what the changes of this page began with */
  #rebase(answer: RosterSettingsAnswer, base: SettingsDocument = documentOf(this.#base)): void {
    const { merged, clashes } = mergeSettings(base, this.#document, documentOf(answer));
    this.adopt(answer);
    this.settings = { ...answer.settings, ...merged, rules: answer.settings.rules };
    this.rules = merged.rules;
    this.isChanged = true;
    this.clashes = clashes;
  }

  #addActivity(activity: Omit<OffPhoneActivity, 'id'>): string {
    const { activities } = this.settings;
    const id = freeId('activity', idsOf(activities));
    this.change({ activities: [...activities, { ...activity, id }] });
    return id;
  }

  #forgive(): void {
    this.failure = null;
    this.unreadable = null;
    this.#refused = [];
  }

  #setRules(rules: readonly RuleDraft[]): void {
    this.rules = rules;
    this.isChanged = true;
    this.#before = null;
  }
}

function documentOf({ settings }: RosterSettingsAnswer): SettingsDocument {
  return { ...settings, rules: settings.rules.map(writeRule) };
}

const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

function replace<T>(list: readonly T[], at: number, part: Partial<T>): readonly T[] {
  return list.map((each, place) => (place === at ? { ...each, ...part } : each));
}
