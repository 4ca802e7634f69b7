import { invalidRequest } from "./errors";

/** Raw parameters: text, or a tree of them by key. An array is a tree with the keys 0, 1, 2 … */
export type RawTree = { [key: string]: RawTree | string };

const maxDepth = 12;

/** Parses parameters such as `items[0][price]=p&expand[]=customer`, from a body or a query. */
export function parseForm(...texts: string[]): RawTree {
  const tree = emptyTree();
  for (const text of texts) {
    for (const [name, value] of new URLSearchParams(text)) place(tree, keysOf(name), value, name);
  }
  return tree;
}

/** Without a prototype, so that `__proto__` is an ordinary parameter name. */
const emptyTree = (): RawTree => Object.create(null) as RawTree;

function keysOf(name: string): string[] {
  const bracket = name.indexOf("[");
  if (bracket <= 0) return [name];
  const keys = [...name.slice(bracket).matchAll(/\[([^[\]]*)\]/g)].map(([, key]) => key ?? "");
  if (keys.length >= maxDepth) throw invalidRequest(`Parameter nested too deeply: ${name.slice(0, 100)}`);
  return [name.slice(0, bracket), ...keys];
}

/**
 * The index for a value after `[]`: the end of the list. Fields of an object
 * (`items[][price]=p&items[][quantity]=2`) are added to the last entry until a field is repeated.
 */
function indexFor(list: RawTree, rest: readonly string[]): string {
  const count = Object.keys(list).length;
  const last = list[String(count - 1)];
  const belongs = rest.length > 0 && typeof last === "object" && !hasValue(last, rest);
  return String(belongs ? count - 1 : count);
}

/**
 * Whether a tree already has a value at these keys. Never true if the keys include another `[]`, which always adds an
 * entry.
 */
function hasValue(tree: RawTree, [key = "", ...rest]: readonly string[]): boolean {
  const next = key === "" ? undefined : tree[key];
  return typeof next === "object" && rest.length > 0 ? hasValue(next, rest) : next !== undefined;
}

function place(tree: RawTree, keys: string[], value: string, name: string): void {
  let branch = tree;
  keys.forEach((key, index) => {
    const step = key === "" && index > 0 ? indexFor(branch, keys.slice(index + 1)) : key;
    if (index === keys.length - 1) {
      branch[step] = value;
      return;
    }
    const next = (branch[step] ??= emptyTree());
    if (typeof next === "string") throw invalidRequest(`Invalid object: ${name}`, { param: name });
    branch = next;
  });
}
