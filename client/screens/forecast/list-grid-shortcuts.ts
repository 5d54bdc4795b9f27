import type { Words } from '../../locales/index.ts';
import type { Shortcut, ShortcutGroup } from '../../state/shortcuts.ts';

/** The keys of the grid of a week, so that the help is whole; the grid itself does what they say (grid-key.ts). */
export function listGridShortcuts(words: Words['forecast'], mayEdit: boolean): readonly ShortcutGroup[] {
  const shown = (keys: string, label: string): Shortcut => ({ keys, label, run: null });
  const changing = [
    shown('0…9+-', words.keyType),
    shown('Enter', words.keyOpen),
    shown('Delete', words.clearTitle),
    shown('Ctrl+C', words.keyCopy),
    shown('Ctrl+V', words.keyPaste),
    shown('Ctrl+Z', words.undo),
    shown('Ctrl+Y', words.redo),
  ];
  return [
    {
      title: words.grid,
      shortcuts: [
        shown('↑↓←→', words.keyMove),
        shown('Shift+↑↓←→', words.keySelect),
        shown('Esc', words.keyLeave),
        ...(mayEdit ? changing : []),
      ],
    },
  ];
}
