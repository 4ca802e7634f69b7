import type { World } from "../../world";

/** Something that happens automatically at a moment. */
export type Due = { at: number; happen: (world: World) => void };
