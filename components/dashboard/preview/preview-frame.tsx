"use client";

import { useEffect, useRef, useState } from "react";
import { readFrameMessage } from "@/lib/embed/protocol";

type PreviewFrameProps = {
  /** The URL of one of our own pages (lib/merchant/preview.ts). */
  address: string;
  title: string;
  /** Whether the preview is only decoration, which nobody can click or tab into. */
  isInert?: boolean;
  className?: string;
  onExpired?: () => void;
};

/**
 * Shows the portal in a frame. A new URL loads in a hidden frame, which replaces the visible frame once the new page
 * has rendered.
 */
export function PreviewFrame({ address, title, isInert, className = "", onExpired }: PreviewFrameProps) {
  const [shown, setShown] = useState(address);
  const next = useRef<HTMLIFrameElement>(null);
  const current = useRef<HTMLIFrameElement>(null);

  useEffect(() => {
    function listen({ origin, source, data }: MessageEvent) {
      if (origin !== window.location.origin) return;
      const message = readFrameMessage(data);
      if (message?.type === "ready" && source === next.current?.contentWindow) setShown(address);
      if (message?.type === "expired" && source === current.current?.contentWindow) onExpired?.();
    }
    window.addEventListener("message", listen);
    return () => window.removeEventListener("message", listen);
  }, [address, onExpired]);

  const addresses = shown === address ? [shown] : [shown, address];
  return (
    <div className={`relative ${className}`}>
      {addresses.map((one) => (
        <iframe
          key={one}
          ref={one === shown ? current : next}
          src={one}
          title={title}
          inert={isInert || one !== shown}
          aria-hidden={isInert || one !== shown || undefined}
          tabIndex={isInert ? -1 : undefined}
          // A page without our script, such as an error page, never sends "ready", so it is shown once it has
          // loaded.
          onLoad={() => one === address && setShown(address)}
          className={`absolute inset-0 size-full border-0 ${one === shown ? "" : "opacity-0"}`}
        />
      ))}
    </div>
  );
}
