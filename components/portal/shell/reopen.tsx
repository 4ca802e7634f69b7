"use client";

import { lazyDialog } from "./lazy-dialog";

/** Most visits open, and their pages don't load this script. */
export const Reopen = lazyDialog(async () => (await import("./reopen-page")).ReopenPage);
