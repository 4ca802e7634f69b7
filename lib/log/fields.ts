/**
 * What a line of the log may say, field by field, and what each value must look like. A field that is not here is
 * dropped and a value of another shape is not written: no e-mail address, hash, token, key or address of a network
 * has one of these shapes, so none gets in by being given under the wrong name.
 */

const unfit = "(unfit)";

type Shape<Value> = (value: unknown) => Value | typeof unfit;

const matching =
  (pattern: RegExp): Shape<string> =>
  (value) =>
    typeof value === "string" && pattern.test(value) ? value : unfit;

const oneOf =
  <Value extends string>(...values: Value[]): Shape<Value> =>
  (value) =>
    values.find((known) => known === value) ?? unfit;

const wholeNumber: Shape<number> = (value) =>
  typeof value === "number" && Number.isFinite(value) ? Math.round(value) : unfit;

/** Names and codes of ours. No part is long enough to be a token, and the whole is shorter than a hash. */
const word = matching(/^(?=.{1,60}$)[a-z][a-z0-9]{0,19}(?:[_.-][a-z0-9]{1,16}){0,7}$/);

/** Codes of Stripe (`card_declined`), PostgreSQL (`57P01`), Prisma (`P2002`) and Node (`ECONNREFUSED`, `ERR_…`). */
export const code = matching(
  /^(?=.{1,60}$)(?:[A-Z0-9]{5,15}|ERR_[A-Z0-9_]{1,50}|[a-z][a-z0-9]{0,19}(?:_[a-z0-9]{1,16}){0,7})$/,
);

/** A path of a file of ours under app/, such as /portal/[portalId]: never what a browser asked for. */
const route = matching(
  /^\/(?:[a-z-]{1,20}|\[(?:\.\.\.)?[A-Za-z]{1,20}\])?(?:\/(?:[a-z-]{1,20}|\[(?:\.\.\.)?[A-Za-z]{1,20}\])){0,5}$/,
);

export const stripeRequestId = matching(/^req_[A-Za-z0-9_]{1,40}$/);

const shapes = {
  /** What a customer is shown as "Reference". */
  requestId: matching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
  merchantId: matching(/^mer_[A-Za-z0-9]{1,30}$/),
  mode: oneOf("test", "live"),
  portalId: matching(/^[A-Za-z0-9]{10,40}$/),
  /** The row of the operation. */
  operationId: matching(/^[0-9a-f]{32}$/),
  /** The name of what was to be done, such as `cancel_subscription` or `preview_plans`. */
  operation: word,
  stripeRequestId,
  durationMs: wholeNumber,
  outcome: word,
  /** Why, as one of our codes. */
  cause: word,
  /** A code of Stripe's, of PostgreSQL's, of Node's or of ours. */
  code,
  /** What a restricted key of Stripe's lacks, by Stripe's name for it. */
  permission: word,
  /** The HTTP status that was answered, by us or by Stripe. */
  status: wholeNumber,
  route,
  /** What Next calls an error by that it could not show, and says on its own error pages. */
  digest: matching(/^\d{1,12}(?:@E\d{1,5})?$/),
  job: word,
  /** The folder of root's embedded database; every other path may hold a person's name. */
  place: matching(/^\/var\/lib\/portico\/databases\/[A-Za-z0-9-]{1,40}$/),
  attempts: wholeNumber,
  count: wholeNumber,
  table: word,
  migrations: ((value) =>
    Array.isArray(value)
      ? value.map((name) => matching(/^\d{1,14}_[a-z0-9_]{1,60}$/)(name))
      : unfit) as Shape<string[]>,
};

type Shapes = typeof shapes;

export type LogFields = {
  [Name in keyof Shapes]?: Exclude<ReturnType<Shapes[Name]>, typeof unfit> | undefined;
};

/** The fields that may be written, each in its shape; `undefined` is left out. */
export function allowed(fields: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(shapes)) {
    const value: unknown = Object.hasOwn(fields, name) ? fields[name as keyof typeof fields] : undefined;
    if (value !== undefined) kept[name] = shape(value);
  }
  return kept;
}
