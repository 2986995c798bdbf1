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
