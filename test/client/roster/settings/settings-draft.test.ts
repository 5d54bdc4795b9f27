import { describe, expect, test } from 'vitest';
import { RosterSettingsDraft } from '../../../../client/state/roster/settings/roster-settings-draft.svelte.ts';
import type { KeepSettings } from '../../../../client/state/roster/settings/roster-settings-draft.svelte.ts';
import type {
  RosterSettings,
  RosterSettingsAnswer,
  RosterSettingsChange,
} from '../../../../shared/contract/rosters.ts';
import { asWritten, type Message } from '../../../../shared/messages/message.ts';
import { FIRST_DAY, makeRosterSettings } from '../../../helpers/roster-builder.ts';

const answerOf = (settings: RosterSettings = makeRosterSettings(), revision = 3): RosterSettingsAnswer => ({
  revision,
  settings,
  ruleIds: ['weekends'],
  lawPacks: [],
});

/** The same JSON with its keys the other way round: the server's order is its own. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned<unknown>(inner)]),
  ) as T;
}

const badPlace = (path: string): Message => ({
  code: 'bad-place',
  path,
  value: asWritten('"x"'),
  rule: { code: 'rule-clock-time' },
  wayOut: { code: 'way-clock-time' },
});

const refuse =
  (...paths: string[]): KeepSettings =>
  () =>
    Promise.resolve({
      ok: false,
      code: 'bad-request',
      message: 'bad',
      said: { code: 'document-bad', what: 'roster', places: paths.map(badPlace), total: paths.length },
    });

const wish = { id: 'w1', day: FIRST_DAY, want: 'start-after', time: '25:99', weight: 20 } as const;

describe('settings that are refused', () => {
  test('RF1 RF2 stay as they were typed; each place is known by the ids of what it is in', async () => {
    const draft = new RosterSettingsDraft(
      answerOf(),
      refuse(
        'people[1].wishes[0].time',
        'templates[0].longBreak.minutes',
        'rules[1].settings.days',
        'currency',
      ),
    );
    draft.changePerson('a1', { seniorityYears: 3 });
    draft.changePerson('a2', { wishes: [wish] });
    expect(await draft.save()).toBeNull();
    expect(draft.isChanged).toBe(true);
    expect(draft.personOf('a2').wishes).toEqual([wish]);
    const templateId = draft.settings.templates[0]!.id;
    expect(draft.faults.map(({ steps }) => steps.join('/'))).toEqual([
      'people/a2/wishes/w1/time',
      `templates/${templateId}/longBreak/minutes`,
      'rules/1/settings/days',
      'currency',
    ]);
    expect(draft.faultAt(['people', 'a2', 'wishes', 'w1', 'time'])).toMatchObject({
      rule: { code: 'rule-clock-time' },
    });
    expect(draft.faultsUnder(['people', 'a2'])).toHaveLength(1);
    expect(draft.faultAt(['people', 'a2'])).toBeNull();
  });

  test('RF2 are forgiven where the value was changed, and only there', async () => {
    const draft = new RosterSettingsDraft(
      answerOf(),
      refuse('people[0].wishes[0].time', 'people[0].seniorityYears', 'rules[0].settings.minutes'),
    );
    draft.changePerson('a2', { wishes: [wish], seniorityYears: 300 });
    await draft.save();
    // Somebody before them in the list, and another wish before that one, change no place.
    draft.changePerson('a1', { seniorityYears: 1 });
    draft.changePerson('a2', { wishes: [{ ...wish, id: 'w2', time: '10:00' }, wish] });
    expect(draft.faults).toHaveLength(3);
    draft.changePerson('a2', { wishes: [{ ...wish, time: '11:00' }] });
    expect(draft.faults.map(({ steps }) => steps.at(-1))).toEqual(['seniorityYears', 'minutes']);
    draft.changeRule(0, { text: '{ "settings": {} }' });
    expect(draft.faults.map(({ steps }) => steps.at(-1))).toEqual(['seniorityYears']);
  });

  test('RF1 without an answer they wait to be sent again', async () => {
    let isReachable = false;
    const draft = new RosterSettingsDraft(answerOf(), ({ settings }) =>
      Promise.resolve(
        isReachable
          ? { ok: true, value: answerOf(settings, 4) }
          : { ok: false, code: 'unreachable', message: '' },
      ),
    );
    draft.change({ noticeHours: 72 });
    expect(await draft.save()).toBeNull();
    expect(draft.failure?.code).toBe('unreachable');
    isReachable = true;
    expect((await draft.save())?.settings.noticeHours).toBe(72);
    expect([draft.isChanged, draft.failure]).toEqual([false, null]);
  });
});

describe('settings of two planners', () => {
  const theirSettings = (): RosterSettings => {
    const settings = makeRosterSettings();
    const [first, second, ...templates] = settings.templates;
    return {
      ...settings,
      templates: [{ ...first!, name: 'Dawn' }, { ...second!, name: 'Noon' }, ...templates],
      noticeHours: 48,
      people: [{ ...new RosterSettingsDraft(answerOf()).personOf('a9'), tags: ['leader'] }],
    };
  };

  test('RF3 are taken over where nothing was changed, and said where something was', () => {
    const draft = new RosterSettingsDraft(answerOf());
    draft.hear(answerOf(theirSettings(), 4));
    expect([draft.settings.noticeHours, draft.theirs]).toEqual([48, null]);
    draft.change({ currency: 'CNY' });
    draft.hear(answerOf(makeRosterSettings(), 5));
    expect(draft.theirs?.revision).toBe(5);
    expect([draft.settings.noticeHours, draft.settings.currency]).toEqual([48, 'CNY']);
  });

  test('RF3 go together: mine on top of theirs, what both changed is mine and named', async () => {
    const sent: RosterSettingsChange[] = [];
    const draft = new RosterSettingsDraft(answerOf(), (change) => {
      sent.push(change);
      return Promise.resolve({ ok: true, value: answerOf(change.settings, 5) });
    });
    draft.changeTemplate(1, { name: 'Midday' });
    draft.changePerson('a1', { contractId: 'part-time' });
    draft.removeRule(0);
    draft.hear(answerOf(theirSettings(), 4));
    draft.mergeTheirs();
    expect(draft.theirs).toBeNull();
    expect(draft.clashes).toEqual([{ part: 'templates', entry: draft.settings.templates[1]!.id }]);
    await draft.save();
    expect(sent[0]!.revision).toBe(4);
    const { templates, people, rules, noticeHours } = sent[0]!.settings;
    expect(templates.slice(0, 2).map(({ name }) => name)).toEqual(['Dawn', 'Midday']);
    expect(people.map(({ agentId }) => agentId)).toEqual(['a9', 'a1']);
    expect([noticeHours, rules.length]).toEqual([48, makeRosterSettings().rules.length - 1]);
  });

  test('RF3 what one deleted and the other left alone is gone; what the other changed is named', () => {
    const draft = new RosterSettingsDraft(answerOf());
    const [first, second] = makeRosterSettings().templates;
    draft.change({ templates: draft.settings.templates.slice(1) });
    const without = makeRosterSettings();
    draft.hear(
      answerOf({ ...without, templates: without.templates.filter(({ id }) => id !== second!.id) }, 4),
    );
    draft.mergeTheirs();
    expect(draft.settings.templates.map(({ id }) => id)).not.toContain(first!.id);
    expect(draft.settings.templates.map(({ id }) => id)).not.toContain(second!.id);
    expect(draft.clashes).toEqual([]);
    draft.change({ templates: draft.settings.templates.slice(1) });
    const third = makeRosterSettings().templates[2]!;
    const renamed = makeRosterSettings()
      .templates.slice(2)
      .map((each) => ({ ...each, name: `${each.name}!` }));
    draft.hear(answerOf({ ...without, templates: renamed }, 5));
    draft.mergeTheirs();
    expect(draft.clashes).toEqual([{ part: 'templates', entry: third.id }]);
  });

  test('RF3 what both changed to the same is no clash, in whatever order its keys are', () => {
    const draft = new RosterSettingsDraft(answerOf());
    draft.changePerson('a1', { tags: ['leader'] });
    const people = [turned(draft.personOf('a1'))];
    draft.changePerson('a2', { seniorityYears: 2 });
    draft.hear(answerOf({ ...makeRosterSettings(), people }, 4));
    draft.mergeTheirs();
    expect(draft.clashes).toEqual([]);
    expect(draft.settings.people.map(({ agentId }) => agentId)).toEqual(['a1', 'a2']);
  });

  test('RF4 what is typed while it is saved stays, and is saved the next time', async () => {
    const waiting: (() => void)[] = [];
    const draft = new RosterSettingsDraft(
      answerOf(),
      ({ settings, revision }) =>
        new Promise((resolve) =>
          waiting.push(() => resolve({ ok: true, value: answerOf(turned(settings), revision + 1) })),
        ),
    );
    draft.change({ noticeHours: 72 });
    draft.changePerson('a1', { seniorityYears: 1 });
    draft.changeRule(0, { text: '{"settings":{"minutes":{"hardMin":540}}}' });
    const saving = draft.save();
    draft.change({ currency: 'TWD' });
    draft.changePerson('a1', { seniorityYears: 2 });
    draft.changeRule(0, { text: '{ "settings": { "minutes": { "hardMin": 600 } } }' });
    // One's own save is heard of before it is answered.
    draft.hear(answerOf(makeRosterSettings(), 4));
    waiting[0]!();
    await saving;
    expect([draft.isChanged, draft.theirs, draft.clashes]).toEqual([true, null, []]);
    expect([draft.settings.noticeHours, draft.settings.currency]).toEqual([72, 'TWD']);
    expect(draft.personOf('a1').seniorityYears).toBe(2);
    expect(draft.rules[0]!.text).toContain('600');
  });
});

describe('many people at once', () => {
  test('RF6 are changed together, taken back, and no longer once something else was changed', () => {
    const draft = new RosterSettingsDraft(answerOf());
    draft.changePeople(['a1', 'a2'], (person) => ({ tags: [...person.tags, 'new'] }));
    expect([draft.personOf('a1').tags, draft.canTakeBack]).toEqual([['new'], true]);
    draft.takeBack();
    expect([draft.personOf('a1').tags, draft.isChanged, draft.canTakeBack]).toEqual([[], false, false]);
    draft.changePeople(['a1'], () => ({ isRostered: false }));
    draft.changePerson('a2', { seniorityYears: 2 });
    draft.takeBack();
    expect([draft.personOf('a1').isRostered, draft.personOf('a2').seniorityYears]).toEqual([false, 2]);
  });

  test('stay where they are in the list', () => {
    const draft = new RosterSettingsDraft(answerOf());
    for (const id of ['a1', 'a2', 'a3']) draft.changePerson(id, { seniorityYears: 1 });
    draft.changePerson('a1', { seniorityYears: 2 });
    expect(draft.settings.people.map(({ agentId }) => agentId)).toEqual(['a1', 'a2', 'a3']);
  });
});

test('RF13 an activity comes again a week later under an id of its own', () => {
  const draft = new RosterSettingsDraft(answerOf());
  draft.addActivity('2027-01-28', '2027-02-03');
  draft.changeActivity(0, { name: 'Coaching', agentIds: ['a1'] });
  const id = draft.repeatActivity(0);
  const [first, again] = draft.settings.activities;
  expect(again).toMatchObject({ id, name: 'Coaching', agentIds: ['a1'] });
  expect(again!.id).not.toBe(first!.id);
  expect(again!.window).toMatchObject({ fromDay: '2027-02-04', toDay: '2027-02-10' });
});

test('RX26 a contract that is renamed is called so in every language; a new one has no name yet', () => {
  const draft = new RosterSettingsDraft(answerOf());
  draft.renameContract(1, 'Students');
  draft.addContract();
  const [full, part, added] = draft.settings.contracts;
  expect(part!.names).toEqual({ en: 'Students', 'zh-CN': 'Students', 'zh-TW': 'Students' });
  expect([full!.names, added!.names]).toEqual([undefined, undefined]);
  draft.renameContract(1, ' ');
  expect(draft.settings.contracts[1]).toEqual(makeRosterSettings().contracts[1]);
});
