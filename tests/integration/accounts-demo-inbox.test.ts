import { afterEach, describe, expect, it, vi } from "vitest";
import { DEMO_INBOX_COOKIE } from "@/lib/accounts/constants";
import { rememberAsked } from "@/lib/accounts/demo-inbox/cookie";
import { loadInbox } from "@/lib/accounts/demo-inbox/loaders";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { comeFrom, cookieOf } from "../support/action-request";

vi.mock("next/headers", async () => (await import("../support/action-request")).nextHeaders());
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => undefined }));

const settings = { ...env() };
afterEach(() => {
  Object.assign(env(), settings);
});

async function mail(to: string, kind: string, subject: string, link: string): Promise<void> {
  await db().mailMessage.create({
    data: { id: newId(), to, kind, subject, locale: "en", text: `Hello\n\nGo:\n${link}\n\n--\nPatchbay`, html: "" },
  });
}

/** A browser that asked for an account with an address; answers what it keeps. */
async function asked(email: string): Promise<string> {
  await comeFrom(null);
  await rememberAsked(email);
  return cookieOf(DEMO_INBOX_COOKIE) ?? "";
}

describe("the demo's inbox", () => {
  it("shows who asked for an account the mail that confirms it, and no other's, nor a link to a new password", async () => {
    const email = `ada-${newId()}@x.example`;
    await mail(email, "account.verify", "Confirm", `${env().origin}/en/verify/abc`);
    await mail(email, "account.reset", "New password", `${env().origin}/en/password/reset/abc`);
    await mail("someone@x.example", "account.verify", "Another's", `${env().origin}/en/verify/def`);
    await comeFrom(null, env().origin, { cookies: { [DEMO_INBOX_COOKIE]: await asked(email) } });
    expect((await loadInbox()).mails).toMatchObject([
      { to: email, subject: "Confirm", action: { label: "Go", url: `${env().origin}/en/verify/abc` } },
    ]);
  });

  it("takes no cookie that somebody made up", async () => {
    const email = `mo-${newId()}@x.example`;
    await mail(email, "account.verify", "Confirm", "https://elsewhere.example/en/verify/abc");
    const [signature = ""] = (await asked("me@x.example")).split(".");
    await comeFrom(null, env().origin, { cookies: { [DEMO_INBOX_COOKIE]: `${signature}.${email}` } });
    expect((await loadInbox()).mails).toEqual([]);
    await comeFrom(null, env().origin, { cookies: { [DEMO_INBOX_COOKIE]: await asked(email) } });
    expect((await loadInbox()).mails).toMatchObject([{ subject: "Confirm", action: { label: "Go" } }]);
  });

  it.each([{ isDemo: false }, { SMTP_URL: "smtp://mail.example" }])("is not there with %j", async (change) => {
    const email = `eve-${newId()}@x.example`;
    await mail(email, "account.verify", "Confirm", `${env().origin}/en/verify/abc`);
    const cookie = await asked(email);
    await comeFrom(null, env().origin, { cookies: { [DEMO_INBOX_COOKIE]: cookie } });
    Object.assign(env(), change);
    await expect(loadInbox()).rejects.toMatchObject({ digest: expect.stringContaining("404") });
    await comeFrom(null);
    await rememberAsked(email);
    expect(cookieOf(DEMO_INBOX_COOKIE)).toBeUndefined();
  });
});
