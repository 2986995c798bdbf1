import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { publicAction } from "@/lib/accounts/gates/action-client";
import { EVENT_DATA } from "@/lib/capabilities/schema";
import { versionContentSchema } from "@/lib/listings/schema";
import { issueWords } from "@/lib/platform/forms/issue-words";
import { FORM_LOCALE } from "@/lib/platform/forms/posted-answer";
import { isSaid, say } from "@/lib/platform/messages/said";
import { speak } from "@/lib/platform/messages/speak";
import { comeFrom } from "../support/action-request";

vi.mock("next/headers", async () => (await import("../support/action-request")).nextHeaders());

// No schema answers a person in the words of its library, whatever was sent.

const modules = import.meta.glob<Record<string, unknown>>("/lib/**/schema.ts", { eager: true });

const schemas = Object.entries(modules).flatMap(([file, exports]) =>
  Object.entries(exports).flatMap(([name, value]) =>
    value instanceof z.ZodType ? [[`${file.replace(/^\/lib\//, "")} ${name}`, value] as const] : [],
  ),
);

const BAD = [
  undefined,
  null,
  "",
  "x",
  "-1",
  "0.5",
  "9".repeat(30),
  "z".repeat(30_000),
  [],
  [1],
  {},
  { a: { b: 1 } },
  true,
  NaN,
];
/** The library's own words name types and signs. */
const MACHINE = /\bexpected|received|invalid (input|option|string|key)|[<>]=/i;

/** Every value of the schema gone wrong: alone, in each field of an object, and in each field of the objects inside it. */
function* wrongs(schema: z.ZodType, depth = 0): Generator<unknown> {
  yield* BAD;
  const inner = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  if (!(inner instanceof z.ZodType) || depth > 3) return;
  if (inner instanceof z.ZodArray && inner.element instanceof z.ZodType)
    for (const value of wrongs(inner.element, depth + 1)) yield [value];
  if (!(inner instanceof z.ZodObject)) return;
  for (const [name, field] of Object.entries(inner.shape))
    if (field instanceof z.ZodType) for (const value of wrongs(field, depth + 1)) yield { [name]: value };
  yield { nobodyKnowsThis: 1 };
}

function machineWords(schema: z.ZodType): string[] {
  const said = new Set<string>();
  for (const value of wrongs(schema)) {
    const { error } = schema.safeParse(value, { error: issueWords });
    for (const issue of error?.issues ?? [])
      if (MACHINE.test(issue.message) || !isSaid(issue.message)) said.add(`${issue.path}: ${issue.message}`);
  }
  return [...said];
}

describe("bad values", () => {
  it("are answered in words by every action, whose one door gives them", async () => {
    await comeFrom(null);
    const act = publicAction({
      policy: "account.create",
      schema: z.object({ stars: z.coerce.number().int().max(5), outcome: z.enum(["keep", "remove"]) }),
      run: async () => undefined,
    });
    expect(await act(null, { stars: "9", outcome: "perhaps" })).toMatchObject({
      ok: false,
      fields: { stars: ["At most 5."], outcome: ["Choose from the list."] },
    });
  });

  it("are answered in the language of the form, from the top to each field", async () => {
    await comeFrom(null);
    const act = publicAction({
      policy: "account.create",
      schema: z.object({ stars: z.coerce.number().int().max(5) }),
      run: async () => undefined,
    });
    const form = new FormData();
    for (const [name, value] of Object.entries({ stars: "9", [FORM_LOCALE]: "he" })) form.set(name, value);
    const answer = await act(null, form);
    expect(answer).toMatchObject({ ok: false, message: speak("he", say("errors.invalid_input")) });
    expect(answer).toMatchObject({ fields: { stars: [speak("he", say("fields.atMost", { most: 5 }))] } });
    expect(JSON.stringify(answer)).toMatch(/\p{Script=Hebrew}/u);
  });

  it("there are schemas to try", () => {
    expect(schemas.length).toBeGreaterThan(50);
  });

  it.each(schemas)("%s answers in words", (_name, schema) => {
    expect(machineWords(schema)).toEqual([]);
  });

  it.each(Object.entries(EVENT_DATA))("test data of %s too", (_type, schema) => {
    expect(machineWords(schema)).toEqual([]);
  });

  it.each([
    [{ setupMinutes: "-5" }, "Enter whole minutes, from 0 to 600."],
    [{ setupMinutes: "half an hour" }, "Enter whole minutes, from 0 to 600."],
    [{ plans: [{ name: "A", amountMinor: "1", trialDays: "91" }] }, "Enter whole days, from 0 to 90."],
  ])("%j is told what to enter", (patch, sentence) => {
    const { error } = versionContentSchema.safeParse({ name: "Tallyho", ...patch }, { error: issueWords });
    expect(error?.issues.map(({ message }) => speak("en", message))).toEqual([sentence]);
  });
});
