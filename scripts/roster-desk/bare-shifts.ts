import type { Variant } from '../../shared/rostering/model/variant.ts';

export const OFF: Variant = {
  templateId: null,
  span: { fromMinute: 0, toMinute: 0 },
  present: [],
  paidMinutes: 0,
  kind: 'off',
};

/** A day shift without a break, all of it paid. Example: `shift('E', 6 * 60, 14 * 60)`. */
export function shift(templateId: string, fromMinute: number, toMinute: number): Variant {
  const span = { fromMinute, toMinute };
  return { templateId, span, present: [span], paidMinutes: toMinute - fromMinute, kind: 'day' };
}
