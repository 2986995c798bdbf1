-- CreateTable
CREATE TABLE "mail_block" (
    "address_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_block_pkey" PRIMARY KEY ("address_hash")
);
