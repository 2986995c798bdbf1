import { afterAll, beforeAll, beforeEach } from "vitest";
import { testDatabase } from "../support/database-env";
import { startIssuer } from "./server";

/** Starts the issuer for a test file on a port of its own; the rate limits start afresh with each test. */
export function withIssuer(): void {
  let stop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    stop = await startIssuer();
  });
  beforeEach(async () => {
    await testDatabase().query("DELETE FROM rate_limit");
  });
  afterAll(async () => stop?.());
}
