"use client";

import { type MountOptions, mountPortal, type PortalHandle } from "@portico/embed";
import {
  createElement,
  type CSSProperties,
  forwardRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
  useEffect,
  useImperativeHandle,
  useRef,
} from "react";

export type * from "@portico/embed";

export type PorticoPortalProps = MountOptions & {
  /** The ID of the `div` around the portal. */
  id?: string;
  className?: string;
  style?: CSSProperties;
};

/** Opens a new visit in place of this one. */
export type PorticoPortalRef = Pick<PortalHandle, "reload">;

/**
 * The customer's portal. Another customer, proof or view opens a new visit; new functions only replace the old ones, so
 * they don't have to be memoized.
 */
export const PorticoPortal: ForwardRefExoticComponent<PorticoPortalProps & RefAttributes<PorticoPortalRef>> =
  forwardRef<PorticoPortalRef, PorticoPortalProps>(function PorticoPortal(
    { origin, nonce, id, className, style, ...options },
    ref,
  ) {
    const place = useRef<HTMLDivElement>(null);
    const portal = useRef<PortalHandle>(null);
    const current = useRef(options);
    const given = useRef<Record<string, undefined>>({});

    useEffect(() => {
      const mounted = mountPortal(place.current as HTMLDivElement, { origin, nonce, ...current.current });
      portal.current = mounted;
      return () => mounted.unmount();
    }, [origin, nonce]);

    useEffect(() => {
      current.current = options;
      // A prop that is no longer passed has to be reset.
      for (const name in options) given.current[name] = undefined;
      portal.current?.update({ ...given.current, ...options });
    });

    useImperativeHandle(ref, () => ({ reload: () => portal.current?.reload() }), []);

    return createElement("div", { ref: place, id, className, style });
  });
