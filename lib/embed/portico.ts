import { mountPortal } from "./mount-portal";
import type { Mount } from "./mount-portal";
import { elementIds, findSettings, isPlainObject, readProof, settingsNames } from "./settings";
import type { EmbedSettings } from "./settings";
import { watchPage } from "./watch-page";

/** The one global. Before the loader has run it may be a list of callbacks, which are then called in order. */
export type Portico = {
  /** Shows a portal in the element (by default the one with a known id). Returns how to take it out again. */
  mount(settings: EmbedSettings, element?: HTMLElement): () => unknown;
  /** Calls back with the loaded global: `(window.Portico = window.Portico || []).push(function (portico) { … })`. */
  push(callback: (portico: Portico) => void): void;
  /** Shows what the page has elements and settings for by now. Another run of the script does the same. */
  refresh(): void;
};

type Place = { settings: EmbedSettings; mount: Mount; mountedAt: number };

/** A page that empties the element again and again gets a portal once a second, and no storm of requests. */
const remountGapMs = 1_000;

export function createPortico(appOrigin: string, globals: Record<string, unknown>): Portico {
  const places = new Map<HTMLElement, Place>();
  /** Whom an element was mounted for by itself; "" where the page calls `mount` and decides. */
  const proofs = new WeakMap<HTMLElement, string>();
  let timer = 0;

  const put = (settings: EmbedSettings, element: HTMLElement): Place => ({
    settings,
    mount: mountPortal(appOrigin, settings, element),
    mountedAt: performance.now(),
  });

  function take(element: HTMLElement) {
    places.get(element)?.mount.remove();
    places.delete(element);
  }

  /** Mends what the page has moved or emptied, and forgets what it has removed. */
  function mend(place: Place, element: HTMLElement) {
    if (!element.isConnected) return proofs.get(element) && take(element);
    if (place.mount.isIntact()) return;
    if (performance.now() - place.mountedAt < remountGapMs) {
      clearTimeout(timer);
      timer = window.setTimeout(refresh, remountGapMs);
    } else {
      place.mount.remove();
      Object.assign(place, put(place.settings, element));
    }
  }

  function refresh() {
    places.forEach(mend);
    const settings = findSettings(globals);
    if (!settings) return;
    const proof = JSON.stringify(readProof(settings));
    for (const element of findElements()) {
      const place = places.get(element);
      const mounted = proofs.get(element);
      // The same customer in another object, as a component renders it: its functions are the ones to call now.
      if (place && mounted === proof) Object.setPrototypeOf(place.settings, settings);
      else if (mounted !== "") {
        take(element);
        proofs.set(element, proof);
        places.set(element, put(Object.create(settings), element));
      }
    }
  }

  const portico: Portico = {
    mount(settings, element = findElements()[0]) {
      if (!isPlainObject(settings) || !element) {
        console.error(`[portico] ${element ? "No settings" : "No element"} to mount a portal with.`);
        return () => {};
      }
      // One portal in one place: mounting again takes the former one out.
      take(element);
      proofs.set(element, "");
      const place = put(settings, element);
      places.set(element, place);
      return () => places.get(element) === place && take(element);
    },
    push: (callback) => callback(portico),
    refresh,
  };
  watchPage(globals, refresh, () => places.forEach(({ mount }) => mount.renew()));
  return portico;
}

/** A blank page with nothing in the console helps nobody. */
export function explainBlank(globals: Record<string, unknown>): void {
  const settings = findSettings(globals);
  const isElementThere = findElements()[0];
  if (isElementThere && !settings) console.warn(`[portico] Waiting for ${settingsNames[0]}.`);
  if (!isElementThere && settings?.debug) console.warn(`[portico] Waiting for #${elementIds[0]}.`);
}

/** Every element with a known id: a page that swaps its content has two for a moment, and one of them goes. */
function findElements(): HTMLElement[] {
  return elementIds.flatMap((id) => [...document.querySelectorAll<HTMLElement>(`#${id}`)]);
}
