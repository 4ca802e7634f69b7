-- CreateEnum
CREATE TYPE "Mode" AS ENUM ('test', 'live');

-- CreateTable
CREATE TABLE "Merchant" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Merchant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Member" (
    "id" TEXT NOT NULL,
    "merchantId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "sessionVersion" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSignInAt" TIMESTAMP(3),

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StripeKey" (
    "merchantId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "accountId" TEXT NOT NULL,
    "accountName" TEXT,
    "sealedKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "publishableKey" TEXT,
    "checkedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "StripeKey_pkey" PRIMARY KEY ("merchantId","mode")
);

-- CreateTable
CREATE TABLE "SecretKey" (
    "id" TEXT NOT NULL,
    "merchantId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "sealedSecret" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMP(3),
    "retiresAt" TIMESTAMP(3),

    CONSTRAINT "SecretKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Portal" (
    "id" TEXT NOT NULL,
    "merchantId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "service" JSONB,
    "allowedOrigins" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Portal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ticket" (
    "hash" TEXT NOT NULL,
    "merchantId" TEXT NOT NULL,
    "portalId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "identity" TEXT NOT NULL,
    "identifyBy" TEXT NOT NULL,
    "secretKeyId" TEXT,
    "subscriptionId" TEXT,
    "origin" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "spentAt" TIMESTAMP(3),

    CONSTRAINT "Ticket_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Visit" (
    "tokenHash" TEXT NOT NULL,
    "merchantId" TEXT NOT NULL,
    "portalId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "identity" TEXT NOT NULL,
    "identifyBy" TEXT NOT NULL,
    "customerIds" TEXT[],
    "secretKeyId" TEXT,
    "subscriptionId" TEXT,
    "origin" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "Operation" (
    "id" TEXT NOT NULL,
    "merchantId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "portalId" TEXT NOT NULL,
    "customerId" TEXT NOT NULL,
    "subscriptionId" TEXT NOT NULL,
    "intentId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "leaseUntil" TIMESTAMP(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMP(3),

    CONSTRAINT "Operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL,
    "merchantId" TEXT NOT NULL,
    "mode" "Mode",
    "actor" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Member_email_key" ON "Member"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Member_merchantId_id_key" ON "Member"("merchantId", "id");

-- CreateIndex
CREATE INDEX "SecretKey_merchantId_mode_idx" ON "SecretKey"("merchantId", "mode");

-- CreateIndex
CREATE UNIQUE INDEX "SecretKey_merchantId_id_key" ON "SecretKey"("merchantId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Portal_merchantId_id_key" ON "Portal"("merchantId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Portal_merchantId_mode_key" ON "Portal"("merchantId", "mode");

-- CreateIndex
CREATE INDEX "Ticket_expiresAt_idx" ON "Ticket"("expiresAt");

-- CreateIndex
CREATE INDEX "Visit_expiresAt_idx" ON "Visit"("expiresAt");

-- CreateIndex
CREATE INDEX "Visit_merchantId_secretKeyId_idx" ON "Visit"("merchantId", "secretKeyId");

-- CreateIndex
CREATE INDEX "Operation_state_leaseUntil_idx" ON "Operation"("state", "leaseUntil");

-- CreateIndex
CREATE INDEX "Operation_merchantId_mode_subscriptionId_idx" ON "Operation"("merchantId", "mode", "subscriptionId");

-- CreateIndex
CREATE UNIQUE INDEX "Operation_merchantId_mode_customerId_intentId_key" ON "Operation"("merchantId", "mode", "customerId", "intentId");

-- CreateIndex
CREATE INDEX "AuditEntry_merchantId_createdAt_idx" ON "AuditEntry"("merchantId", "createdAt");

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "Merchant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StripeKey" ADD CONSTRAINT "StripeKey_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "Merchant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretKey" ADD CONSTRAINT "SecretKey_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "Merchant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Portal" ADD CONSTRAINT "Portal_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "Merchant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ticket" ADD CONSTRAINT "Ticket_merchantId_portalId_fkey" FOREIGN KEY ("merchantId", "portalId") REFERENCES "Portal"("merchantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_merchantId_portalId_fkey" FOREIGN KEY ("merchantId", "portalId") REFERENCES "Portal"("merchantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say is written by hand from here on.

-- In live mode the security hash is never off, whatever the code above the database believes.
ALTER TABLE "Portal" ADD CONSTRAINT "Portal_live_needs_securityHash"
    CHECK ("mode" = 'test' OR coalesce(("settings" ->> 'securityHash')::boolean, true));

-- Two changes of one subscription at once would each be computed from a state the other is changing.
-- Operations that concern no subscription (a new card, say) carry an empty id and do not exclude each other.
CREATE UNIQUE INDEX "Operation_one_open_per_subscription"
    ON "Operation" ("merchantId", "mode", "subscriptionId")
    WHERE "state" IN ('created', 'calling', 'unknown') AND "subscriptionId" <> '';

ALTER TABLE "Operation" ADD CONSTRAINT "Operation_state_is_known"
    CHECK ("state" IN ('created', 'calling', 'succeeded', 'failed', 'unknown'));

-- What happened stays as it was written. Only the erasure of a whole merchant may take its entries along, in a
-- transaction that names that merchant: SELECT set_config('portico.erased_merchant', '<merchant id>', true).
CREATE FUNCTION "refuse_change_of_audit_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF current_setting('portico.erased_merchant', true) = OLD."merchantId" THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'audit entries are added and never changed' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "AuditEntry_is_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_audit_entry"();

CREATE TRIGGER "AuditEntry_is_not_emptied" BEFORE TRUNCATE ON "AuditEntry"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit_entry"();
