-- AlterTable
ALTER TABLE "Visit" ADD COLUMN     "customerId" TEXT;

-- Visits that are under way go on with the one customer they had.
UPDATE "Visit" SET "customerId" = "customerIds"[1] WHERE cardinality("customerIds") = 1;
