import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { pointPartnerApp } from "./partner-app.ts";
import { readSettings } from "./settings.ts";

function folderWith(state: object | undefined) {
  const dataDir = mkdtempSync(join(tmpdir(), "partner-app-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const file = join(dataDir, "partner-app.json");
  if (state) writeFileSync(file, `${JSON.stringify(state, null, 2)}\n`);
  return { settings: readSettings({ DATA_DIR: dataDir, PORT: "4000" }), file };
}

const app = (issuer: string) => ({
  name: "One",
  settings: { issuer, clientId: "cli_1" },
  installations: [{ id: "ins_1" }],
});

test("another PORT is another issuer, for every app of the sample process; the rest stays", async () => {
  const { settings, file } = folderWith({
    apps: { one: app("http://localhost:3000"), two: app("http://localhost:3000") },
  });
  await pointPartnerApp(settings);
  const expected = app("http://localhost:4000");
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ apps: { one: expected, two: expected } });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("the settings that a person pasted are pointed too, and a file of before there were several apps", async () => {
  const { settings, file } = folderWith(app("http://localhost:3000"));
  await pointPartnerApp(settings);
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject(app("http://localhost:4000"));
});

test("without a file there is nothing to point", async () => {
  const { settings } = folderWith(undefined);
  await expect(pointPartnerApp(settings)).resolves.toBeUndefined();
});
