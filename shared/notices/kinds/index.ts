import type { NoticeKindName } from '../notice.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { contestKind } from './contest.ts';
import { helpKind } from './help.ts';
import { messageKind } from './message.ts';
import { requestKind } from './request.ts';
import { rosterKind } from './roster.ts';

/** Every kind of fact there is, in the order in which settings list them. */
export const NOTICE_KINDS: { readonly [Kind in NoticeKindName]: NoticeKind<Kind> } = {
  roster: rosterKind,
  request: requestKind,
  contest: contestKind,
  message: messageKind,
  help: helpKind,
};

export const NOTICE_KIND_NAMES = Object.keys(NOTICE_KINDS) as readonly NoticeKindName[];

/** The kind of a fact, typed for facts of any kind. */
export function kindOf(kind: NoticeKindName): NoticeKind<NoticeKindName> {
  return NOTICE_KINDS[kind] as unknown as NoticeKind<NoticeKindName>;
}
