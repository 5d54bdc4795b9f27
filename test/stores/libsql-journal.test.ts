import { openJournal } from '../../server/stores/journal/libsql-journal.ts';
import { describeJournal } from '../contracts/journal.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

describeJournal('libsql', () => openJournal(createTemporaryFolder()));
