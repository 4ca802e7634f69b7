"use client";

import { useState } from "react";
import type { SavedService } from "@/lib/settings/service";

/** The services as they are edited, and as they were loaded. */
export function useServices(saved: SavedService[]) {
  // As last loaded. The server compares this on saving, to notice what somebody else has saved since.
  const [before, setBefore] = useState(saved);
  const [services, setServices] = useState(saved);
  const [index, setIndex] = useState(0);
  const service = services[index] ?? services[0];
  return {
    before,
    services,
    service,
    /** The names of what was changed. */
    changed: changesBetween(before, services),
    choose: setIndex,
    discard: () => setServices(before),
    /** After saving, or after somebody's import. */
    adopt(now: SavedService[]) {
      setBefore(now);
      setServices(now);
    },
    /** Replaces the service in sight, or removes it. */
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
