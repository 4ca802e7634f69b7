"use client";

import { useState } from "react";
import type { SavedService } from "@/lib/settings/service";

/** The edited services, and the loaded services to compare them with. */
export function useServices(saved: SavedService[]) {
  // The services as last loaded. On saving, the server compares them with its own to detect someone else's changes.
  const [before, setBefore] = useState(saved);
  const [services, setServices] = useState(saved);
  const [index, setIndex] = useState(0);
  const service = services[index] ?? services[0];
  return {
    before,
    services,
    service,
    /** The names of the changed services. */
    changed: changesBetween(before, services),
    choose: setIndex,
    discard: () => setServices(before),
    /** Continues from the services that were just saved or imported. */
    adopt(now: SavedService[]) {
      setBefore(now);
      setServices(now);
    },
    /** Replaces or removes the visible service. */
    change(next: SavedService | null) {
      setServices(services.flatMap((each) => (each === service ? (next ?? []) : each)));
      if (!next) setIndex(0);
    },
    add(made: SavedService) {
      setServices([...services, made]);
      setIndex(services.length);
    },
  };
}

/** The names of the services that were added, changed or removed. */
function changesBetween(before: SavedService[], now: SavedService[]): string[] {
  const changed = now.filter((service, place) => JSON.stringify(service) !== JSON.stringify(before[place]));
  const removed = before.slice(now.length).map(({ name }) => `${name} removed`);
  return [...changed.map(({ name }) => name || "New service"), ...removed];
}
