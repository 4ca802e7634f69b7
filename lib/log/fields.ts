/**
 * The fields that a log line may have, and the shape of each value. Unlisted fields are dropped, and values of another
 * shape are replaced. No email address, hash, token, key or IP address fits any of these shapes, so none is logged
 * under a wrong name.
 */

const invalidValue = "(invalid)";

type Shape<Value> = (value: unknown) => Value | typeof invalidValue;

const matching =
  (pattern: RegExp): Shape<string> =>
  (value) =>
    typeof value === "string" && pattern.test(value) ? value : invalidValue;

const oneOf =
  <Value extends string>(...values: Value[]): Shape<Value> =>
  (value) =>
    values.find((known) => known === value) ?? invalidValue;

const wholeNumber: Shape<number> = (value) =>
  typeof value === "number" && Number.isFinite(value) ? Math.round(value) : invalidValue;

/** Our own names and codes. No part is as long as a token, and the whole is shorter than a hash. */
const word = matching(/^(?=.{1,60}$)[a-z][a-z0-9]{0,19}(?:[_.-][a-z0-9]{1,16}){0,7}$/);

/** Codes from Stripe (`resource_missing`), PostgreSQL (`57P01`), Prisma (`P2002`) and Node (`ECONNREFUSED`, `ERR_…`). */
export const code = matching(
  /^(?=.{1,60}$)(?:[A-Z0-9]{5,15}|ERR_[A-Z0-9_]{1,50}|[a-z][a-z0-9]{0,19}(?:_[a-z0-9]{1,16}){0,7})$/,
);

/** A route under app/, such as /portal/[portalId], never the requested URL. */
const route = matching(
  /^\/(?:[a-z-]{1,20}|\[(?:\.\.\.)?[A-Za-z]{1,20}\])?(?:\/(?:[a-z-]{1,20}|\[(?:\.\.\.)?[A-Za-z]{1,20}\])){0,5}$/,
);

export const stripeRequestId = matching(/^req_[A-Za-z0-9_]{1,40}$/);

const shapes = {
  /** Shown to customers as "Reference". */
  requestId: matching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
  merchantId: matching(/^mer_[A-Za-z0-9]{1,30}$/),
  mode: oneOf("test", "live"),
  portalId: matching(/^[A-Za-z0-9]{10,40}$/),
  /** The operation's row. */
  operationId: matching(/^[0-9a-f]{32}$/),
  /** The requested operation or reading, such as `cancellation` or `preview_plans`. */
  operation: word,
  stripeRequestId,
  durationMs: wholeNumber,
  outcome: word,
  /** The cause, as one of our codes. */
  cause: word,
  /** An error code from Stripe, PostgreSQL, Prisma, Node or ourselves. */
  code,
  /** The permission that a restricted Stripe key lacks, by Stripe's name. */
  permission: word,
  /** The HTTP status of our answer or Stripe's. */
  status: wholeNumber,
  route,
  /** Next's ID for an uncaught error, shown on the dashboard's error pages. */
  digest: matching(/^\d{1,12}(?:@E\d{1,5})?$/),
  job: word,
  /**
   * The folder of the embedded database if the server runs as root. Any other path may contain a person's
   * name.
   */
  place: matching(/^\/var\/lib\/portico\/databases\/[A-Za-z0-9-]{1,40}$/),
  attempts: wholeNumber,
  count: wholeNumber,
  table: word,
  migrations: ((value) =>
    Array.isArray(value)
      ? value.map((name) => matching(/^\d{1,14}_[a-z0-9_]{1,60}$/)(name))
      : invalidValue) as Shape<string[]>,
};

type Shapes = typeof shapes;

export type LogFields = {
  [Name in keyof Shapes]?: Exclude<ReturnType<Shapes[Name]>, typeof invalidValue> | undefined;
};

/** The listed fields, each checked against its shape. Omits `undefined`. */
export function allowedFields(fields: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(shapes)) {
    const value: unknown = Object.hasOwn(fields, name) ? fields[name as keyof typeof fields] : undefined;
    if (value !== undefined) kept[name] = shape(value);
  }
  return kept;
}
