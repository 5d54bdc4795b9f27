import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prefixOf, readCitedIds, readRuleIds, readTestTitles } from './architecture/read-rules.ts';
import { listFiles, ROOT } from './architecture/source-files.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const RULE_FILES = ['shared', 'server', 'client'].flatMap((folder) => listFiles(folder, /^RULES\.md$/));
const RULES = RULE_FILES.flatMap((path) => readRuleIds(read(path)).map((id) => ({ id, path })));
const KNOWN = new Set(RULES.map(({ id }) => id));
const PREFIXES = new Set([...KNOWN].map(prefixOf));
const CITED = listFiles('test', /\.ts$/).flatMap((path) =>
  readTestTitles(path, read(path))
    .flatMap((title) => readCitedIds(title, PREFIXES))
    .map((id) => ({ id, path })),
);

describe('numbered rules', () => {
  it('are each stated once, and each folder has its own letters', () => {
    const repeated = RULES.filter(({ id }, index) => RULES.findIndex((rule) => rule.id === id) !== index);
    expect(repeated).toEqual([]);
    for (const prefix of PREFIXES) {
      const homes = new Set(RULES.filter(({ id }) => prefixOf(id) === prefix).map(({ path }) => path));
      expect([...homes], prefix).toHaveLength(1);
    }
  });

  it('are each in the title of a test', () => {
    const cited = new Set(CITED.map(({ id }) => id));
    expect(RULES.filter(({ id }) => !cited.has(id)).map(({ id, path }) => `${id} in ${path}`)).toEqual([]);
  });

  it('exist when a test cites them', () => {
    expect(CITED.filter(({ id }) => !KNOWN.has(id)).map(({ id, path }) => `${id} in ${path}`)).toEqual([]);
  });

  it('are written as they are read: every bold id at the start of a list entry', () => {
    for (const path of RULE_FILES) {
      const bold = [...read(path).matchAll(/\*\*[A-Z]{2,3}\d+\*\*/g)].length;
      expect(bold, path).toBe(readRuleIds(read(path)).length);
    }
  });
});

describe('the reading of rules', () => {
  it('finds rules at the start of a line only', () => {
    const text =
      '- **FL3** An answered call leaves.\n- **FL4** See **FL3**.\n**FL5** is no entry\n  - **FL6** neither';
    expect(readRuleIds(text)).toEqual(['FL3', 'FL4']);
  });

  it('finds titles in every way a test is written', () => {
    const text = `
      it('FL1 a', () => {}); test(\`FL2 \${x}\`, () => {}); describe("FL3", () => {});
      it.each([1])('FL4 %i', () => {}); it.skipIf(true)('FL5', () => {}); describe.each\`a\`('FL6', () => {});
      say('FL7'); // it('FL8')
      expect(it).toBe('FL9');`;
    const ids = readTestTitles('a.test.ts', text).flatMap((title) => readCitedIds(title, new Set(['FL'])));
    expect(ids).toEqual(['FL1', 'FL2', 'FL3', 'FL4', 'FL5', 'FL6']);
  });

  it('knows ids from other capitals', () => {
    const ids = readCitedIds('FL12, FL3: UTF8 and XFL4 FL5b (FL6)', new Set(['FL']));
    expect(ids).toEqual(['FL12', 'FL3', 'FL6']);
  });
});
