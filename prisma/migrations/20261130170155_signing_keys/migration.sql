-- CreateEnum
CREATE TYPE "KeyPurpose" AS ENUM ('hash', 'token');

-- AlterTable
ALTER TABLE "SecretKey" ADD COLUMN     "purpose" "KeyPurpose" NOT NULL DEFAULT 'hash';

-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "provenBy" TEXT;

-- AlterTable
ALTER TABLE "Visit" ADD COLUMN     "provenBy" TEXT;

-- CreateTable
CREATE TABLE "SpentToken" (
    "merchantId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "hash" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SpentToken_pkey" PRIMARY KEY ("merchantId","mode","hash")
);

-- CreateIndex
CREATE INDEX "SpentToken_expiresAt_idx" ON "SpentToken"("expiresAt");

-- What Prisma's schema cannot say is written by hand from here on.

-- Until now, everything that was proven was proven by a hash.
UPDATE "Ticket" SET "provenBy" = 'hash' WHERE "secretKeyId" IS NOT NULL;
UPDATE "Visit" SET "provenBy" = 'hash' WHERE "secretKeyId" IS NOT NULL;
