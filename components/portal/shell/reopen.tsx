"use client";

import { lazyDialog } from "./lazy-dialog";

/** Most visits open, so their page doesn't load what another one would need. */
export const Reopen = lazyDialog(async () => (await import("./reopen-page")).ReopenPage);
