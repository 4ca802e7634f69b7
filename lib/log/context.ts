import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { LogFields } from "./fields";

/** Next evaluates this module once per bundle; what a door says must reach the lines written in any of them. */
const shared = globalThis as typeof globalThis & {
  porticoLogContext?: AsyncLocalStorage<LogFields>;
  porticoNumbersRequests?: boolean;
};
const ambient = (shared.porticoLogContext ??= new AsyncLocalStorage<LogFields>());

/**
 * Gives every request to this server its number, before Next or anything else sees the request; so what Next itself
 * finds wrong carries it too. It is made here and read from nowhere: nobody outside can choose it. To be called once,
 * when the server starts (instrumentation.ts).
 */
export function numberRequests(): void {
  if (shared.porticoNumbersRequests) return;
  shared.porticoNumbersRequests = true;
  subscribe("http.server.request.start", () => ambient.enterWith({ requestId: randomUUID() }));
}

/** Runs `run`; every line written in it, however deep, carries `fields` and those of the context around it. */
export function withLogContext<Value>(fields: LogFields, run: () => Value): Value {
  return ambient.run({ ...ambient.getStore(), ...fields }, run);
}

/** The context of one request of a customer or a member: the server's where it opened one, or else a new one. */
export function inRequest<Value>(fields: LogFields, run: () => Value): Value {
  if (!requestId()) return withLogContext({ requestId: randomUUID(), ...fields }, run);
  addLogContext(fields);
  return run();
}

/** For what happens by itself while a request is under way, such as a connection that breaks. */
export function outsideRequests<Value>(run: () => Value): Value {
  return ambient.exit(run);
}

/** Adds what has become known, to every line of this context from here on. Outside of one it does nothing. */
export function addLogContext(fields: LogFields): void {
  Object.assign(ambient.getStore() ?? {}, fields);
}

/** What the context says so far. */
export function logContext(): Readonly<LogFields> {
  return ambient.getStore() ?? {};
}

/** The number of the request that is being answered: what a customer is shown as "Reference". */
export function requestId(): string | undefined {
  return ambient.getStore()?.requestId;
}
