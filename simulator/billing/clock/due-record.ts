import type { World } from "../../world";

/** Something that happens automatically at a certain time. */
export type DueAction = { at: number; run: (world: World) => void };
