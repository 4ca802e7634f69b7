-- CreateTable
CREATE TABLE "Finding" (
    "merchantId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "firstSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dismissedAt" TIMESTAMP(3),

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("merchantId","mode","kind","subject")
);

-- CreateIndex
CREATE INDEX "Finding_lastSeenAt_idx" ON "Finding"("lastSeenAt");
