import type { NoticeFact, NoticeReaders } from '../../shared/notices/notice.ts';

/** Something to be told. */
export interface Telling {
  readonly readers: NoticeReaders;
  readonly fact: NoticeFact;
  /** Each reader is told it once. */
  readonly key: string;
  readonly atMs: number;
}
