import type { RosterModel } from '../../shared/rostering/model/roster-model.ts';

/** The first variant of a template that may be chosen on a day, else any of it; `-` is the day off. */
export function findVariant(model: RosterModel, agent: number, day: number, templateId: string): number {
  const wanted = templateId === '-' ? null : templateId;
  const fits = (variant: number) => model.variants[variant]!.templateId === wanted;
  const offered = model.choices[agent * model.dayCount + day]!.find(fits);
  const variant = offered ?? model.variants.findIndex((_, place) => fits(place));
  if (variant < 0) throw new RangeError(`"${templateId}" is no template of the model.`);
  return variant;
}
