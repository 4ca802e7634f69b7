import fc from "fast-check";
import { type Field, fieldsOf, type Operation, type Shape } from "../schema/schema";
import type { World } from "../world";

/** A request that the types of the `stripe` package allow, flattened as the package sends it. */
export type ArbitraryRequest = { path: string; form: string };

const maxDepth = 3;

/** Generates requests for an operation from its types alone. Most IDs exist in the world. */
export function requestsOf(operation: Operation, world: World): fc.Arbitrary<ArbitraryRequest> {
  const [, template = ""] = operation.name.split(" ");
  const segments = template.split("/").map((segment) => pathSegment(segment, template, world));
  const params = operation.params ? fieldsArbitrary(operation.params, world, 0) : fc.constant({});
  return fc.tuple(fc.tuple(...segments), params).map(([parts, values]) => ({
    path: parts.join("/"),
    form: new URLSearchParams(flatten(values)).toString(),
  }));
}

/** Generates a form for one parameter from its type, nested up to two levels deeper than in a whole request. */
export function parameterOf(operation: Operation, name: string, world: World): fc.Arbitrary<string> {
  const field = fieldsOf(operation.params ?? "")[name];
  if (!field) throw new Error(`${operation.name} has no parameter ${name}.`);
  return valueArbitrary(name, field, world, -2).map((value) =>
    new URLSearchParams(flatten({ [name]: value })).toString(),
  );
}

/**
 * An ID for a placeholder: usually that of an existing object of the type in the placeholder's name, sometimes an
 * unknown ID.
 */
function pathSegment(segment: string, template: string, world: World): fc.Arbitrary<string> {
  const [, name] = /^\{(\w+)\}$/.exec(segment) ?? [];
  if (!name) return fc.constant(segment);
  const type = typeNamed(name) ?? name;
  const own = template.includes("/checkout/") ? "checkout.session" : type;
  return idOf(own, world);
}

const typesByName: Record<string, string> = {
  default_payment_method: "payment_method",
  default_tax_rate: "tax_rate",
  from_subscription: "subscription",
  test_clock: "test_helpers.test_clock",
  session: "checkout.session",
  starting_after: "customer",
};
const idTypes = new Set([
  "coupon",
  "customer",
  "discount",
  "event",
  "invoice",
  "invoiceitem",
  "payment_intent",
  "payment_method",
  "price",
  "product",
  "promotion_code",
  "setup_intent",
  "subscription",
  "subscription_schedule",
  "tax_id",
  "tax_rate",
  "webhook_endpoint",
]);
const typeNamed = (name: string): string | undefined =>
  typesByName[name] ?? (idTypes.has(name) ? name : undefined);

function idOf(type: string, world: World): fc.Arbitrary<string> {
  const ids = world.all(type).map(({ id }) => id);
  const unknown = fc.constant("x_unknown0000");
  return ids.length === 0 ? unknown : fc.oneof({ arbitrary: fc.constantFrom(...ids), weight: 9 }, unknown);
}

function fieldsArbitrary(typeName: string, world: World, depth: number): fc.Arbitrary<object> {
  const fields = Object.entries(fieldsOf(typeName)).filter(
    ([, field]) => !(depth >= maxDepth && field.optional),
  );
  const model = Object.fromEntries(
    fields.map(([name, field]) => {
      const value = valueArbitrary(name, field, world, depth);
      // Leave most optional fields out when there are many, so that a request gets past the first checks.
      const rarely = { arbitrary: value, weight: fields.length > 8 ? 1 : 2 };
      return [
        name,
        field.optional ? fc.oneof({ arbitrary: fc.constant(undefined), weight: 5 }, rarely) : value,
      ];
    }),
  ) as Record<string, fc.Arbitrary<unknown>>;
  return fc.record(model);
}

function valueArbitrary(
  name: string,
  field: Field | Shape,
  world: World,
  depth: number,
): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case "enum":
      return fc.constantFrom(...(field.values ?? [""]));
    case "boolean":
      return fc.boolean();
    case "number":
      return numberArbitrary(name, world);
    case "array": {
      const item = valueArbitrary(name.replace(/s$/, ""), field.of as Shape, world, depth + 1);
      return fc.array(item, { maxLength: 2 });
    }
    case "object":
      return fieldsArbitrary(field.ref as string, world, depth + 1);
    case "map":
      return fc.dictionary(fc.constantFrom("a", "order_id"), fc.constantFrom("1", "x"), { maxKeys: 2 });
    case "either":
      return fc.oneof(...(field.options ?? []).map((option) => valueArbitrary(name, option, world, depth)));
    default:
      return textArbitrary(name, world);
  }
}

function numberArbitrary(name: string, world: World): fc.Arbitrary<unknown> {
  const isTime = /(_at|_date|_end|_start|_time|anchor|timestamp|redeem_by)$/.test(name);
  const day = 86_400;
  const times = [-40, -1, 1, 20, 45, 500].map((days) => world.now() + days * day);
  return fc.constantFrom(...(isTime ? times : [0, 1, 2, 3, 12, 50, 100, 4999, -5]));
}

function textArbitrary(name: string, world: World): fc.Arbitrary<unknown> {
  const type = typeNamed(name);
  if (type) return idOf(type, world);
  if (name === "currency") return fc.constantFrom("usd", "eur");
  if (name === "expand") return fc.constantFrom("customer", "data.customer", "latest_invoice.payments");
  if (name.endsWith("url")) return fc.constant("https://example.com/x");
  return fc.constantFrom("x", "Ada", "pm_card_visa", "now", "", "12-3456789");
}

/** Flattens parameters as the package does: `items[0][price]=…`. */
function flatten(value: unknown, name = ""): [string, string][] {
  if (value === undefined) return [];
  if (typeof value !== "object" || value === null) return [[name, String(value ?? "")]];
  return Object.entries(value).flatMap(([key, item]) => flatten(item, name ? `${name}[${key}]` : key));
}
