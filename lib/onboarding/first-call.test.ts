import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { curlCommands, typescriptExample } from "./first-call";

const CALL = { origin: "https://market.example", clientId: "cli_1", secret: "cs_2" };

it("is ready to be pasted: every address and key is the partner's own", () => {
  const { token, orders } = curlCommands(CALL);
  expect(token).toContain("https://market.example/oauth/token");
  expect(token).toContain("-u 'cli_1:cs_2'");
  expect(orders).toContain("https://market.example/api/v1/orders?limit=3");
  expect(typescriptExample(CALL)).toContain('Buffer.from("cli_1:cs_2")');
});

it("says where the secret goes while there is none", () => {
  expect(curlCommands({ ...CALL, secret: null }).token).toContain("cli_1:<client secret>");
  expect(typescriptExample({ ...CALL, secret: null })).toContain("cli_1:<client secret>");
});

/** The arguments `curl` gets from a line, in a shell that refuses patterns matching no file, as zsh does. */
function argumentsOf(line: string): string[] {
  const script = `curl() { printf '%s\\n' "$@"; }\nTOKEN=tok\n${line}`;
  return execFileSync("bash", ["-O", "failglob", "-c", script], { encoding: "utf8" }).trim().split("\n");
}

it("reaches the server as it stands from a shell that reads a bare ? as a pattern", () => {
  expect(argumentsOf(curlCommands(CALL).orders)).toEqual([
    "-s",
    "https://market.example/api/v1/orders?limit=3",
    "-H",
    "Authorization: Bearer tok",
  ]);
});
