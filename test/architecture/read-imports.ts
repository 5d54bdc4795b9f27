import { posix } from 'node:path';
import ts from 'typescript';
import type { Sources } from './source-files.ts';

export interface Import {
  /** As written: `../ports.ts`, `zod`, `node:fs`. */
  readonly specifier: string;
  /** The file from the root; null for a package. */
  readonly path: string | null;
  readonly kind: 'value' | 'type';
}

export function parseSource(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS);
}

/** Everything a file names as a module: imports, re-exports, `import()`, `require()`, and `new URL(…, import.meta.url)`. */
export function readImports(path: string, text: string): readonly Import[] {
  const imports: Import[] = [];
  const add = (node: ts.Node | undefined, kind: Import['kind']) => {
    if (node === undefined || !ts.isStringLiteralLike(node)) return;
    const specifier = node.text;
    const isPath = specifier.startsWith('.');
    imports.push({ specifier, path: isPath ? posix.join(posix.dirname(path), specifier) : null, kind });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(
        node.moduleSpecifier,
        node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type' : 'value',
      );
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'value');
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, 'type');
    } else if (ts.isCallExpression(node)) {
      const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
      if (isRequire || node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], 'value');
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
      const [target, base] = node.arguments ?? [];
      const isModule = target !== undefined && /\.(ts|js|mjs)['"`]$/.test(target.getText());
      if (isModule && base?.getText() === 'import.meta.url') add(target, 'value');
    }
    ts.forEachChild(node, visit);
  };
  visit(parseSource(path, text));
  return imports;
}

/**
 * One cycle of imports as a list of files, or null. `import type` does not count: it is gone when the program runs, and
 * records that refer to each other may well live in files of their own.
 */
export function findCycle(sources: Sources): readonly string[] | null {
  const done = new Set<string>();
  const trail: string[] = [];
  const walk = (path: string): readonly string[] | null => {
    if (done.has(path)) return null;
    const at = trail.indexOf(path);
    if (at !== -1) return [...trail.slice(at), path];
    trail.push(path);
    for (const imported of readImports(path, sources.get(path) ?? '')) {
      if (imported.kind === 'type' || imported.path === null || !sources.has(imported.path)) continue;
      const cycle = walk(imported.path);
      if (cycle !== null) return cycle;
    }
    trail.pop();
    done.add(path);
    return null;
  };
  for (const path of sources.keys()) {
    const cycle = walk(path);
    if (cycle !== null) return cycle;
  }
  return null;
}
