-- CreateTable
CREATE TABLE "RefusedVisit" (
    "id" TEXT NOT NULL,
    "merchantId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "portalId" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "mistake" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "isSiteWrong" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RefusedVisit_pkey" PRIMARY KEY ("merchantId","id")
);

-- CreateIndex
CREATE INDEX "RefusedVisit_merchantId_portalId_createdAt_idx" ON "RefusedVisit"("merchantId", "portalId", "createdAt");

-- CreateIndex
CREATE INDEX "RefusedVisit_createdAt_idx" ON "RefusedVisit"("createdAt");

-- AddForeignKey
ALTER TABLE "RefusedVisit" ADD CONSTRAINT "RefusedVisit_merchantId_portalId_fkey" FOREIGN KEY ("merchantId", "portalId") REFERENCES "Portal"("merchantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
