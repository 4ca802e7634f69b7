-- AlterTable
ALTER TABLE "Portal" ADD COLUMN     "firstVisitAt" TIMESTAMP(3);

-- Portals with a visit in the last day, or whose key was ever used, have been opened before.
UPDATE "Portal" SET "firstVisitAt" = opened."at" FROM (
  SELECT "merchantId", "mode", min("at") AS "at" FROM (
    SELECT "merchantId", "mode", min("createdAt") AS "at" FROM "Visit" GROUP BY 1, 2
    UNION ALL
    SELECT "merchantId", "mode", min("lastUsedAt") FROM "SecretKey" WHERE "lastUsedAt" IS NOT NULL GROUP BY 1, 2
  ) AS known GROUP BY 1, 2
) AS opened WHERE opened."merchantId" = "Portal"."merchantId" AND opened."mode" = "Portal"."mode";

-- CreateTable
CREATE TABLE "Preview" (
    "tokenHash" TEXT NOT NULL,
    "merchantId" TEXT NOT NULL,
    "portalId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "sessionId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Preview_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateIndex
CREATE INDEX "Preview_expiresAt_idx" ON "Preview"("expiresAt");

-- CreateIndex
CREATE INDEX "Preview_merchantId_sessionId_createdAt_idx" ON "Preview"("merchantId", "sessionId", "createdAt");

-- AddForeignKey
ALTER TABLE "Preview" ADD CONSTRAINT "Preview_merchantId_portalId_fkey" FOREIGN KEY ("merchantId", "portalId") REFERENCES "Portal"("merchantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preview" ADD CONSTRAINT "Preview_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
