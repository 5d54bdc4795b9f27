import ts from 'typescript';
import { parseSource } from './read-imports.ts';

/** Rule ids that a RULES.md states, in their order: lines that begin `- **FL3** `. */
export function readRuleIds(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^- \*\*([A-Z]{2,3}\d+)\*\* /gm)].map((match) => match[1]!);
}

const TESTS = new Set(['it', 'test', 'describe']);

/** The titles of all tests of a file: `it('…')`, `it.each(…)('…')`, `describe.skipIf(…)('…')`, templates included. */
export function readTestTitles(path: string, text: string): readonly string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && TESTS.has(nameOfCallee(node.expression))) {
      const [title] = node.arguments;
      if (title !== undefined && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title))) {
        titles.push(title.getText());
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(parseSource(path, text));
  return titles;
}

function nameOfCallee(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee))
    return nameOfCallee(callee.expression);
  return ts.isTaggedTemplateExpression(callee) ? nameOfCallee(callee.tag) : '';
}

/** Rule ids in a title. Only known prefixes: UTF8 and SHA256 are no rules. */
export function readCitedIds(title: string, prefixes: ReadonlySet<string>): readonly string[] {
  return [...title.matchAll(/(?<![A-Za-z0-9])([A-Z]{2,3})\d+(?![A-Za-z0-9])/g)]
    .filter((match) => prefixes.has(match[1]!))
    .map((match) => match[0]);
}

export function prefixOf(ruleId: string): string {
  return ruleId.replace(/\d+$/, '');
}
