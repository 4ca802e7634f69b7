import { ownOrigin } from "./own-origin";
import { createPortico, type Portico, warnIfBlank } from "./portico";

const globals = window as unknown as Record<string | symbol, unknown>;

/**
 * Where the instance is stored. Some pages delete the global when they clean up, and must not get a second
 * instance.
 */
const instanceKey = Symbol.for("portico");

const queue = globals.Portico;
const appOrigin = ownOrigin();
const portico = ((globals[instanceKey] as Portico | undefined) ??= createPortico(appOrigin, globals));
globals.Portico = portico;
if (Array.isArray(queue)) queue.forEach(portico.push);
portico.refresh();
// Check once the page has loaded.
const check = () => warnIfBlank(appOrigin, globals);
if (document.readyState === "complete") check();
else addEventListener("load", check);
