import { expect, it } from "vitest";
import { spokenAction } from "@/lib/accounts/audit/spoken-action";
import { MEASURES } from "@/lib/lifecycle/transitions";
import { ENDPOINT_MOVES } from "@/lib/webhooks/transitions";
import { isTest, sourcesUnder } from "./sources";

// Staff read the audit in words, so each action that the product writes needs some. Names put together from a table are taken from that table.

const literal = /"([a-z-]+(?:\.[a-z_-]+)+)"/g;
const writers = sourcesUnder("lib").filter(({ file, text }) => !isTest(file) && /\baudit\(|recordAudit\(/.test(text));
const written = writers.flatMap(({ text }) =>
  text
    .split("\n")
    .filter((line) => /\baction:/.test(line))
    .flatMap((line) => [...line.matchAll(literal)].map(([, action]) => action ?? "")),
);
const moves = Object.entries(ENDPOINT_MOVES).flatMap(([move, { by }]) => (by === "worker" ? [] : `endpoint.${move}`));
const measures = Object.values(MEASURES).flatMap(({ policy }) =>
  ["", ".propose", ".decline", ".withdraw"].map((step) => policy + step),
);
const teams = ["workspace", "partner"].flatMap((kind) =>
  ["leave", "member.invite", "member.uninvite", "member.role", "member.remove"].map((act) => `${kind}.${act}`),
);

it("every action that the audit may hold is said in words", () => {
  expect(written.length).toBeGreaterThan(60);
  const actions = [...new Set([...written, ...moves, ...measures, ...teams])];
  expect(actions.filter((action) => spokenAction(action) === action)).toEqual([]);
});
