import type { Handler, Resource } from "../call";
import { type Operation, schema } from "../schema/schema";

type KnownOperation = { segments: string[]; operation: Operation };

export type Route = { operation: Operation; handler: Handler | undefined; path: Record<string, string> };

const isPlaceholder = (segment: string): boolean => segment.startsWith("{");

/** The name of an operation without its placeholders' names: `POST /v1/customers/{}`. */
const nameless = (name: string): string => name.replace(/\{\w+\}/g, "{}");

let table: Map<string, KnownOperation[]> | undefined;

/** Operations by method and number of segments. Operations with the fewest placeholders come first. */
function operations(): Map<string, KnownOperation[]> {
  if (table) return table;
  table = new Map();
  for (const operation of Object.values(schema().operations)) {
    const [method = "", path = ""] = operation.name.split(" ");
    const segments = path.split("/");
    const key = `${method} ${segments.length}`;
    table.set(key, [...(table.get(key) ?? []), { segments, operation }]);
  }
  const placeholders = ({ segments }: KnownOperation) => segments.filter(isPlaceholder).length;
  for (const known of table.values()) known.sort((a, b) => placeholders(a) - placeholders(b));
  return table;
}

/** Finds a request's operation and its handler, whatever placeholder names the resource uses. */
export class Router {
  private readonly handlers = new Map<string, { handler: Handler; name: string }>();

  constructor(resources: readonly Resource[]) {
    for (const [name, handler] of resources.flatMap((resource) => Object.entries(resource))) {
      if (!this.isKnown(name)) throw new Error(`Stripe has no operation ${name}.`);
      this.handlers.set(nameless(name), { handler, name });
    }
  }

  find(method: string, path: string): Route | undefined {
    const segments = path.split("/");
    const candidates = operations().get(`${method} ${segments.length}`) ?? [];
    const known = candidates.find((candidate) =>
      candidate.segments.every((segment, index) =>
        isPlaceholder(segment) ? segments[index] !== "" : segment === segments[index],
      ),
    );
    if (!known) return undefined;
    const handled = this.handlers.get(nameless(known.operation.name));
    const template = (handled?.name ?? known.operation.name).split(" ")[1]?.split("/") ?? [];
    const names = template.flatMap((segment, index) =>
      isPlaceholder(segment) ? [[segment.slice(1, -1), decodeSegment(segments[index] ?? "")]] : [],
    );
    return {
      operation: known.operation,
      handler: handled?.handler,
      path: Object.fromEntries(names) as Record<string, string>,
    };
  }

  private isKnown(name: string): boolean {
    return Object.keys(schema().operations).some((known) => nameless(known) === nameless(name));
  }
}

/** Decodes an ID. A badly encoded ID is used as is, and matches no object. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
