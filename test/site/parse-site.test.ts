import { inEnglish } from '../helpers/in-english.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_AGENTS, MOST_QUEUES, parseSite, SiteError } from '../../shared/site/parse-site.ts';
import { findPriority } from '../../shared/site/find-priority.ts';
import { DEFAULT_PRIORITY, DEFAULT_PRIVACY, DEFAULT_SERVICE_RULE } from '../../shared/site/site.ts';

function refuse(value: unknown) {
  try {
    parseSite(value);
  } catch (error) {
    if (error instanceof SiteError) return inEnglish(error);
    throw error;
  }
  throw new Error('The document was taken.');
}

const zone = { timeZone: 'Asia/Shanghai' };
const agentWith = (skills: readonly object[]) => ({ ...zone, agents: [{ id: '1', skills }] });
const rule = (terms: object) => ({ ...zone, queues: [{ id: 'support', rules: [terms] }] });

describe('parseSite', () => {
  it('SD3 needs a time zone and nothing else', () => {
    expect(parseSite(zone)).toEqual({
      name: { en: 'Floor' },
      timeZone: 'Asia/Shanghai',
      dayStartsAt: '00:00',
      intervalMinutes: 30,
      queues: [],
      agents: [],
      defaultRule: DEFAULT_SERVICE_RULE,
      wrapUpPauseReasons: [],
      pauseReasonNames: [],
      privacy: DEFAULT_PRIVACY,
    });
  });

  it('SD3 gives queues without terms the terms of the site’s default rule', () => {
    const site = parseSite({
      ...zone,
      defaultRule: { serviceLevelTarget: 0.9 },
      queues: [{ id: 'support' }, { id: '销售 📞', rules: [{ answerWithinSeconds: 15 }] }],
    });
    expect(site.queues).toEqual([
      {
        id: 'support',
        name: { en: 'support' },
        priority: DEFAULT_PRIORITY,
        rules: [{ ...DEFAULT_SERVICE_RULE, serviceLevelTarget: 0.9 }],
      },
      {
        id: '销售 📞',
        name: { en: '销售 📞' },
        priority: DEFAULT_PRIORITY,
        rules: [{ ...DEFAULT_SERVICE_RULE, serviceLevelTarget: 0.9, answerWithinSeconds: 15 }],
      },
    ]);
  });

  it('SD8 a queue has the priority that was written, and without one that of all others', () => {
    const site = parseSite({
      ...zone,
      queues: [{ id: 'vip', priority: 10 }, { id: 'late', priority: 1 }, { id: 'a' }],
    });
    expect(['vip', 'late', 'a', 'learnt'].map((id) => findPriority(site, id))).toEqual([10, 1, 5, 5]);
    expect(parseSite(JSON.parse(JSON.stringify(site)))).toEqual(site);
  });

  it.each([0, 11, -1, 2.5, NaN, '8', null])(
    'SD8 refuses the priority %j with its rule and the way out',
    (priority) => {
      const { message } = refuse({ ...zone, queues: [{ id: 'vip', priority }] });
      expect(message).toMatch(
        /queues\[0\]\.priority \(.+\) must be a whole number from 1 to 10\. Write 10 for the queue that goes first/,
      );
    },
  );

  it('SD3 takes what it gave', () => {
    const site = parseSite({
      ...zone,
      name: { en: 'Hotline', 'zh-CN': '热线' },
      queues: [{ id: 'a', rules: [{}, { from: '2026-05-01', shortAbandonSeconds: 10 }] }],
      agents: [
        { id: '1001', name: { 'zh-CN': '王芳' }, team: 'A', skills: [{ queueId: 'a', level: 2 }] },
        { id: '1002', skills: [] },
      ],
      wrapUpPauseReasons: ['Wrap-Up'],
      pauseReasonNames: [{ reason: 'Lunch', name: { 'zh-CN': '午餐' } }],
      privacy: { callerNumbers: 'hashed', keepCallsDays: 400, keepEventsDays: null },
    });
    expect(parseSite(JSON.parse(JSON.stringify(site)))).toEqual(site);
  });

  it('SD3 fills in what is left out of the privacy', () => {
    expect(parseSite({ ...zone, privacy: { keepCallsDays: 30 } }).privacy).toEqual({
      ...DEFAULT_PRIVACY,
      keepCallsDays: 30,
    });
  });

  it.each<[string, object, string]>([
    ['a percentage for a ratio', rule({ serviceLevelTarget: 80 }), 'queues[0].rules[0].serviceLevelTarget'],
    ['a negative answer target', rule({ answerWithinSeconds: -5 }), 'queues[0].rules[0].answerWithinSeconds'],
    ['half a second', rule({ answerWithinSeconds: 0.5 }), 'queues[0].rules[0].answerWithinSeconds'],
    ['NaN', rule({ shortAbandonSeconds: NaN }), 'queues[0].rules[0].shortAbandonSeconds'],
    ['infinity', rule({ shortAbandonSeconds: Infinity }), 'queues[0].rules[0].shortAbandonSeconds'],
    ['a text for a number', rule({ answerWithinSeconds: '20' }), 'queues[0].rules[0].answerWithinSeconds'],
    ['an unknown formula', rule({ serviceLevelFormula: 'best' }), 'queues[0].rules[0].serviceLevelFormula'],
    ['a 30th of February', rule({ from: '2026-02-30' }), 'queues[0].rules[0].from'],
    ['a date with a time', rule({ from: '2026-02-03T00:00' }), 'queues[0].rules[0].from'],
    ['a misspelt setting', rule({ answerWithin: 20 }), 'queues[0].rules[0].answerWithin'],
    ['a queue without rules', { ...zone, queues: [{ id: 'a', rules: [] }] }, 'queues[0].rules'],
    [
      'rules out of order',
      { ...zone, queues: [{ id: 'a', rules: [{ from: '2026-02-01' }, { from: '2026-01-01' }] }] },
      'queues[0].rules[1].from',
    ],
    ['the queue *', { ...zone, queues: [{ id: '*' }] }, 'queues[0].id'],
    ['a queue without id', { ...zone, queues: [{ id: '' }] }, 'queues[0].id'],
    ['a queue with blanks around', { ...zone, queues: [{ id: ' a' }] }, 'queues[0].id'],
    ['a queue with a line feed', { ...zone, queues: [{ id: 'a\nb' }] }, 'queues[0].id'],
    ['a queue with half a character', { ...zone, queues: [{ id: 'sales\ud83d' }] }, 'queues[0].id'],
    ['a name with half a character', { ...zone, name: { en: '\ude00' } }, 'name.en'],
    ['the queue __proto__', { ...zone, queues: [{ id: '__proto__' }] }, 'queues[0].id'],
    ['a queue twice', { ...zone, queues: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] }, 'queues[2].id'],
    ['an agent twice', { ...zone, agents: [{ id: '1' }, { id: '1' }] }, 'agents[1].id'],
    ['a name that is a text', { ...zone, name: 'Hotline' }, 'name'],
    ['a name in no language', { ...zone, name: {} }, 'name'],
    ['a name in another language', { ...zone, name: { en: 'x', fr: 'x' } }, 'name.fr'],
    ['a zone of Mars', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['an offset for a zone', { timeZone: '+08:00' }, 'timeZone'],
    ['no zone', {}, 'timeZone'],
    ['hours beyond 23', { ...zone, dayStartsAt: '24:00' }, 'dayStartsAt'],
    ['a day that starts within an interval', { ...zone, dayStartsAt: '04:15' }, 'dayStartsAt'],
    ['intervals of 20 minutes', { ...zone, intervalMinutes: 20 }, 'intervalMinutes'],
    ['an unknown setting', { ...zone, foo: 1 }, 'foo'],
    [
      'a pause reason named twice',
      {
        ...zone,
        pauseReasonNames: [
          { reason: 'Lunch', name: { en: 'Lunch' } },
          { reason: 'Lunch', name: { en: 'Dinner' } },
        ],
      },
      'pauseReasonNames[1].reason',
    ],
    ['a reason twice', { ...zone, wrapUpPauseReasons: ['x', 'x'] }, 'wrapUpPauseReasons[1]'],
    ['an unknown way with callers', { ...zone, privacy: { callerNumbers: 'sold' } }, 'privacy.callerNumbers'],
    ['calls kept no day', { ...zone, privacy: { keepCallsDays: 0 } }, 'privacy.keepCallsDays'],
    ['calls kept for "ever"', { ...zone, privacy: { keepCallsDays: 'ever' } }, 'privacy.keepCallsDays'],
    ['events kept two days', { ...zone, privacy: { keepEventsDays: 2 } }, 'privacy.keepEventsDays'],
    ['events kept 101 years', { ...zone, privacy: { keepEventsDays: 36_900 } }, 'privacy.keepEventsDays'],
    ['no privacy', { ...zone, privacy: null }, 'privacy'],
    ['a skill without a level', agentWith([{ queueId: 'a' }]), 'agents[0].skills[0].level'],
    ['a skill of level 0', agentWith([{ queueId: 'a', level: 0 }]), 'agents[0].skills[0].level'],
    ['a skill for *', agentWith([{ queueId: '*', level: 1 }]), 'agents[0].skills[0].queueId'],
    [
      'a skill twice',
      agentWith([
        { queueId: 'a', level: 1 },
        { queueId: 'a', level: 2 },
      ]),
      'agents[0].skills[1].queueId',
    ],
    ['a list that is none', { ...zone, queues: { length: 3 } }, 'queues'],
  ])('SD1 refuses %s and names the place', (_, document, path) => {
    const { places, message } = refuse(document);
    expect(places.map((place) => place.path)).toEqual([path]);
    for (const { value, rule, wayOut } of places) {
      expect(value).not.toBe('');
      expect(rule).toMatch(/^(must|is not)/);
      expect(wayOut).toMatch(/^[A-Z].*\.$/);
      expect(message).toContain(`${path} (${value}) ${rule}. ${wayOut}`);
    }
  });

  it.each([null, undefined, 7, 'site', [], [zone], () => zone])('SD1 refuses %o', (value) => {
    expect(refuse(value).total).toBe(1);
  });

  it('SD1 names 20 places and counts the others', () => {
    const error = refuse({ ...zone, agents: Array.from({ length: 1000 }, () => ({ id: 5 })) });
    expect(error.places).toHaveLength(20);
    expect(error.total).toBe(1000);
    expect(error.message).toContain('and 980 more');
    expect(error.message.length).toBeLessThan(8000);
  });

  it('SD1 shows a huge text shortened', () => {
    const error = refuse({ ...zone, name: { en: 'x'.repeat(5_000_000) } });
    expect(error.message.length).toBeLessThan(400);
  });

  it('SD1 names a prototype key and takes nothing over from it', () => {
    const document = JSON.parse('{"__proto__": {"timeZone": "Etc/UTC"}, "constructor": 1}') as unknown;
    expect(refuse(document).places.map(({ path }) => path)).toEqual(['timeZone', '__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).timeZone).toBeUndefined();
  });

  it('SD1 does not list a million unknown settings', () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 1]));
    const error = refuse({ ...zone, ...many });
    expect(error.places).toHaveLength(20);
    expect(error.total).toBe(100_000);
  });

  it('SD2 does not look into a million queues', () => {
    let looked = 0;
    const spy = new Proxy({ id: 'a' }, { get: (target, key) => ((looked += 1), Reflect.get(target, key)) });
    const million = new Array<unknown>(1_000_000).fill(spy);
    expect(refuse({ ...zone, queues: million }).places[0]).toMatchObject({
      path: 'queues',
      value: 'a list of 1000000',
    });
    expect(looked).toBe(0);
  });

  it('SD2 takes as many as it says', () => {
    const queues = Array.from({ length: MOST_QUEUES }, (_, index) => ({ id: `q${index}` }));
    const agents = Array.from({ length: MOST_AGENTS }, (_, index) => ({ id: `a${index}` }));
    expect(parseSite({ ...zone, queues, agents }).agents).toHaveLength(MOST_AGENTS);
    expect(refuse({ ...zone, queues: [...queues, { id: 'more' }] }).places[0]!.path).toBe('queues');
  });

  it('SD1 answers anything at all with a site or a SiteError', () => {
    const settings = fc.constantFrom(
      'name',
      'queues',
      'agents',
      'defaultRule',
      'dayStartsAt',
      'intervalMinutes',
    );
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
    });
    fc.assert(
      fc.property(fc.dictionary(settings, anything), anything, (document, other) => {
        for (const value of [{ ...zone, ...document }, { ...zone, queues: [other] }, other]) {
          try {
            parseSite(value);
          } catch (error) {
            if (!(error instanceof SiteError)) throw error;
          }
        }
      }),
      { seed: 21, numRuns: 500 },
    );
  });
});
