/** Defines `<portico-portal>`. Safe to import on a server, where it does nothing. */
import { PortalElement, type PorticoPortalElement } from "./element";

export type * from "@portico/embed";
export type { PorticoPortalElement };

declare global {
  interface HTMLElementTagNameMap {
    "portico-portal": PorticoPortalElement;
  }
}

if (typeof customElements !== "undefined" && !customElements.get("portico-portal"))
  customElements.define("portico-portal", PortalElement);
