import { CONSTRAINTS } from '../../../../shared/rostering/constraints/index.ts';
import { shapeOf, type SettingShape } from '../../../../shared/rostering/constraints/setting-shape.ts';

/** How the settings of each rule are built up, read from the schemas the server takes them by. */
export const RULE_SHAPES: ReadonlyMap<string, SettingShape> = new Map(
  CONSTRAINTS.map(({ id, schema }) => [id, shapeOf(schema)]),
);
