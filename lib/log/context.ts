import { AsyncLocalStorage } from "node:async_hooks";
import type { LogFields } from "./fields";

/** Next evaluates this module once per bundle; what a door says must reach the lines written in any of them. */
const shared = globalThis as typeof globalThis & { porticoLogContext?: AsyncLocalStorage<LogFields> };
const ambient = (shared.porticoLogContext ??= new AsyncLocalStorage<LogFields>());

/** Runs `run`; every line written in it, however deep, carries `fields` and those of the context around it. */
export function withLogContext<Value>(fields: LogFields, run: () => Value): Value {
  return ambient.run({ ...ambient.getStore(), ...fields }, run);
}

/** Adds what has become known, to every line of this context from here on. Outside of one it does nothing. */
export function addLogContext(fields: LogFields): void {
  Object.assign(ambient.getStore() ?? {}, fields);
}

/** What the context says so far. */
export function logContext(): Readonly<LogFields> {
  return ambient.getStore() ?? {};
}
