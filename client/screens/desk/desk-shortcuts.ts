import type { Words } from '../../locales/index.ts';
import type { Router } from '../../router.svelte.ts';
import type { DeskViewState } from '../../state/desk-view-state.svelte.ts';
import type { Shortcut, ShortcutGroup } from '../../state/shortcuts.ts';

/** The keys of the desk. Those that the tables themselves know are listed too, so that the help is whole. */
export function listDeskShortcuts(
  words: Words['desk'],
  router: Router,
  view: DeskViewState,
): readonly ShortcutGroup[] {
  const focus = (id: string) => () => document.getElementById(id)?.focus();
  const shown = (keys: string, label: string): Shortcut => ({ keys, label, run: null });
  return [
    {
      title: words.title,
      shortcuts: [
        { keys: '/', label: words.keySearch, run: focus('agent-search') },
        { keys: 'q', label: words.keyQueues, run: focus('queue-table') },
        { keys: 'a', label: words.keyAgents, run: focus('agent-table') },
        {
          keys: 't',
          label: words.keyTrouble,
          run: () => view.change({ queueFilter: view.current.queueFilter === 'trouble' ? 'all' : 'trouble' }),
        },
        { keys: 'b', label: words.abandoned, run: () => router.navigate('/desk/abandoned') },
        { keys: 'h', label: words.healthTitle, run: () => router.navigate('/desk/oddities') },
        { keys: 'u', label: words.keyBack, run: () => router.navigate(`/desk${view.address}`) },
      ],
    },
    {
      title: words.keysTables,
      shortcuts: [
        shown('↑↓←→', words.keyArrows),
        shown('Enter', words.keyOpen),
        shown('Ctrl+Home/End', words.keyEnds),
      ],
    },
  ];
}
