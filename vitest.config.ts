import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// A zone with a 45-minute offset and summer time: whatever forgets to say UTC fails here. The workers inherit it.
process.env.TZ = "Pacific/Chatham";

const SUPPORT = "./tests/support";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    pool: "forks",
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,components,lib,prisma,scripts,sdk}/**/*.test.{ts,tsx}"],
          globalSetup: [`${SUPPORT}/generate.ts`],
          setupFiles: [`${SUPPORT}/unit-env.ts`, `${SUPPORT}/console-guard.ts`],
          testTimeout: 30_000,
        },
      },
      // The sample partner app: processes and servers of its own, so it has a project of its own.
      {
        extends: true,
        test: {
          name: "examples",
          include: ["examples/**/*.test.ts"],
          setupFiles: [`${SUPPORT}/console-guard.ts`],
        },
      },
      {
        extends: true,
        test: {
          name: "architecture",
          include: ["tests/architecture/**/*.test.ts"],
          globalSetup: [`${SUPPORT}/generate.ts`],
          setupFiles: [`${SUPPORT}/unit-env.ts`],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/{integration,conformance,torture}/**/*.test.{ts,tsx}"],
          globalSetup: [`${SUPPORT}/generate.ts`, `${SUPPORT}/test-server.ts`],
          setupFiles: [`${SUPPORT}/database-env.ts`, `${SUPPORT}/console-guard.ts`],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
