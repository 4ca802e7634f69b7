import type { PorticoGlobal } from "./api";
import { globals } from "./globals";
import { ownOrigin } from "./own-origin";
import { checkPage, createPortico } from "./portico";

/**
 * The key under which the instance is stored. Some pages delete `window.Portico` when they clean up, and must not get a
 * second instance.
 */
const instanceKey = Symbol.for("portico");

const queue = globals.Portico;
const appOrigin = ownOrigin();
const portico = ((globals[instanceKey] as PorticoGlobal | undefined) ??= createPortico(appOrigin));
globals.Portico = portico;
if (Array.isArray(queue)) queue.forEach(portico.push);
portico.refresh();
// Check once the page has loaded.
const check = () => checkPage(appOrigin);
if (document.readyState === "complete") check();
else addEventListener("load", check);
