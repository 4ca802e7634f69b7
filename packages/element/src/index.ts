/** Defines `<portico-portal>`. Safe to import on a server, where it does nothing. */
import type { PortalOptions } from "@portico/embed";
import { PortalElement, type PorticoPortalElement } from "./element";

export type * from "@portico/embed";
export type { PorticoPortalElement };

/** The event of a callback, with the callback's message as its detail. */
type EventOf<Name extends "onReady" | "onResize" | "onError" | "onEvent" | "onBefore"> = CustomEvent<
  Parameters<NonNullable<PortalOptions[Name]>>[0]
>;

declare global {
  interface HTMLElementTagNameMap {
    "portico-portal": PorticoPortalElement;
  }
  interface HTMLElementEventMap {
    "portico-ready": EventOf<"onReady">;
    "portico-resize": EventOf<"onResize">;
    "portico-error": EventOf<"onError">;
    "portico-event": EventOf<"onEvent">;
    "portico-before": EventOf<"onBefore">;
  }
}

if (typeof customElements !== "undefined" && !customElements.get("portico-portal"))
  customElements.define("portico-portal", PortalElement);
