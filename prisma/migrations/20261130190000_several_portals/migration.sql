-- A mode may have several portals. The oldest is the first one, which is the only one of every merchant so far.
CREATE INDEX "Portal_merchantId_mode_createdAt_idx" ON "Portal"("merchantId", "mode", "createdAt");
DROP INDEX "Portal_merchantId_mode_key";
