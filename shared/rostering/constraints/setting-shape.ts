import type { z } from 'zod';
import { readMark, type SettingMark } from './setting-marks.ts';

/** How settings are built up, as plain data: what a form is made from. */
export type SettingShape =
  | SettingMark
  | { readonly is: 'choice'; readonly choices: readonly string[] }
  | { readonly is: 'list'; readonly of: SettingShape }
  | { readonly is: 'record'; readonly fields: readonly SettingPart[] };

export interface SettingPart {
  readonly name: string;
  readonly shape: SettingShape;
  /** May be left out; with `usual` that holds then. */
  readonly isOptional: boolean;
  readonly usual?: unknown;
}

/**
 * The shape of a rule's settings, read from its schema.
 *
 * @throws TypeError for a value without a mark whose schema says too little: a bare number or text.
 */
export function shapeOf(schema: z.ZodType): SettingShape {
  const said = readMark(schema);
  if (said !== undefined) return said;
  const { def } = schema as unknown as { readonly def: SchemaDef };
  switch (def.type) {
    case 'object':
      return { is: 'record', fields: Object.entries(def.shape!).map(([name, each]) => partOf(name, each)) };
    case 'array':
      return { is: 'list', of: shapeOf(def.element!) };
    // Lists are measured before they are looked into.
    case 'pipe':
      return shapeOf(def.out!);
    case 'literal':
      return { is: 'choice', choices: def.values!.map(String) };
    default:
      throw new TypeError(
        `A setting (${def.type}) must say what it is. Mark its schema, as setting-marks.ts has it.`,
      );
  }
}

function partOf(name: string, schema: z.ZodType): SettingPart {
  const { def } = schema as unknown as { readonly def: SchemaDef };
  switch (def.type) {
    case 'optional':
      return { ...partOf(name, def.innerType!), isOptional: true };
    case 'default':
      return { ...partOf(name, def.innerType!), isOptional: true, usual: def.defaultValue };
    default:
      return { name, shape: shapeOf(schema), isOptional: false };
  }
}

/** What is read of the definition of a zod schema. */
interface SchemaDef {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly out?: z.ZodType;
  readonly values?: readonly unknown[];
  readonly innerType?: z.ZodType;
  readonly defaultValue?: unknown;
}
