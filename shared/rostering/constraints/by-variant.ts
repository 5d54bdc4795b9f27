import type { CompileContext } from '../model/compile-context.ts';
import type { Variant } from '../model/variant.ts';

/** A value of each variant. */
export function valuesOf(context: CompileContext, value: (variant: Variant) => number): Float64Array {
  return Float64Array.from(context.variants, value);
}

/** 1 for each variant that belongs. */
export function membersOf(context: CompileContext, belongs: (variant: Variant) => boolean): Uint8Array {
  return Uint8Array.from(context.variants, (variant) => (belongs(variant) ? 1 : 0));
}

export function isShift(variant: Variant): boolean {
  return variant.templateId !== null;
}
