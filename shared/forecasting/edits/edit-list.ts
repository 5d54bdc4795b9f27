import type { ForecastEditEntry } from '../../contract/planning-forecast.ts';

/** The edits of one queue's forecast with those that were taken back, so that they can be made again. */
export interface EditList {
  /** They apply in their order. */
  readonly edits: readonly ForecastEditEntry[];
  /** The one taken back last is the last. */
  readonly undone: readonly ForecastEditEntry[];
}

export const NO_EDITS: EditList = { edits: [], undone: [] };

/** What was taken back before is gone: the new edit was made without it. */
export function addEdit({ edits }: EditList, entry: ForecastEditEntry): EditList {
  return { edits: [...edits, entry], undone: [] };
}

/** Takes the last edit back; nothing when there is none. */
export function undoEdit(list: EditList): EditList {
  const last = list.edits.at(-1);
  return last === undefined ? list : { edits: list.edits.slice(0, -1), undone: [...list.undone, last] };
}

/** Makes again what was taken back last; nothing when there is nothing. */
export function redoEdit(list: EditList): EditList {
  const last = list.undone.at(-1);
  return last === undefined ? list : { edits: [...list.edits, last], undone: list.undone.slice(0, -1) };
}
