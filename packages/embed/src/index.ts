/**
 * Puts Portico's portal into a page: loads its script from your installation once, and mounts portals. Safe to import on
 * a server.
 */
export { loadPortico, type LoadOptions } from "./load";
export { mountPortal, type MountOptions } from "./mount";
export { portalOptionNames } from "./option-names";
export type * from "../../../lib/embed/api";
