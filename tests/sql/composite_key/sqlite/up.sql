CREATE TABLE "orders" (
    "tenant_id" INTEGER NOT NULL,
    "number" BIGINT NOT NULL,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("tenant_id", "number")
);
CREATE TABLE "invoices" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "tenant_id" INTEGER NOT NULL,
    "order_number" BIGINT NOT NULL,
    CONSTRAINT "invoices_tenant_id_order_number_fkey" FOREIGN KEY ("tenant_id", "order_number") REFERENCES "orders" ("tenant_id", "number") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "invoices_tenant_id_order_number_key" ON "invoices" ("tenant_id", "order_number");
