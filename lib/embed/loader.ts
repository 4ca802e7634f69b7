import { ownOrigin } from "./own-origin";
import { createPortico, type Portico, warnIfBlank } from "./portico";

const globals = window as unknown as Record<string | symbol, unknown>;

/**
 * Where the instance is stored. Some pages delete the global when they clean up, and must not get a second
 * instance.
 */
const instanceKey = Symbol.for("portico");

const queue = globals.Portico;
const portico = ((globals[instanceKey] as Portico | undefined) ??= createPortico(ownOrigin(), globals));
globals.Portico = portico;
if (Array.isArray(queue)) queue.forEach(portico.push);
portico.refresh();
// Check once the page has loaded.
if (document.readyState === "complete") warnIfBlank(globals);
else addEventListener("load", () => warnIfBlank(globals));
