-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "confirmedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Whoever is signed in now gave the password when the session began.
UPDATE "Session" SET "confirmedAt" = "createdAt";

-- A visit of a key that is not there could not be read any more.
DELETE FROM "Visit" WHERE "secretKeyId" IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "SecretKey" WHERE "SecretKey"."merchantId" = "Visit"."merchantId" AND "SecretKey"."id" = "Visit"."secretKeyId"
);

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_merchantId_secretKeyId_fkey" FOREIGN KEY ("merchantId", "secretKeyId") REFERENCES "SecretKey"("merchantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
