import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { LogFields } from "./fields";

/** Next evaluates this module once per bundle, and all bundles share one context. */
const shared = globalThis as typeof globalThis & {
  porticoLogContext?: AsyncLocalStorage<LogFields>;
  porticoAssignsRequestIds?: boolean;
};
const ambient = (shared.porticoLogContext ??= new AsyncLocalStorage<LogFields>());

/**
 * Gives each request an ID before Next sees it, so errors that only Next notices carry it too. The ID is generated here
 * and never read from the request, so no client can choose it. Call once, at startup (instrumentation.ts).
 */
export function assignRequestIds(): void {
  if (shared.porticoAssignsRequestIds) return;
  shared.porticoAssignsRequestIds = true;
  subscribe("http.server.request.start", () => ambient.enterWith({ requestId: randomUUID() }));
}

/** Calls `run`. Every line that `run` logs, at any depth, carries `fields` and those of the surrounding context. */
export function withLogContext<Value>(fields: LogFields, run: () => Value): Value {
  return ambient.run({ ...ambient.getStore(), ...fields }, run);
}

/** Calls `run` in the request's context, or in a new one if the server has not opened any. */
export function inRequest<Value>(fields: LogFields, run: () => Value): Value {
  if (!requestId()) return withLogContext({ requestId: randomUUID(), ...fields }, run);
  addLogContext(fields);
  return run();
}

/** Calls `run` outside the request's context, for events that no request caused, such as a lost connection. */
export function outsideRequests<Value>(run: () => Value): Value {
  return ambient.exit(run);
}

/** Adds fields to every later line of this context. Does nothing outside a context. */
export function addLogContext(fields: LogFields): void {
  Object.assign(ambient.getStore() ?? {}, fields);
}

/** The fields of the current context. */
export function logContext(): Readonly<LogFields> {
  return ambient.getStore() ?? {};
}

/**
 * Whether this request is for a Server Action, but no action has begun: Next couldn't read the request, or it came from
 * another site. server.mjs marks requests for actions, and each of our actions begins by naming itself.
 */
export function isUnreadAction(): boolean {
  const context = ambient.getStore() as (LogFields & { [unread]?: true }) | undefined;
  return context?.[unread] === true && context.operation === undefined;
}

const unread = Symbol.for("portico.action");

/** The current request's ID, shown to customers as "Reference". */
export function requestId(): string | undefined {
  return ambient.getStore()?.requestId;
}
