import ts from 'typescript';
import { parseSource } from './read-imports.ts';

/** Things of the outside world: of Node, of the browser, and everything that runs by itself. */
const OUTSIDE = new Set(
  (
    'process Buffer require module __dirname __filename global globalThis self window document navigator location ' +
    'history localStorage sessionStorage indexedDB fetch XMLHttpRequest WebSocket EventSource Worker performance ' +
    'crypto console alert setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame'
  ).split(' '),
);

/**
 * Where a file of the core reaches for the clock, the dice or the outside world, as `line: text`. Names are looked up
 * in the syntax tree, so comments, texts and fields of those names are free, and so is a name the file itself declares.
 */
export function findImpurities(path: string, text: string): readonly string[] {
  const source = parseSource(path, text);
  const declared = new Set<string>();
  const collect = (node: ts.Node): void => {
    const isDeclaration =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isImportSpecifier(node) ||
      ts.isImportClause(node) ||
      ts.isNamespaceImport(node);
    if (isDeclaration && node.name !== undefined && ts.isIdentifier(node.name)) declared.add(node.name.text);
    ts.forEachChild(node, collect);
  };
  collect(source);

  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isImpure(node, declared)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${line + 1}: ${node.parent.getText().slice(0, 60)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isImpure(node: ts.Node, declared: ReadonlySet<string>): boolean {
  if (ts.isMetaProperty(node)) return true;
  if (!ts.isIdentifier(node) || isOnlyName(node)) return false;
  const { parent } = node;
  const member =
    ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : null;
  switch (node.text) {
    case 'Math':
      return member === null || member === 'random';
    case 'Temporal':
      return member === 'Now';
    case 'Date': {
      const isGivenTime = ts.isNewExpression(parent) && (parent.arguments?.length ?? 0) > 0;
      const isTest = ts.isBinaryExpression(parent);
      return !(member === 'UTC' || member === 'parse' || isGivenTime || isTest);
    }
    default:
      return OUTSIDE.has(node.text) && !declared.has(node.text);
  }
}

/** True where an identifier is a field's, a type's or a binding's name and refers to no value. */
function isOnlyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node || parent.name === node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return true;
  if (ts.isTypeReferenceNode(parent)) return true;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  return 'name' in parent && parent.name === node;
}
