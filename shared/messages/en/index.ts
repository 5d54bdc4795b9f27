import { access } from './access.ts';
import { documents } from './documents.ts';
import { feeds } from './feeds.ts';
import { files } from './files.ts';
import { general } from './general.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { oddities } from './oddities.ts';
import { plannersDocuments } from './planners-documents.ts';
import { planning } from './planning.ts';
import { replays } from './replays.ts';
import { rows } from './rows.ts';
import { times } from './times.ts';

/** English, and the list of what may be told: other languages without one of these do not compile. */
export const en = {
  ...general,
  ...access,
  ...documents,
  ...feeds,
  ...files,
  ...history,
  ...imports,
  ...oddities,
  ...plannersDocuments,
  ...planning,
  ...replays,
  ...rows,
  ...times,
};

export type MessageWords = typeof en;
