import { z } from 'zod';
import { DocumentError, listBadPlaces, say } from './bad-places.ts';
import {
  choiceOf,
  idOf,
  lineOf,
  listOf,
  localizedText,
  numberOf,
  recordOf,
  refuseRepeated,
  siteDay,
  timeZone,
} from './document-schemas.ts';
import {
  CALLER_NUMBERS,
  DEFAULT_PRIORITY,
  DEFAULT_PRIVACY,
  DEFAULT_SERVICE_RULE,
  SERVICE_LEVEL_FORMULAS,
  type ServiceRule,
  type Site,
} from './site.ts';

/** A site document that cannot be taken: which places, which rules, what to do. */
export class SiteError extends DocumentError {
  override readonly name = 'SiteError';
}

export const MOST_QUEUES = 500;
export const MOST_AGENTS = 10_000;
/** Of one agent. */
export const MOST_PHONE_IDS = 20;

/**
 * Checks a site document and gives a fresh, complete one. Only `timeZone` is required; what is left out takes the
 * default (half hours, a day from 00:00, `DEFAULT_SERVICE_RULE`); a queue's rule takes what it leaves out from the
 * site's `defaultRule`. Settings not known here are refused, because a
 * misspelt target that is silently ignored is worse than an error.
 *
 * @throws {SiteError} naming up to 20 bad places with value, rule and way out
 */
export function parseSite(value: unknown): Site {
  const parsed = siteSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { places, total } = listBadPlaces(parsed.error.issues, value);
  throw new SiteError('site', places, total);
}

const ratio = (example: number) =>
  numberOf(0, 1, 'any', { code: 'way-ratio', ratio: example, percent: Math.round(example * 100) });

const terms = {
  from: siteDay,
  answerWithinSeconds: numberOf(1, 3600, 'whole', { code: 'way-answer-within' }),
  serviceLevelTarget: ratio(0.8),
  serviceLevelFormula: choiceOf(SERVICE_LEVEL_FORMULAS),
  shortAbandonSeconds: numberOf(0, 600, 'whole', { code: 'way-short-abandon' }),
  abandonmentTarget: ratio(0.05),
};

/** Terms left out are filled in from the site's default rule, once that is known. */
const openRule = recordOf(
  {
    from: terms.from.default(DEFAULT_SERVICE_RULE.from),
    answerWithinSeconds: terms.answerWithinSeconds.optional(),
    serviceLevelTarget: terms.serviceLevelTarget.optional(),
    serviceLevelFormula: terms.serviceLevelFormula.optional(),
    shortAbandonSeconds: terms.shortAbandonSeconds.optional(),
    abandonmentTarget: terms.abandonmentTarget.optional(),
  },
  'rule',
  '{ "answerWithinSeconds": 20, "serviceLevelTarget": 0.8 }',
);

const rules = listOf(openRule, 1, 100).check((context) => {
  context.value.forEach((rule, index) => {
    const before = context.value[index - 1];
    if (before !== undefined && rule.from <= before.from) {
      const { error } = say({ code: 'rule-later' }, { code: 'way-order-rules' });
      context.issues.push({ code: 'custom', input: rule.from, path: [index, 'from'], message: error });
    }
  });
});

const queue = recordOf(
  {
    id: idOf(100),
    name: localizedText.optional(),
    priority: numberOf(1, 10, 'whole', { code: 'way-priority' }).default(DEFAULT_PRIORITY),
    rules: rules.default([{ from: DEFAULT_SERVICE_RULE.from }]),
  },
  'queue',
  '{ "id": "support" }',
);

const skill = recordOf(
  { queueId: idOf(100), level: numberOf(1, 99, 'whole', { code: 'way-level' }) },
  'skill',
  '{ "queueId": "support", "level": 1 }',
);

const agent = recordOf(
  {
    id: idOf(100),
    name: localizedText.optional(),
    team: lineOf(100).optional(),
    skills: listOf(skill, 0, MOST_QUEUES)
      .check(refuseRepeated((entry) => entry.queueId, 'queueId'))
      .optional(),
    publicNumber: lineOf(40).optional(),
    seat: lineOf(100).optional(),
    lastDay: siteDay.optional(),
    phoneIds: listOf(idOf(100), 0, MOST_PHONE_IDS).optional(),
  },
  'agent',
  '{ "id": "1001" }',
).transform(({ id, name, ...facts }) => ({
  id,
  name: name ?? { en: id },
  ...dropMissing(facts),
}));

/** A setting that is not there has no key: two sites that say the same are the same. */
function dropMissing<T extends object>(facts: T): T {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;
}

/** No phone system's id is of two people: neither of them would have their own calls. */
function refuseSharedIds({ value, issues }: z.core.ParsePayload<z.output<typeof agent>[]>): void {
  const owners = new Set(value.map(({ id }) => id));
  value.forEach(({ phoneIds = [] }, at) => {
    phoneIds.forEach((id, place) => {
      if (owners.has(id)) {
        const { error } = say({ code: 'rule-unique' }, { code: 'way-rename-one' });
        issues.push({ code: 'custom', input: id, path: [at, 'phoneIds', place], message: error });
      }
      owners.add(id);
    });
  });
}

const privacy = recordOf(
  {
    callerNumbers: choiceOf(CALLER_NUMBERS).default(DEFAULT_PRIVACY.callerNumbers),
    keepCallsDays: numberOf(1, 36_500, 'whole', { code: 'way-keep-calls' })
      .nullable()
      .default(DEFAULT_PRIVACY.keepCallsDays),
    keepEventsDays: numberOf(3, 36_500, 'whole', { code: 'way-keep-events' })
      .nullable()
      .default(DEFAULT_PRIVACY.keepEventsDays),
  },
  'privacy',
  '{ "callerNumbers": "hashed", "keepCallsDays": 400 }',
);

const pauseReasonName = recordOf(
  { reason: lineOf(100), name: localizedText },
  'pause-reason',
  '{ "reason": "Lunch", "name": { "zh-CN": "午餐" } }',
);

const siteSchema = recordOf(
  {
    name: localizedText.default({ en: 'Floor' }),
    timeZone,
    dayStartsAt: z
      .string(say({ code: 'rule-time-of-day' }, { code: 'way-time-of-day' }))
      .regex(
        /^([01]\d|2[0-3]):(00|15|30|45)$/,
        say({ code: 'rule-quarter-of-an-hour' }, { code: 'way-time-of-day' }),
      )
      .default('00:00'),
    intervalMinutes: choiceOf([15, 30] as const).default(30),
    queues: listOf(queue, 0, MOST_QUEUES)
      .check(refuseRepeated((entry) => entry.id, 'id'))
      .default([]),
    agents: listOf(agent, 0, MOST_AGENTS)
      .check(refuseRepeated((entry) => entry.id, 'id'))
      .check(refuseSharedIds)
      .default([]),
    defaultRule: openRule.default({ from: DEFAULT_SERVICE_RULE.from }),
    wrapUpPauseReasons: listOf(lineOf(100), 0, 50)
      .check(refuseRepeated((reason) => reason, null))
      .default([]),
    pauseReasonNames: listOf(pauseReasonName, 0, 200)
      .check(refuseRepeated((entry) => entry.reason, 'reason'))
      .default([]),
    privacy: privacy.default(DEFAULT_PRIVACY),
  },
  'site',
  '{ "timeZone": "Asia/Shanghai" }',
)
  .check((context) => {
    const { dayStartsAt, intervalMinutes } = context.value;
    if (intervalMinutes === 30 && !/:(00|30)$/.test(dayStartsAt)) {
      const { error } = say({ code: 'rule-interval-boundary' }, { code: 'way-interval-boundary' });
      context.issues.push({ code: 'custom', input: dayStartsAt, path: ['dayStartsAt'], message: error });
    }
  })
  .transform((document): Site => {
    const defaultRule = completeRule(document.defaultRule, DEFAULT_SERVICE_RULE);
    const queues = document.queues.map(({ id, name, priority, rules }) => ({
      id,
      name: name ?? { en: id },
      priority,
      rules: rules.map((rule) => completeRule(rule, defaultRule)),
    }));
    return { ...document, queues, defaultRule };
  });

function completeRule(rule: z.output<typeof openRule>, otherwise: ServiceRule): ServiceRule {
  return {
    from: rule.from,
    answerWithinSeconds: rule.answerWithinSeconds ?? otherwise.answerWithinSeconds,
    serviceLevelTarget: rule.serviceLevelTarget ?? otherwise.serviceLevelTarget,
    serviceLevelFormula: rule.serviceLevelFormula ?? otherwise.serviceLevelFormula,
    shortAbandonSeconds: rule.shortAbandonSeconds ?? otherwise.shortAbandonSeconds,
    abandonmentTarget: rule.abandonmentTarget ?? otherwise.abandonmentTarget,
  };
}
