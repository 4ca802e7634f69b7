import { ownOrigin } from "./own-address";
import { createPortico, explainBlank } from "./portico";
import type { Portico } from "./portico";

const globals = window as unknown as Record<string | symbol, unknown>;

/** Pages that clean up after themselves delete the global, and must not get a second one beside the first. */
const kept = Symbol.for("portico");

const queue = globals.Portico;
const portico = ((globals[kept] as Portico | undefined) ??= createPortico(ownOrigin(), globals));
globals.Portico = portico;
if (Array.isArray(queue)) queue.forEach(portico.push);
portico.refresh();
// The end of the load, or now if it is over.
if (document.readyState === "complete") explainBlank(globals);
else addEventListener("load", () => explainBlank(globals));
