-- AlterTable
ALTER TABLE "Merchant" ADD COLUMN     "deletesAt" TIMESTAMP(3);

-- AlterTable
-- Nothing ever read the input: what is repeated is the plan, and one intent is told from another by the hash.
ALTER TABLE "Operation" DROP COLUMN "input",
ADD COLUMN     "emptiedAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "Erasure" (
    "id" TEXT NOT NULL,
    "merchantId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "customerIds" TEXT[],
    "identities" TEXT[],
    "requestedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMP(3),

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Erasure_merchantId_mode_idx" ON "Erasure"("merchantId", "mode");

-- CreateIndex
CREATE INDEX "Erasure_finishedAt_idx" ON "Erasure"("finishedAt");

-- What Prisma's schema cannot say is written by hand from here on.

-- Finds what is to be emptied among the rows of more than a year.
CREATE INDEX "Operation_to_be_emptied" ON "Operation" ("resolvedAt") WHERE "emptiedAt" IS NULL;

-- Entries are kept for 400 days (lib/db/kept/tables.ts); then they may go, and not a day before.
CREATE OR REPLACE FUNCTION "refuse_change_of_audit_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF current_setting('portico.erased_merchant', true) = OLD."merchantId" THEN
            RETURN OLD;
        END IF;
        IF OLD."createdAt" < (now() AT TIME ZONE 'UTC') - interval '400 days' THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'audit entries are added and never changed' USING ERRCODE = 'insufficient_privilege';
END $$;
