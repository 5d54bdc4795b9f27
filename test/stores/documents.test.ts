import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DocumentError } from '../../server/floorcast-error.ts';
import { loadSecrets } from '../../server/access/secrets.ts';
import { openDocuments } from '../../server/stores/documents/json-documents.ts';
import { createMemoryDocuments } from '../../server/stores/documents/memory-documents.ts';
import { openSqlDocuments } from '../../server/stores/documents/sql-documents.ts';
import { parseSite } from '../../shared/site/parse-site.ts';
import { describeDocuments } from '../contracts/documents.ts';
import { describeEngines } from '../helpers/databases.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

const asIs = (value: unknown) => value;

describeDocuments('memory', () => createMemoryDocuments());
describeDocuments('JSON files', () => openDocuments(createTemporaryFolder()));
describeEngines('documents', (openOne, kind) => {
  describeDocuments(`rows of ${kind}`, async () => openSqlDocuments(await openOne()));

  test('DO4 a row that somebody broke is refused and left as it is, until it was read well', async () => {
    const engine = await openOne();
    const documents = openSqlDocuments(engine);
    const breakRow = (text: string) =>
      engine.write((transaction) => transaction.updateTable('documents').set({ text }).execute());
    await documents.save('site', { good: true });
    await breakRow('{"half": ');
    await expect(documents.read('site', asIs)).rejects.toThrow(DocumentError);
    await expect(documents.read('site', asIs)).rejects.toThrow(
      /document site: not JSON at line 1, column 10: .*The row was left as it is/,
    );
    await expect(documents.save('site', {})).rejects.toThrow(/not JSON/);
    await expect(openSqlDocuments(engine).save('site', {})).rejects.toThrow(/not JSON/);
    await breakRow('{"good": "again"}');
    expect(await documents.read('site', asIs)).toEqual({ good: 'again' });
    await documents.save('site', { good: 'still' });
    expect(await documents.read('site', asIs)).toEqual({ good: 'still' });
  });

  test('DO5 the same names are refused as with files', async () => {
    const documents = openSqlDocuments(await openOne());
    for (const name of ['../site', 'Site', '', 'site.json']) {
      await expect(documents.read(name, asIs)).rejects.toThrow(DocumentError);
      await expect(documents.save(name, {})).rejects.toThrow(DocumentError);
    }
  });
});

test('DO2 saving keeps the file before as .bak and leaves nothing else behind', async () => {
  const folder = createTemporaryFolder();
  const documents = openDocuments(folder);
  await documents.save('site', { version: 1 });
  await documents.save('site', { version: 2 });
  await documents.save('site', { version: 3 });
  expect(JSON.parse(readFileSync(join(folder, 'site.json'), 'utf8'))).toEqual({ version: 3 });
  expect(JSON.parse(readFileSync(join(folder, 'site.json.bak'), 'utf8'))).toEqual({ version: 2 });
  expect(readdirSync(folder).sort()).toEqual(['site.json', 'site.json.bak']);
});

test('DO2 a save that fails leaves the document as it was', async () => {
  const folder = createTemporaryFolder();
  const documents = openDocuments(folder);
  await documents.save('site', { version: 1 });
  // A folder in the place of the backup cannot be replaced by a file.
  mkdirSync(join(folder, 'site.json.bak'));
  await expect(documents.save('site', { version: 2 })).rejects.toThrow(DocumentError);
  expect(await documents.read('site', asIs)).toEqual({ version: 1 });
  expect(readdirSync(folder).sort()).toEqual(['site.json', 'site.json.bak']);
  rmSync(join(folder, 'site.json.bak'), { recursive: true });
  await documents.save('site', { version: 3 });
  expect(await documents.read('site', asIs)).toEqual({ version: 3 });
});

test('DO4 the backup is advised only when there is one, and a sentence ends once', async () => {
  const folder = createTemporaryFolder();
  const file = join(folder, 'site.json');
  writeFileSync(file, '{');
  const refuse = async (parse: (value: unknown) => unknown) => {
    const refused = await openDocuments(folder)
      .read('site', parse)
      .catch((error: unknown) => error as Error);
    return (refused as Error).message;
  };
  expect(await refuse(asIs)).not.toContain('.bak');
  writeFileSync(`${file}.bak`, '{}');
  expect(await refuse(asIs)).toContain(`or put ${file}.bak in its place.`);
  writeFileSync(file, '{}');
  expect(await refuse(parseSite)).toMatch(/timeZone \(missing\) must be .*\.\nThe file was left/);
  expect(await refuse(parseSite)).not.toContain('..');
});

test('DO4 secrets of the wrong shape are refused in words', async () => {
  const folder = createTemporaryFolder();
  const loading = async (text: string) => {
    writeFileSync(join(folder, 'secrets.json'), text);
    return loadSecrets(openDocuments(folder));
  };
  await expect(loading('[1]')).rejects.toThrow(
    /secrets\.json: the document \(a list of 1\) must be an object\. The/,
  );
  await expect(loading('{"adminKey": 7}')).rejects.toThrow(
    /adminKey \(7\) must be a text of at least 16 char/,
  );
  await expect(loading('{"adminKey": "short"}')).rejects.toThrow(/without the entry a good one is made/);
});

test('DO7 a byte order mark is passed over', async () => {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'site.json'), '\ufeff{"a":1}');
  expect(await openDocuments(folder).read('site', asIs)).toEqual({ a: 1 });
});

test.each([
  [
    'line 3, column 14: a value is missing or misspelt',
    '{\n  "name": {"en": "Floor"},\n  "queues": [,]\n}\n',
  ],
  ["line 3, column 1: ',' or '}' is missing", '{\n  "name": "Floor"\n'],
  ['line 1, column 1: a value is missing or misspelt', ''],
  ['line 1, column 10: a name in double quotes is missing', '{"a": 1, b: 2}'],
  ["line 1, column 6: ':' is missing", '{"a" 1}'],
  ['line 2, column 1: there is something after the end', '{}\n{}'],
  ['line 1, column 2: a value is missing or misspelt', '["two\nlines"]'],
  ['line 1, column 502: this is nested too deep', '['.repeat(100_000)],
])('DO4 a file that is not JSON is refused and left as it is: %s', async (place, text) => {
  const folder = createTemporaryFolder();
  const file = join(folder, 'site.json');
  writeFileSync(file, text);
  const documents = openDocuments(folder);
  const reading = documents.read('site', asIs);
  await expect(reading).rejects.toThrow(DocumentError);
  await expect(reading).rejects.toThrow(`${file}: not JSON at ${place}`);
  await expect(documents.save('site', {})).rejects.toThrow(DocumentError);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('DO4 a file that was never read well is not saved over either', async () => {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'site.json'), '{"half": ');
  await expect(openDocuments(folder).save('site', {})).rejects.toThrow(/not JSON at line 1/);
  expect(readFileSync(join(folder, 'site.json'), 'utf8')).toBe('{"half": ');
});

test('DO4 a corrected file is read and saved again without a restart', async () => {
  const folder = createTemporaryFolder();
  const documents = openDocuments(folder);
  writeFileSync(join(folder, 'site.json'), 'not yet');
  await expect(documents.read('site', asIs)).rejects.toThrow(DocumentError);
  writeFileSync(join(folder, 'site.json'), '{"good":true}');
  expect(await documents.read('site', asIs)).toEqual({ good: true });
  await documents.save('site', { good: 'still' });
  expect(await documents.read('site', asIs)).toEqual({ good: 'still' });
});

test.each(['../site', 'a/b', 'Site', '', 'site.json', '.'])(
  'DO5 the name %j is refused, so that nobody leaves the data folder',
  async (name) => {
    const documents = openDocuments(createTemporaryFolder());
    await expect(documents.read(name, asIs)).rejects.toThrow(DocumentError);
    await expect(documents.save(name, {})).rejects.toThrow(DocumentError);
  },
);

test.skipIf(process.platform === 'win32')(
  'DO6 secrets are readable by their owner only, also the backup',
  async () => {
    const folder = createTemporaryFolder();
    const documents = openDocuments(folder);
    await documents.save('secrets', { adminKey: 'one' });
    await documents.save('secrets', { adminKey: 'two' });
    await documents.save('site', {});
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'secrets.json.bak')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'site.json')).mode & 0o077).not.toBe(0);
  },
);
