import {
  clockNamedBy,
  finishAdvancing,
  requestTime,
  runInClockTime,
  visibleMatches,
} from "../billing/clock/test-clock";
import { letTimePass } from "../billing/clock/time";
import type { ApiKey, Call, Matches } from "../call";
import { router } from "../resources/all-resources";
import type { Sandbox, Sandboxes } from "../sandboxes";
import { readParams } from "../schema/request";
import { responseProblems } from "../schema/response";
import { fieldsOf, schema, type Shape } from "../schema/schema";
import type { Cause, Stored, World } from "../world";
import { invalidRequest, StripeRefusal } from "./errors";
import { type ExpandTree, parseExpand } from "./expand";
import { permissionsToExpand } from "./expand-permissions";
import { parseForm, type RawTree } from "./form";
import { keyOf, permissionFor, readKey, refusePublishable, refuseUnpermitted, unknownKey } from "./keys";
import { type ListDescription, type Page, pageOf, type SearchPage, searchPageOf } from "./page";
import { present } from "./present";
import type { Route } from "./route";

export type ApiRequest = {
  method: string;
  path: string;
  query: string;
  body: string;
  headers: { authorization?: string; stripeVersion?: string; idempotencyKey?: string };
};

/** An authenticated request: its world, key and parameters. */
export type AuthenticatedRequest = {
  sandbox: Sandbox;
  key: ApiKey;
  raw: RawTree;
  otherMode: World | undefined;
};

/** A checked request, and the fields to expand in its answer. */
export type PreparedCall = { call: Call; expand: ExpandTree };

/** Authenticates a request. Throws Stripe's 401 if the key is missing, unknown or revoked. */
export function authenticate(sandboxes: Sandboxes, request: ApiRequest): AuthenticatedRequest {
  const text = keyOf(request.headers.authorization);
  const known = readKey(text);
  if (!known) throw unknownKey(text);
  const sandbox = sandboxes.get(known.world);
  if (sandbox.revokedKeys.has(text)) throw unknownKey(text);
  const raw = parseForm(request.query, request.body);
  return { sandbox, key: known.key, raw, otherMode: sandboxes.otherMode(known.world) };
}

/**
 * Finds the operation that a request names. Throws a 501 for Stripe's operations that the simulator does not
 * imitate.
 */
export function routeOf(request: ApiRequest): Route & { handler: NonNullable<Route["handler"]> } {
  const { method, path, headers } = request;
  refuseOtherTrain(headers.stripeVersion);
  const route = router().find(method, path);
  if (!route) throw noSuchAddress(method, path);
  if (route.handler) return { ...route, handler: route.handler };
  const message = `The simulator does not imitate ${route.operation.name}.`;
  throw new StripeRefusal(501, { type: "api_error", message });
}

/**
 * The name of a release train. Each of its monthly versions only adds to the previous one: `2026-10-28.endive` →
 * `endive`.
 */
const trainOf = (version: string): string => /^\d{4}-\d{2}-\d{2}\.(\w+)$/.exec(version)?.[1] ?? "";

/**
 * Documented: every version of the train is compatible. Requests with any of these versions get answers in the
 * simulator's own version.
 */
function refuseOtherTrain(version: string | undefined): void {
  const { apiVersion } = schema();
  if (!version || trainOf(version) === trainOf(apiVersion)) return;
  throw invalidRequest(
    `Invalid Stripe API version: ${version}. This simulator speaks ${apiVersion} and the other versions of ` +
      `"${trainOf(apiVersion)}".`,
  );
}

/** Stripe's refusal of an unknown URL, with a hint if the request may lack an object's ID. */
function noSuchAddress(method: string, path: string): StripeRefusal {
  const hint = path.endsWith("/")
    ? "If you are trying to list objects, remove the trailing slash. If you are trying to retrieve an object, make sure " +
      "you passed a valid (non-empty) identifier in your code. "
    : "";
  return new StripeRefusal(404, {
    type: "invalid_request_error",
    message:
      `Unrecognized request URL (${method}: ${path}). ${hint}Please see https://stripe.com/docs or we can help at ` +
      "https://support.stripe.com/.",
  });
}

/**
 * Checks the key and the parameters. If a check throws, the request has not begun, so no answer is stored for its
 * idempotency key.
 */
export function prepare(
  { sandbox, key, raw }: AuthenticatedRequest,
  request: ApiRequest,
  route: Route,
): PreparedCall {
  const { world, permissions, accountId } = sandbox;
  refusePublishable(key, request.path);
  const granted = permissions.get(key.text);
  refuseUnpermitted(key, granted, permissionFor(request.method, request.path), accountId);
  const params = readParams(
    route.operation,
    raw,
    requestTime(world, [...Object.values(route.path), ...Object.values(raw)]),
  );
  const { response } = route.operation;
  const expand = parseExpand((params.expand ?? []) as string[], response);
  for (const permission of permissionsToExpand(response, expand)) {
    refuseUnpermitted(key, granted, permission, accountId);
  }
  return { call: { world, key, path: route.path, params }, expand };
}

/** Carries out a request and presents the result as Stripe would. Rolls everything back if it is refused. */
export function execute(
  { call, expand }: PreparedCall,
  route: ReturnType<typeof routeOf>,
  path: string,
  cause: Cause,
  isValidated: boolean,
): unknown {
  const { world, params } = call;
  const { response } = route.operation;
  letTimePass(world, world.now());
  const payload = Object.values((params.payload ?? {}) as object) as unknown[];
  const clock = clockNamedBy(world, [...Object.values(call.path), ...Object.values(params), ...payload]);
  const work = () => {
    const result = route.handler(call as Call<never>);
    const value = isMatches(result)
      ? pageIfList(result, call, { url: path, type: listedType(response) })
      : result;
    const shown = present(world, response, value, expand);
    if (isValidated) refuseInvalid(route, responseProblems(response, shown));
    return shown;
  };
  const { value } = runInClockTime(world, clock, () => world.attempt(work, cause));
  finishAdvancing(world);
  return value;
}

function pageIfList({ matches, isSearch }: Matches, call: Call, listed: ListDescription): Page | SearchPage {
  const turn = isSearch ? searchPageOf : pageOf;
  return turn(visibleMatches(call.world, matches, call), call.params, listed);
}

/** The object type of a list's entries. */
function listedType({ of }: Shape): string {
  const ref = of?.ref ?? of?.options?.[0]?.ref;
  return ref ? String(fieldsOf(ref).object?.values?.[0]) : "object";
}

const isMatches = (result: Stored | Matches): result is Matches => "matches" in result && !("id" in result);

function refuseInvalid(route: Route, problems: string[]): void {
  if (problems.length === 0) return;
  throw new Error(
    `${route.operation.name} answers what Stripe would not: ${problems.slice(0, 10).join(" ")}`,
  );
}
