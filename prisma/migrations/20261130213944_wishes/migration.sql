-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "wishes" JSONB;

-- AlterTable
ALTER TABLE "Visit" ADD COLUMN     "wishes" JSONB;
