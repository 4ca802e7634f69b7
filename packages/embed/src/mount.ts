import type { PortalHandle, PortalOptions } from "../../../lib/embed/api";
import { type LoadOptions, loadPortico } from "./load";

export type MountOptions = PortalOptions & LoadOptions;

/**
 * Shows a portal in the element once Portico's script has loaded. The handle works immediately. If the script
 * can't be loaded, the reason is in the console, and `onError` gets the code `unreachable`, or `invalid` if `origin`
 * isn't an origin.
 */
export function mountPortal(element: HTMLElement, { origin, nonce, ...options }: MountOptions): PortalHandle {
  let portal: PortalHandle | undefined;
  let isUnmounted = false;
  const waiting: ((portal: PortalHandle) => void)[] = [];
  loadPortico({ origin, nonce }).then(
    (portico) => {
      if (isUnmounted || !portico) return;
      portal = portico.mount(element, options);
      waiting.forEach((start) => start(portal as PortalHandle));
    },
    (error: unknown) => {
      if (isUnmounted) return;
      console.error("[portico]", error);
      const code = error instanceof TypeError ? "invalid" : "unreachable";
      options.onError?.({ event: "error", response: { code }, extras: {} });
    },
  );
  return {
    update(changes) {
      Object.assign(options, changes);
      portal?.update(changes);
    },
    reload: () => portal?.reload(),
    unmount() {
      isUnmounted = true;
      portal?.unmount();
    },
    on(event, listener) {
      let stop: (() => void) | undefined;
      let isStopped = false;
      const start = (mounted: PortalHandle) => {
        if (!isStopped) stop = mounted.on(event, listener);
      };
      if (portal) start(portal);
      else waiting.push(start);
      return () => {
        isStopped = true;
        stop?.();
      };
    },
  };
}
