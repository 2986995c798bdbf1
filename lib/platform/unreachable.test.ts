import { expect, it } from "vitest";
import { saysUnreachable } from "./unreachable";

const withCode = (code: string, message = "no") => Object.assign(new Error(message), { code });

it.each(["P1001", "P2024", "53300", "57P03", "08006", "ECONNREFUSED"])("%s says that nobody answers now", (code) =>
  expect(saysUnreachable(withCode(code))).toBe(true),
);

it.each([
  "timeout exceeded when trying to connect",
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
  "Invalid `on.session.findMany()` invocation:\ntimeout exceeded when trying to connect",
  "Transaction API error: Unable to start a transaction in the given time.",
])("%s says so too", (message) => expect(saysUnreachable(new Error(message))).toBe(true));

it.each([
  withCode("23505"),
  withCode("57014", "canceling statement due to statement timeout"),
  withCode("P2025"),
  new Error("Transaction API error: Transaction already closed"),
  new TypeError("x is not a function"),
  "timeout exceeded when trying to connect",
  null,
])("%s does not", (error) => expect(saysUnreachable(error)).toBe(false));
