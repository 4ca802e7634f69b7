import { mountPortal } from "./mount-portal";
import { elementIds, findSettings, isPlainObject } from "./settings";
import type { EmbedSettings } from "./settings";

/** The one global. Before the loader has run it may be a list of callbacks, which are then called in order. */
export type Portico = {
  /** Shows a portal in the element (by default the one with a known id). Returns how to take it out again. */
  mount(settings: EmbedSettings, element?: HTMLElement): () => void;
  /** Calls back with the loaded global: `(window.Portico = window.Portico || []).push(function (portico) { … })`. */
  push(callback: (portico: Portico) => void): void;
};

const globals = window as unknown as Record<string, unknown>;

function findElement(): HTMLElement | null {
  return document.querySelector(elementIds.map((id) => `#${id}`).join());
}

function createPortico(appOrigin: string): Portico {
  const mounted = new WeakMap<HTMLElement, () => void>();
  const portico: Portico = {
    mount(settings, element = findElement() ?? undefined) {
      if (!isPlainObject(settings) || !element) {
        console.error(`[portico] ${element ? "No settings" : "No element"} to mount a portal with.`);
        return () => {};
      }
      // One portal in one place: mounting again takes the former one out.
      mounted.get(element)?.();
      const remove = mountPortal(appOrigin, settings, element);
      const unmount = () => {
        remove();
        if (mounted.get(element) === unmount) mounted.delete(element);
      };
      mounted.set(element, unmount);
      return unmount;
    },
    push(callback) {
      callback(portico);
    },
  };

  const mountOnce = () => {
    const settings = findSettings(globals);
    const element = findElement();
    if (settings && element && !mounted.has(element)) portico.mount(settings, element);
  };
  const queue = globals.Portico;
  globals.Portico = portico;
  if (Array.isArray(queue)) queue.forEach(portico.push);
  mountOnce();
  // The script is async and may run before the parser has reached the element or the settings.
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", mountOnce, { once: true });
  return portico;
}

const script = document.currentScript;
// An <img name="currentScript"> in the page would answer as well and could name another origin for the proof to go to.
if (!(script instanceof HTMLScriptElement)) {
  console.error("[portico] Load this file with a <script> tag of its own.");
} else if (!isPlainObject(globals.Portico)) {
  createPortico(new URL(script.src).origin);
}
