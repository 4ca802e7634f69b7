import ts from "typescript";

/** A condition that can be turned off: a whole `if (…) return`, or one operand of a guard's condition. */
export type Guard = {
  /**
   * The file's name, the function and the text, so that scripts/mutants/explained.json stays valid when files
   * move.
   */
  key: string;
  file: string;
  line: number;
  /** The value of the removed condition: `if (false)`, `… || false` or `… && true`. */
  becomes: boolean;
  start: number;
  end: number;
};

const predicate = /^(is|has|may|can|needs|holds|matches|within|fits|allows)[A-Z]/;

/** Every guard of a source file: `if` statements that only return or throw, and the conditions in them and in predicates. */
export function guardsIn(file: string, text: string): Guard[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: Guard[] = [];
  const seen = new Map<string, number>();

  function add(node: ts.Expression, becomes: boolean) {
    const start = node.getStart(source);
    const written = text.slice(start, node.end).replace(/\s+/g, " ");
    const name = `${file.split("/").at(-1)} ${functionAround(node)}: ${written}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const key = count === 1 ? name : `${name} (${count})`;
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    found.push({ key, file, line, becomes, start, end: node.end });
  }

  function addOperands(node: ts.Expression) {
    const condition = unwrapped(node);
    if (!ts.isBinaryExpression(condition)) return;
    const becomes = neutralValues.get(condition.operatorToken.kind);
    if (becomes === undefined) return;
    for (const operand of [condition.left, condition.right]) {
      if (!isChainOf(condition.operatorToken.kind, operand)) add(operand, becomes);
      addOperands(operand);
    }
  }

  function visit(node: ts.Node) {
    if (ts.isIfStatement(node) && !node.elseStatement && onlyLeaves(node.thenStatement)) {
      add(node.expression, false);
      addOperands(node.expression);
    } else if (ts.isVariableDeclaration(node) && node.initializer && predicate.test(node.name.getText())) {
      addOperands(node.initializer);
    } else if (ts.isReturnStatement(node) && node.expression && predicate.test(functionAround(node))) {
      addOperands(node.expression);
    } else if (isRule(node)) {
      addOperands(node.body);
    }
    ts.forEachChild(node, visit);
  }
  visit(source);
  return found;
}

/** The value that can replace an operand without changing the effect of the other operands. */
const neutralValues = new Map<ts.SyntaxKind, boolean>([
  [ts.SyntaxKind.BarBarToken, false],
  [ts.SyntaxKind.AmpersandAmpersandToken, true],
]);

function unwrapped(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? unwrapped(node.expression) : node;
}

function isChainOf(operator: ts.SyntaxKind, node: ts.Expression): boolean {
  const inner = unwrapped(node);
  return ts.isBinaryExpression(inner) && inner.operatorToken.kind === operator;
}

function onlyLeaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}

function functionAround(node: ts.Node): string {
  for (let at: ts.Node | undefined = node; at; at = at.parent) {
    if (ts.isFunctionDeclaration(at) || ts.isMethodDeclaration(at)) return at.name?.getText() ?? "";
    if (ts.isArrowFunction(at) && isNamed(at.parent)) return at.parent.name.getText();
  }
  return "";
}

const isNamed = (node: ts.Node) => ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node);

/** Whether an arrow function only combines conditions: a predicate, or one rule in a table of rules. */
function isRule(node: ts.Node): node is ts.ArrowFunction & { body: ts.Expression } {
  if (!ts.isArrowFunction(node) || ts.isBlock(node.body)) return false;
  return ts.isPropertyAssignment(node.parent) || predicate.test(functionAround(node));
}

/** The source with a switch at every guard. `numberOf` returns a guard's number, which names its switch. */
export function addSwitches(text: string, guards: Guard[], numberOf: (guard: Guard) => number): string {
  const inserts = guards.flatMap((guard) => {
    const isRemoved = `globalThis.isRemoved?.(${numberOf(guard)})`;
    const length = guard.end - guard.start;
    const before = guard.becomes ? `(${isRemoved} || (` : `(!${isRemoved} && (`;
    return [
      // If two guards begin or end at the same place, the longer one is outside.
      { at: guard.start, order: -length, insert: before },
      { at: guard.end, order: length - text.length * 2, insert: "))" },
    ];
  });
  inserts.sort((a, b) => b.at - a.at || b.order - a.order);
  let planted = text;
  for (const { at, insert } of inserts) planted = planted.slice(0, at) + insert + planted.slice(at);
  return planted;
}
