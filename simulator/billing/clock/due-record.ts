import type { World } from "../../world";

/** Something that happens by itself at a moment. */
export type Due = { at: number; happen: (world: World) => void };
