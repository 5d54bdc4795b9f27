import type { AccountScope } from '../../shared/access/roles.ts';
import type { AuditAuthor } from '../../shared/contract/audit.ts';
import type {
  ManyAnswer,
  ManyRequest,
  PeopleAnswer,
  PeopleImportPreview,
  PeopleImportRequest,
  PersonChange,
  TieRequest,
} from '../../shared/contract/people.ts';
import type { Encoding } from '../../shared/import/import-format.ts';
import type { PeopleColumn } from '../../shared/people/people-columns.ts';
import type { Person } from '../../shared/people/person.ts';
import type { Locale } from '../../shared/site/localized-text.ts';

/** Whoever asks: their name for the audit, and what of the centre is theirs. */
export interface PeopleAsker {
  readonly author: AuditAuthor;
  readonly scope: AccountScope;
}

/** The people of the centre (server/people makes it). All refusals are FloorcastErrors in words. */
export interface People {
  read(asker: PeopleAsker): Promise<PeopleAnswer>;
  /** @throws `conflict` when the id is somebody's, `bad-request`, `not-allowed` outside of the scope */
  add(asker: PeopleAsker, change: PersonChange): Promise<Person>;
  /** @throws `conflict` when somebody was quicker, `not-found`, `bad-request`, `not-allowed` */
  change(asker: PeopleAsker, change: PersonChange): Promise<Person>;
  changeMany(asker: PeopleAsker, request: ManyRequest): Promise<ManyAnswer>;
  /** @throws `not-found`, `conflict` when both ids are signed in */
  tie(asker: PeopleAsker, request: TieRequest): Promise<Person>;
  write(asker: PeopleAsker, format: 'csv' | 'xlsx', locale: Locale): Promise<Uint8Array>;
  /** Null: columns and encoding are guessed. */
  previewImport(
    asker: PeopleAsker,
    bytes: Uint8Array,
    options: {
      readonly columns: Readonly<Record<string, PeopleColumn>> | null;
      readonly encoding: Encoding | null;
    },
  ): Promise<PeopleImportPreview>;
  /** All of it or nothing. @throws `conflict` when somebody changed people since the preview */
  import(asker: PeopleAsker, request: PeopleImportRequest): Promise<ManyAnswer>;
}
