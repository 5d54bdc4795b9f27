import type { Message } from '../../../shared/messages/message.ts';

/** Why a day is not at the revision it was read at. Revision 0 is of a day that nobody has saved, or that was put back to before that. */
export function sayDayChanged(changed: {
  readonly day: string;
  /** Of the last change; empty by the administrator's link, and where there is none. */
  readonly author: string;
  readonly revision: number;
  readonly asked: number;
}): Message {
  const { day, revision, asked } = changed;
  return revision === 0
    ? { code: 'roster-day-unsaved', day, asked }
    : { code: 'roster-day-changed', ...changed };
}
