-- AlterTable
ALTER TABLE "Visit" ADD COLUMN     "apiKeyId" TEXT,
ADD COLUMN     "returnUrl" TEXT;

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" TEXT NOT NULL,
    "merchantId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PortalLink" (
    "id" TEXT NOT NULL,
    "merchantId" TEXT NOT NULL,
    "portalId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "hash" TEXT NOT NULL,
    "sealedSecret" TEXT NOT NULL,
    "apiKeyId" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "identifyBy" TEXT NOT NULL,
    "action" TEXT,
    "subscriptionId" TEXT,
    "locale" TEXT,
    "returnUrl" TEXT,
    "idempotencyKey" TEXT,
    "requestHash" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "spentAt" TIMESTAMP(3),

    CONSTRAINT "PortalLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_hash_key" ON "ApiKey"("hash");

-- CreateIndex
CREATE INDEX "ApiKey_merchantId_mode_idx" ON "ApiKey"("merchantId", "mode");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_merchantId_id_key" ON "ApiKey"("merchantId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PortalLink_hash_key" ON "PortalLink"("hash");

-- CreateIndex
CREATE INDEX "PortalLink_expiresAt_idx" ON "PortalLink"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "PortalLink_merchantId_mode_idempotencyKey_key" ON "PortalLink"("merchantId", "mode", "idempotencyKey");

-- CreateIndex
CREATE INDEX "Visit_merchantId_apiKeyId_idx" ON "Visit"("merchantId", "apiKeyId");

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "Merchant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalLink" ADD CONSTRAINT "PortalLink_merchantId_portalId_fkey" FOREIGN KEY ("merchantId", "portalId") REFERENCES "Portal"("merchantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalLink" ADD CONSTRAINT "PortalLink_merchantId_apiKeyId_fkey" FOREIGN KEY ("merchantId", "apiKeyId") REFERENCES "ApiKey"("merchantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_merchantId_apiKeyId_fkey" FOREIGN KEY ("merchantId", "apiKeyId") REFERENCES "ApiKey"("merchantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
