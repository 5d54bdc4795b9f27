import type { Locale } from '../../../../shared/site/localized-text.ts';
import { nameWeekdayNumber } from '../../../state/name-weekday.ts';
import type { Words } from '../../../locales/index.ts';
import { nameContract } from '../../../state/roster/name-contract.ts';
import { nameTemplate } from '../../../state/roster/name-template.ts';
import type { SettingsPart } from '../../../state/roster/roster-view.ts';
import type { RosterSettingsDraft } from '../../../state/roster/settings/roster-settings-draft.svelte.ts';
import { nameSettingSteps } from '../../../state/roster/settings/setting-words.ts';
import type { RosterContext } from '../roster-context.ts';
import type { Place } from './settings-context.ts';

/** In which part of the settings a place is. */
export function partOf([first]: Place): SettingsPart {
  switch (first) {
    case 'templates':
      return 'shifts';
    case 'contracts':
    case 'defaultContractId':
      return 'contracts';
    case 'rules':
    case 'lawPackId':
      return 'rules';
    case 'people':
      return 'people';
    case 'activities':
      return 'activities';
    default:
      return 'whole';
  }
}

/** The name of an entry of a list: a person, a template, a rule by its place or its id. */
export function nameListed(
  [list, entry = '']: Place,
  words: Words,
  locale: Locale,
  draft: RosterSettingsDraft,
  here: Pick<RosterContext, 'nameAgent' | 'nameRule'>,
): string {
  const { templates, activities, contracts } = draft.settings;
  switch (list) {
    case 'people':
      return here.nameAgent(entry);
    case 'templates': {
      const template = templates.find(({ id }) => id === entry);
      return (template && nameTemplate(template, locale)) || words.rosterShifts.unnamed;
    }
    case 'contracts': {
      const contract = contracts.find(({ id }) => id === entry);
      return contract ? nameContract(contract, locale) : entry;
    }
    case 'activities':
      return activities.find(({ id }) => id === entry)?.name || words.rosterShifts.unnamed;
    case 'rules':
      return here.nameRule(draft.rules[Number(entry)]?.rule ?? entry);
    default:
      return entry;
  }
}

/** A place in words, from the part to the field. Example: `['People', 'Ana Lim', 'Wishes', 'Time']`. */
export function namePlace(
  place: Place,
  words: Words,
  locale: Locale,
  draft: RosterSettingsDraft,
  here: Pick<RosterContext, 'nameAgent' | 'nameRule'>,
): readonly string[] {
  const fields = nameFields(words);
  const part = partOf(place);
  const isListed = part !== 'whole' && place.length > 1;
  const inner = place.slice(isListed ? 2 : 0);
  const nameSpan = (agentId: string, at: number) =>
    nameWeekdayNumber(draft.personOf(agentId).availability?.[at]?.weekday ?? 1, locale);
  return [
    words.rosterSettings.partNames[part],
    ...(isListed ? [nameListed(place, words, locale, draft, here)] : []),
    ...(part === 'rules' && isListed
      ? nameSettingSteps(words.rosterRules, draft.rules[Number(place[1])]?.rule ?? '', inner)
      : nameInner()),
  ];

  function nameInner(): readonly string[] {
    return inner.flatMap((step, at) => {
      const name = fields[step];
      if (name !== undefined) return [name];
      if (inner[at - 1] === 'availability') return [nameSpan(place[1]!, Number(step))];
      if (/^\d+$/u.test(step)) return [String(Number(step) + 1)];
      // Ids within a person (of a wish) say nothing to anybody; what has no words is said as it is written.
      return at === inner.length - 1 ? [step] : [];
    });
  }
}

function nameFields({
  rosterSettings: whole,
  rosterPeople: people,
  rosterShifts: shifts,
}: Words): Readonly<Record<string, string>> {
  return {
    name: whole.name,
    names: whole.name,
    perUnder: whole.perUnder,
    perOver: whole.perOver,
    noticeHours: whole.notice,
    currency: whole.currency,
    note: whole.note,
    lawPackId: whole.lawPack,
    defaultContractId: whole.usual,
    contractId: people.contract,
    tags: people.tags,
    seniorityYears: people.seniority,
    ledgerBalance: people.ledger,
    availability: people.availability,
    wishes: people.wishes,
    daysOff: people.daysOff,
    day: people.day,
    time: people.time,
    weight: people.weight,
    templateId: people.shift,
    from: people.from,
    to: people.to,
    paidMinutesPerDay: people.paidHours,
    firstStart: shifts.firstStart,
    lastStart: shifts.lastStart,
    minMinutes: shifts.minMinutes,
    maxMinutes: shifts.maxMinutes,
    gridMinutes: shifts.gridMinutes,
    lengthGridMinutes: shifts.lengthGridMinutes,
    longBreak: shifts.longBreak,
    shortBreaks: shifts.shortBreaks,
    minutes: shifts.minutes,
    earliestAfterMinutes: shifts.earliest,
    latestAfterMinutes: shifts.latest,
    breakSpacingMinutes: shifts.spacing,
    weekdays: shifts.weekdays,
    window: shifts.window,
    fromDay: shifts.fromDay,
    toDay: shifts.toDay,
    agentIds: shifts.who,
  };
}
