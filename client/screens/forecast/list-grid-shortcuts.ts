import type { Words } from '../../locales/index.ts';
import type { Shortcut, ShortcutGroup } from '../../state/shortcuts.ts';

/** The keys of the grid of a week, so that the help is whole; the grid itself does what they say (grid-key.ts). */
export function listGridShortcuts(words: Words['forecast']): readonly ShortcutGroup[] {
  const shown = (keys: string, label: string): Shortcut => ({ keys, label, run: null });
  return [
    {
      title: words.grid,
      shortcuts: [
        shown('↑↓←→', words.keyMove),
        shown('Shift+↑↓←→', words.keySelect),
        shown('0…9+-', words.keyType),
        shown('Enter', words.keyOpen),
        shown('Esc', words.keyLeave),
        shown('Delete', words.clearTitle),
        shown('Ctrl+C', words.keyCopy),
        shown('Ctrl+V', words.keyPaste),
        shown('Ctrl+Z', words.undo),
        shown('Ctrl+Y', words.redo),
      ],
    },
  ];
}
