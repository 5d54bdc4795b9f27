import type { CallsDesk } from '../../state/calls-desk.svelte.ts';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What a key does in the grid of a week, or null when it is not the grid's. */
export function gridKey(event: Key, desk: CallsDesk): (() => void) | null {
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.altKey) return null;
  if (ctrl) return controlKey(event, desk);
  const { key } = event;
  const mayEdit = desk.target.days.length > 0;
  if (key === 'Escape' && desk.selection) return () => (desk.selection = null);
  if ((key === 'Delete' || key === 'Backspace') && mayEdit) return () => desk.clear();
  if ((key === 'Enter' || key === 'F2') && mayEdit) return () => (desk.typing = '');
  // Full-width figures come from Chinese keyboards.
  if (/^[\d.+\-０-９．＋－−]$/u.test(key) && mayEdit) return () => (desk.typing = key);
  return isMove(key) ? () => desk.move(key, { shift: event.shiftKey, ctrl: false }) : null;
}

function controlKey({ key, shiftKey }: Key, desk: CallsDesk): (() => void) | null {
  const day = desk.chosenDay;
  switch (key.toLowerCase()) {
    case 'z':
      return () => void (shiftKey ? desk.edits.redo() : desk.edits.undo());
    case 'y':
      return () => void desk.edits.redo();
    case 'c':
      return day?.isAhead && desk.mayEdit ? () => (desk.copied = day.day) : null;
    case 'v':
      return desk.copied === null || !desk.mayEdit ? null : () => desk.copyFrom(desk.copied!);
    case 'home':
    case 'end':
      return () => desk.move(key, { shift: shiftKey, ctrl: true });
    default:
      return null;
  }
}

function isMove(key: string): boolean {
  return key.startsWith('Arrow') || ['Home', 'End', 'PageUp', 'PageDown'].includes(key);
}
