"use client";

import { lazyDialog } from "./lazy-dialog";

/** Most visits open, so their page doesn't load this script. */
export const Reopen = lazyDialog(async () => (await import("./reopen-page")).ReopenPage);
