import type { Words } from '../../locales/index.ts';
import type { ShortcutGroup } from '../../state/shortcuts.ts';

/** The board's own keys, for the list of keys: the board does them itself. */
export function listBoardShortcuts({ keys }: Words['roster'], mayEdit: boolean): readonly ShortcutGroup[] {
  const changing = [
    ['Enter', keys.pick],
    ['Delete', keys.clear],
    ['P', keys.pin],
    ['Alt ← ↑ → ↓', keys.drag],
    ['Ctrl C, Ctrl X, Ctrl V', keys.clipboard],
    ['Ctrl D, Ctrl R', keys.fill],
    ['Ctrl Z, Ctrl Y', keys.undo],
  ] as const;
  const listed = [
    ['← ↑ → ↓', keys.move],
    ['Shift ← ↑ → ↓', keys.grow],
    ...(mayEdit ? changing : []),
    ['D', keys.day],
    ['Escape', keys.escape],
  ] as const;
  return [{ title: keys.title, shortcuts: listed.map(([key, label]) => ({ keys: key, label, run: null })) }];
}
