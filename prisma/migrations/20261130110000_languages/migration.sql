-- AlterTable
ALTER TABLE "Ticket" ADD COLUMN     "locale" TEXT;

-- AlterTable
ALTER TABLE "Visit" ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'en-US';
