import { explain } from "./help";
import { type Mount, mountPortal } from "./mount-portal";
import { elementIds, type EmbedSettings, findSettings, isPlainObject, readProof } from "./settings";
import { watchPage } from "./watch-page";

/**
 * The only global. Before the loader runs, it may be an array of callbacks, which the loader then calls in
 * order.
 */
export type Portico = {
  /**
   * Shows a portal in the element (by default the first one with a known ID). Returns a function that removes
   * it.
   */
  mount(settings: EmbedSettings, element?: HTMLElement): () => unknown;
  /**
   * Calls back with the loaded global: `(window.Portico = window.Portico || []).push(function (portico) { …
   * })`.
   */
  push(callback: (portico: Portico) => void): void;
  /**
   * Mounts a portal in every known element on the page, once the page has settings. Running the script again
   * does the same.
   */
  refresh(): void;
};

type MountedPortal = { settings: EmbedSettings; mount: Mount; mountedAt: number };

/**
 * The shortest time between remounts: a page that keeps emptying the element must not cause a flood of
 * requests.
 */
const minRemountGapMs = 1_000;

export function createPortico(appOrigin: string, globals: Record<string, unknown>): Portico {
  const places = new Map<HTMLElement, MountedPortal>();
  /**
   * The proof each element was mounted with automatically; "" if the page called `mount`, which `refresh`
   * never overrides.
   */
  const proofs = new WeakMap<HTMLElement, string>();
  let timer = 0;

  const mountAt = (settings: EmbedSettings, element: HTMLElement): MountedPortal => ({
    settings,
    mount: mountPortal(appOrigin, settings, element),
    mountedAt: performance.now(),
  });

  function unmount(element: HTMLElement) {
    places.get(element)?.mount.remove();
    places.delete(element);
  }

  /** Remounts a portal that the page moved or emptied, and forgets one that it removed. */
  function repair(place: MountedPortal, element: HTMLElement) {
    if (!element.isConnected) return proofs.get(element) && unmount(element);
    if (place.mount.isIntact()) return;
    if (performance.now() - place.mountedAt < minRemountGapMs) {
      clearTimeout(timer);
      timer = window.setTimeout(refresh, minRemountGapMs);
    } else {
      place.mount.remove();
      Object.assign(place, mountAt(place.settings, element));
    }
  }

  function refresh() {
    places.forEach(repair);
    const settings = findSettings(globals);
    if (!settings) return;
    const proof = JSON.stringify(readProof(settings));
    for (const element of findElements()) {
      const place = places.get(element);
      const mounted = proofs.get(element);
      // The same customer in a new settings object, as components create on each render: call the new
      // object's functions.
      if (place && mounted === proof) Object.setPrototypeOf(place.settings, settings);
      else if (mounted !== "") {
        unmount(element);
        proofs.set(element, proof);
        places.set(element, mountAt(Object.create(settings), element));
      }
    }
  }

  const portico: Portico = {
    mount(settings, element = findElements()[0]) {
      if (!isPlainObject(settings) || !element) {
        explain(appOrigin, {}, "no_mount_element");
        return () => {};
      }
      // One portal per element: mounting again removes the previous one.
      unmount(element);
      proofs.set(element, "");
      const place = mountAt(settings, element);
      places.set(element, place);
      return () => places.get(element) === place && unmount(element);
    },
    push: (callback) => callback(portico),
    refresh,
  };
  watchPage(globals, refresh, () => places.forEach(({ mount }) => mount.renew()));
  return portico;
}

/** Says in the console what a blank page waits for. */
export function warnIfBlank(appOrigin: string, globals: Record<string, unknown>): void {
  const settings = findSettings(globals);
  const element = findElements()[0];
  if (settings?.debug) explain(appOrigin, settings, element ? "loaded" : "no_element");
  else if (element && !settings) explain(appOrigin, {}, "no_settings");
}

/**
 * Every element with a known ID: a page that swaps its content briefly has two, and then one of them goes
 * away.
 */
function findElements(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`#${elementIds.join(",#")}`)];
}
