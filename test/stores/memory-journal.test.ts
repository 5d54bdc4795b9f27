import { createMemoryJournal } from '../../server/stores/journal/memory-journal.ts';
import { describeJournal } from '../contracts/journal.ts';

describeJournal('memory', async () => createMemoryJournal());
