import type { Contract } from '../rostering/problem/problem.ts';
import type { ManyChange } from '../people/change-many.ts';
import type { Person } from '../people/person.ts';
import type { PeopleColumn } from '../people/people-columns.ts';
import type { PeopleImport } from '../people/plan-import.ts';
import type { Stranger } from '../people/list-strangers.ts';
import type { Message } from '../messages/message.ts';
import type { Encoding } from '../import/import-format.ts';
import type { LocalizedText } from '../site/localized-text.ts';

/** `GET /api/v1/people`: who an account sees of the centre, and what people can be tied to. */
export interface PeopleAnswer {
  /** Of everybody: grows with every change, and is told with an import, so that nothing is taken that was not seen. */
  readonly revision: string;
  readonly site: { readonly name: LocalizedText; readonly timeZone: string; readonly dayStartsAt: string };
  /** Site day. */
  readonly today: string;
  /** The file that the site is read from where it can only be changed there (`FLOORCAST_SITE`); null: it is changed here. */
  readonly siteFile: string | null;
  readonly people: readonly Person[];
  readonly queues: readonly { readonly id: string; readonly name: LocalizedText }[];
  readonly contracts: readonly Pick<Contract, 'id' | 'names'>[];
  readonly defaultContractId: string;
  /** Ids that the phone system tells of and nobody has; empty for who sees some teams only. */
  readonly strangers: readonly Stranger[];
}

/** `POST /api/v1/people` and `PUT /api/v1/people/:agentId`: answers the Person. */
export interface PersonChange {
  readonly person: Person;
  /** As it was when the form was opened: 409 when it is another by now. Null: somebody new. */
  readonly before: Person | null;
  /** Why; goes into the audit. */
  readonly reason: string;
}

/** `POST /api/v1/people/many` */
export interface ManyRequest {
  readonly agentIds: readonly string[];
  readonly change: ManyChange;
  readonly reason: string;
}

/** Of how many it was new. */
export interface ManyAnswer {
  readonly changed: number;
}

/** `POST /api/v1/people/ties`: what the phone system tells under this id is of this person from now on. Answers the Person. */
export interface TieRequest {
  readonly phoneId: string;
  readonly agentId: string;
  readonly reason: string;
}

/** `POST /api/v1/people/import-preview[?columns=JSON][&encoding=ENCODING]`, the file as the body: CSV or XLSX. */
export interface PeopleImportPreview extends PeopleImport {
  readonly revision: string;
  /** Why nothing of the file can be read as it is taken; null: all is well. */
  readonly problem: Message | null;
  readonly encoding: Encoding;
  /** All columns of the file, and what they are taken for; one that is not among these is not read. */
  readonly header: readonly string[];
  readonly columns: Readonly<Record<string, PeopleColumn>>;
}

/** `POST /api/v1/people/import`: what a preview said. 409 when somebody changed people since. */
export interface PeopleImportRequest {
  readonly revision: string;
  readonly people: readonly Person[];
  /** Whoever the file said nothing of leaves on this day; null: they stay. */
  readonly leaving: { readonly agentIds: readonly string[]; readonly lastDay: string } | null;
  readonly reason: string;
}
