import { z } from 'zod';
import type { RosterSettings } from '../../../shared/contract/rosters.ts';
import { CONSTRAINTS, findConstraint } from '../../../shared/rostering/constraints/index.ts';
import { LAW_PACKS } from '../../../shared/rostering/law-packs/index.ts';
import { SettingError } from '../../../shared/rostering/constraints/setting-error.ts';
import type { RuleSetting } from '../../../shared/rostering/problem/rule-setting.ts';
import {
  DocumentError,
  listBadPlaces,
  MOST_PLACES,
  say,
  type BadPlace,
} from '../../../shared/site/bad-places.ts';
import {
  idOf,
  listOf,
  numberOf,
  recordOf,
  refuseRepeated,
  textOf,
} from '../../../shared/site/document-schemas.ts';
import { activity, contract, person, price, rule, template } from './settings-schemas.ts';

/** Roster settings that cannot be taken: which places, which rules, what to do. */
class RosterSettingsError extends DocumentError {
  override readonly name = 'RosterSettingsError';
}

const MOST_PEOPLE = 5_000;
const CURRENCY = say({ code: 'rule-currency' }, { code: 'way-currency' });

const base = recordOf(
  {
    contracts: listOf(contract, 1, 200).check(refuseRepeated(({ id }) => id, 'id')),
    defaultContractId: idOf(100),
    templates: listOf(template, 1, 200).check(refuseRepeated(({ id }) => id, 'id')),
    people: listOf(person, 0, MOST_PEOPLE).check(refuseRepeated(({ agentId }) => agentId, 'agentId')),
    rules: listOf(rule, 0, 500),
    lawPackId: idOf(100).nullable(),
    activities: listOf(activity, 0, 500).check(refuseRepeated(({ id }) => id, 'id')),
    perUnder: price,
    perOver: price,
    currency: z.string(CURRENCY).regex(/^[A-Z]{3}$/, CURRENCY),
    noticeHours: numberOf(0, 8_760, 'any', { code: 'way-roster-hours' }),
    note: textOf(2_000),
  },
  'roster-settings',
);
const schema = base.check(refuseUnknown);

/** @throws DocumentError naming up to 20 bad places with value, rule and way out; of the settings of a rule as the rule says it. */
export function parseRosterSettings(value: unknown): RosterSettings {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const { places, total } = listBadPlaces(parsed.error.issues, value);
    throw new RosterSettingsError('roster', places, total);
  }
  const settings = parsed.data as RosterSettings;
  const places = settings.rules.flatMap(findBadSettings);
  if (places.length > 0) throw new RosterSettingsError('roster', places.slice(0, MOST_PLACES), places.length);
  return settings;
}

function findBadSettings({ rule, settings }: RuleSetting, at: number): readonly BadPlace[] {
  try {
    findConstraint(rule).parse(settings);
    return [];
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    return error.places.map((place) => ({
      ...place,
      path: `rules[${at}].settings${place.path.slice(rule.length)}`,
    }));
  }
}

/** Ids that name something of the settings name something that is there. */
function refuseUnknown(context: z.core.ParsePayload<z.output<typeof base>>): void {
  const { contracts, templates, people, rules, defaultContractId, lawPackId } = context.value;
  type Path = (string | number)[];
  const report = (id: string, path: Path, { error }: ReturnType<typeof say>) =>
    context.issues.push({ code: 'custom', input: id, path, message: error });
  const refuse = (what: string, id: string, path: Path) =>
    report(id, path, say({ code: 'rule-roster-known', what, id }, { code: 'way-roster-known' }));
  // These come with Floorcast: nothing can be added to them.
  const refuseChoice = (choices: readonly { readonly id: string }[], id: string, path: Path) => {
    const names = choices.map((choice) => choice.id).join(', ');
    report(id, path, say({ code: 'rule-choice', choices: names }, { code: 'way-choose-one' }));
  };
  const contractIds = new Set(contracts.map(({ id }) => id));
  const templateIds = new Set(templates.map(({ id }) => id));
  if (!contractIds.has(defaultContractId)) refuse('contracts', defaultContractId, ['defaultContractId']);
  people.forEach(({ contractId, wishes }, at) => {
    if (!contractIds.has(contractId)) refuse('contracts', contractId, ['people', at, 'contractId']);
    wishes.forEach(({ templateId }, place) => {
      if (templateId !== undefined && !templateIds.has(templateId))
        refuse('templates', templateId, ['people', at, 'wishes', place, 'templateId']);
    });
  });
  if (lawPackId !== null && !LAW_PACKS.some(({ id }) => id === lawPackId))
    refuseChoice(LAW_PACKS, lawPackId, ['lawPackId']);
  rules.forEach(({ rule: id }, at) => {
    if (!isRule(id)) refuseChoice(CONSTRAINTS, id, ['rules', at, 'rule']);
  });
}

function isRule(id: string): boolean {
  return CONSTRAINTS.some((constraint) => constraint.id === id);
}
