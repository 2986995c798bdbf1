import { defineConfig } from "prisma/config";

/** For people who use Prisma's own CLI; the scripts here apply the same migrations through the same engine. */
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations", seed: "npm run db:seed" },
  datasource: { url: process.env.MIGRATE_DATABASE_URL ?? process.env.DATABASE_URL ?? "" },
});
