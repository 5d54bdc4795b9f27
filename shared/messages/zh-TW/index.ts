import type { MessageWords } from '../en/index.ts';
import { access } from './access.ts';
import { accounts } from './accounts.ts';
import { adherence } from './adherence.ts';
import { documents } from './documents.ts';
import { feeds } from './feeds.ts';
import { files } from './files.ts';
import { general } from './general.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { me } from './me.ts';
import { notices } from './notices.ts';
import { oddities } from './oddities.ts';
import { people } from './people.ts';
import { plannersDocuments } from './planners-documents.ts';
import { planning } from './planning.ts';
import { replays } from './replays.ts';
import { requests } from './requests.ts';
import { rights } from './rights.ts';
import { rosterDesk } from './roster-desk.ts';
import { rosterReasons } from './roster-reasons.ts';
import { rosters } from './rosters.ts';
import { rows } from './rows.ts';
import { times } from './times.ts';

export const zhTw: MessageWords = {
  ...general,
  ...access,
  ...accounts,
  ...adherence,
  ...documents,
  ...feeds,
  ...files,
  ...history,
  ...imports,
  ...me,
  ...notices,
  ...oddities,
  ...people,
  ...plannersDocuments,
  ...planning,
  ...replays,
  ...requests,
  ...rights,
  ...rosterDesk,
  ...rosterReasons,
  ...rosters,
  ...rows,
  ...times,
};
