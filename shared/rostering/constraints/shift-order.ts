import { choiceOf, listOf, numberOf, recordOf } from '../../site/document-schemas.ts';
import type { CompileContext } from '../model/compile-context.ts';
import type { Constraint } from './constraint.ts';
import { listEarlierShifts } from './past-shifts.ts';
import { mark } from './setting-marks.ts';
import { parseSettings } from './setting-error.ts';
import { refuseEmpty, templateId, templateIds, weightOf } from './setting-schemas.ts';

interface Settings {
  /** What may not come the day after a template. */
  readonly notAfter?: readonly { readonly templateId: string; readonly next: readonly string[] }[];
  /** `forward`: on days in a row shifts begin at the same time or later. */
  readonly rotation?: 'forward';
  /** How much earlier still counts as the same time. */
  readonly toleranceMinutes: number;
  /** Cost of each time; left out: never. */
  readonly weight?: number;
}

const schema = recordOf(
  {
    notAfter: listOf(recordOf({ templateId, next: templateIds }, 'rule-settings'), 1, 500).optional(),
    rotation: choiceOf(['forward'] as const).optional(),
    toleranceMinutes: mark(numberOf(0, 1440, 'whole', { code: 'way-none-is-zero' }), {
      is: 'number',
      unit: 'minutes',
    }).default(0),
    weight: weightOf.optional(),
  },
  'rule-settings',
  '{ "notAfter": [{ "templateId": "N", "next": ["E"] }] }',
).check((context) => {
  const { notAfter, rotation } = context.value;
  refuseEmpty({ ...context, value: { notAfter, rotation } });
});

/**
 * Which shift may not come the day after which, by template or by a forward rotation (each day's start no earlier than that of
 * the day before). The last shift before the horizon counts.
 * Example: `{ "notAfter": [{ "templateId": "N", "next": ["E", "D"] }] }` or `{ "rotation": "forward", "weight": 5 }`.
 */
export const shiftOrder: Constraint<Settings> = {
  id: 'shift-order',
  schema,
  parse: (settings) => parseSettings('shift-order', schema, settings),
  namesOf: ({ notAfter = [] }) => ({
    templateIds: notAfter.flatMap(({ templateId, next }) => [templateId, ...next]),
  }),
  compile(context, settings, agents) {
    const { variants } = context;
    const isRefused = createOrder(settings);
    const count = variants.length;
    const refused = new Float64Array(count * count);
    variants.forEach((first, row) => {
      variants.forEach((second, column) => {
        if (first.templateId === null || second.templateId === null) return;
        const next = { templateId: second.templateId, startMinute: second.span.fromMinute };
        if (isRefused({ templateId: first.templateId, startMinute: first.span.fromMinute }, next)) {
          refused[row * count + column] = settings.weight ?? 1;
        }
      });
    });
    const nothing = new Float64Array(count * count);
    const [costs, violations] = settings.weight === undefined ? [nothing, refused] : [refused, nothing];
    return [
      { kind: 'follow', agents, costs, violations },
      ...agents.flatMap((agent) => followPast(context, settings, agent, isRefused)),
    ];
  },
};

interface Placed {
  readonly templateId: string | null;
  readonly startMinute: number;
}

type IsRefused = (first: Placed, second: Placed) => boolean;

function createOrder({ notAfter = [], rotation, toleranceMinutes }: Settings): IsRefused {
  const after = new Map(notAfter.map(({ templateId, next }) => [templateId, new Set(next)]));
  return (first, second) => {
    if (first.templateId !== null && after.get(first.templateId)?.has(second.templateId!)) return true;
    return rotation === 'forward' && second.startMinute < first.startMinute - toleranceMinutes;
  };
}

function followPast(context: CompileContext, { weight }: Settings, agent: number, isRefused: IsRefused) {
  const [newest] = listEarlierShifts(context, agent);
  if (newest?.dayNumber !== -1) return [];
  const refused = context.variants.map(
    ({ templateId, span }) =>
      templateId !== null && isRefused(newest, { templateId, startMinute: span.fromMinute }),
  );
  if (!refused.includes(true)) return [];
  if (weight !== undefined) {
    const costs = Float64Array.from(refused, (isOne) => (isOne ? weight : 0));
    return [{ kind: 'pick', agent, day: 0, costs } as const];
  }
  refused.forEach((isOne, variant) => {
    if (isOne) context.forbid(agent, 0, variant);
  });
  return [];
}
