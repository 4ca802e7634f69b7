-- CreateTable
CREATE TABLE "CardSetup" (
    "id" TEXT NOT NULL,
    "merchantId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "portalId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "agreed" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "nextCheckAt" TIMESTAMP(3),
    "checks" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "CardSetup_pkey" PRIMARY KEY ("merchantId","mode","id")
);

-- CreateIndex
CREATE INDEX "CardSetup_nextCheckAt_idx" ON "CardSetup"("nextCheckAt");

-- CreateIndex
CREATE INDEX "CardSetup_merchantId_mode_customerId_idx" ON "CardSetup"("merchantId", "mode", "customerId");
