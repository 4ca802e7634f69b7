import { useState, useSyncExternalStore } from "react";
import { createFrame } from "./frame";
import { createHost } from "./host";

const neverChanges = () => () => undefined;
const hasNoOrigin = () => window.origin === "null";

/** The merchant's page, the frame in it, and whether a sandbox attribute removed the frame's origin. */
export function useEmbedding(hostOrigin: string, debug: boolean) {
  const [host] = useState(() => createHost(hostOrigin, debug));
  const [frame] = useState(() => createFrame(host));
  const isSandboxed = useSyncExternalStore(neverChanges, hasNoOrigin, () => false);
  return { host, frame, isSandboxed };
}
