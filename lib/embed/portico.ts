import type { PortalHandle, PortalOptions, PorticoGlobal } from "./api";
import { globals } from "./globals";
import { explain } from "./help";
import { lookOf } from "./look";
import type { Merchant } from "./merchant-function";
import { type Mount, mountPortal } from "./mount-portal";
import { elementSelector, type EmbedSettings, findSettings, isPlainObject, readProof } from "./settings";
import { watchPage } from "./watch-page";

type MountedPortal = { merchant: Merchant; mounted: Mount };

/**
 * The shortest time between remounts, because a page that keeps emptying the element must not cause a flood of
 * requests.
 */
const minRemountGapMs = 1_000;

export function createPortico(appOrigin: string): PorticoGlobal {
  const places = new Map<HTMLElement, MountedPortal>();
  /**
   * The proof with which `refresh` mounted each element, or "" if the page called `mount`: `refresh` never replaces
   * such a portal.
   */
  const proofs = new WeakMap<HTMLElement, string>();
  let timer = 0;

  function unmount(element: HTMLElement) {
    places.get(element)?.mounted.remove();
    places.delete(element);
  }

  /** Mounts a portal in the element, and removes the previous one from it. */
  function mountAt(element: HTMLElement, settings: EmbedSettings, proof: string): MountedPortal {
    const merchant = { appOrigin, settings, listeners: new Set() as Merchant["listeners"] };
    unmount(element);
    proofs.set(element, proof);
    const place = { merchant, mounted: mountPortal(merchant, element) };
    places.set(element, place);
    return place;
  }

  /** Remounts a portal that the page moved or emptied. Unmounts a removed portal, unless `mount` mounted it. */
  function repair(place: MountedPortal, element: HTMLElement) {
    if (!element.isConnected) return proofs.get(element) && unmount(element);
    if (place.mounted.isIntact()) return;
    if (performance.now() - place.mounted.mountedAt < minRemountGapMs) {
      clearTimeout(timer);
      timer = window.setTimeout(refresh, minRemountGapMs);
    } else {
      remount(place, element);
    }
  }

  function refresh() {
    places.forEach(repair);
    const settings = findSettings(globals);
    if (!settings) return;
    const proof = proofText(settings);
    for (const element of findElements()) {
      const place = places.get(element);
      const mounted = proofs.get(element);
      // The customer is the same, but the settings object is new, because components create one on each render. From
      // now on, the new object's functions are called.
      if (place && mounted === proof) place.merchant.settings = settings;
      else if (mounted !== "") mountAt(element, settings, proof);
    }
  }

  function mount(element: HTMLElement, options: PortalOptions): PortalHandle {
    if (!(element instanceof Node && isPlainObject(options)))
      throw TypeError(`${appOrigin}/docs/embed#mount`);
    const place = mountAt(element, { ...options }, "");
    const isMounted = () => places.get(element) === place;
    return createHandle(place, element, isMounted, () => unmount(element));
  }

  const portico: PorticoGlobal = { mount, push: (callback) => callback(portico), refresh };
  watchPage(refresh, () => places.forEach(({ mounted }) => mounted.renew()));
  return portico;
}

function remount(place: MountedPortal, element: HTMLElement): void {
  place.mounted.remove();
  place.mounted = mountPortal(place.merchant, element);
}

function createHandle(
  place: MountedPortal,
  element: HTMLElement,
  isMounted: () => boolean,
  unmount: () => void,
): PortalHandle {
  const { settings, listeners } = place.merchant;
  return {
    update(changes) {
      const before = proofText(settings);
      Object.assign(settings, changes);
      if (isMounted() && before !== proofText(settings)) remount(place, element);
    },
    reload: () => isMounted() && place.mounted.renew(),
    unmount: () => isMounted() && unmount(),
    on(event, listener) {
      const entry = [event, listener] as const;
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
}

/** Combines the proof and the look into one string. If it changes, a new portal is mounted. */
const proofText = (settings: EmbedSettings) => JSON.stringify(readProof(settings)) + lookOf(settings, "");

/** Explains in the console why a page shows no portal, and in debug mode also lists mistakes in its settings. */
export function checkPage(appOrigin: string): void {
  const settings = findSettings(globals);
  if (settings?.debug) explain({ appOrigin, settings }, "loaded");
  else if (!settings && findElements()[0]) explain({ appOrigin, settings: {} }, "no_settings");
}

/**
 * Every element with a known ID, because a page that swaps its content can briefly have two elements with the same ID.
 */
const findElements = () => document.querySelectorAll<HTMLElement>(elementSelector);
