import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { ActivityLine, ActLine, CallLine } from "@/lib/insights/activity/types";
import { LOCALES } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";
import { textOf } from "@/tests/support/html-text";
import { Sentence, sentenceOf } from "./activity-lines";

const call = (over: Partial<CallLine> = {}): CallLine => ({
  line: "call",
  id: "1",
  access: "acc_1",
  at: "2026-11-30T10:00:00.000Z",
  installation: "ins_1",
  app: "Tallyho",
  kind: "read",
  resource: "orders",
  resourceId: "ord_1",
  method: "GET",
  path: "/api/v1/orders/ord_1",
  status: 200,
  records: 1,
  thing: "1041",
  ...over,
});

const act = (over: Partial<ActLine> = {}): ActLine => ({
  line: "act",
  id: "2",
  at: "2026-11-30T10:00:00.000Z",
  who: "Dana Levi",
  action: "installation.consent",
  subject: "Tallyho",
  installation: "ins_1",
  isRequest: false,
  reason: null,
  details: "{}",
  ...over,
});

const shown = (row: ActivityLine, locale: "en" | "he" = "en") =>
  renderToStaticMarkup(<Sentence row={row} workspace="wks_1" locale={locale} />);

const links = (html: string) =>
  [...html.matchAll(/<a[^>]* href="([^"]+)"[^>]*>(.*?)<\/a>/g)].map(([, href, text = ""]) => [textOf(text), href]);

const own = "/en/workspace/wks_1";

describe("a line of the activity", () => {
  it.each<[ActivityLine, Array<[name: string, href: string]>]>([
    [
      call(),
      [
        ["Tallyho", `${own}/installed/ins_1`],
        ["Order #1041", "/console/wks_1/orders/ord_1"],
      ],
    ],
    [
      call({ resourceId: null, thing: null, records: 12 }),
      [
        ["Tallyho", `${own}/installed/ins_1`],
        ["12 orders", "/console/wks_1/orders"],
      ],
    ],
    [
      call({ resource: "customers", resourceId: "cus_1", thing: "Ada", kind: "write" }),
      [
        ["Tallyho", `${own}/installed/ins_1`],
        ["customer Ada", "/console/wks_1/customers"],
      ],
    ],
    [call({ resource: "webhooks" }), [["Tallyho", `${own}/installed/ins_1`]]],
    [act(), [["Tallyho", `${own}/installed/ins_1`]]],
    [act({ action: "installation.request", isRequest: true }), [["Tallyho", `${own}/requests/ins_1`]]],
    [act({ action: "workspace.member.role", subject: "Piet", installation: null }), [["Piet", `${own}/members`]]],
    [
      act({ action: "workspace.member.invite", subject: "Harbour", installation: null }),
      [["Dana Levi invited someone", `${own}/members`]],
    ],
    [act({ action: "workspace.update", subject: "Harbour", installation: null }), [["Harbour", `${own}/settings`]]],
    [act({ action: "review.write", subject: "Harbour", installation: null }), []],
  ])("links what it names: %j", (row, expected) => expect(links(shown(row))).toEqual(expected));

  it("reads as its sentence, whatever the names are, in both languages", () => {
    const name = fc.oneof(
      fc.constantFrom("{app}", "{what}", "{subject}", "{0}", "a {who} b"),
      fc.string({ maxLength: 20 }),
    );
    fc.assert(
      fc.property(name, name, fc.constantFrom(...LOCALES), (one, other, locale) => {
        for (const row of [call({ app: one, thing: other }), act({ who: one, subject: other })]) {
          const t = translatorOf(locale, "installs.activity");
          expect(textOf(shown(row, locale))).toBe(sentenceOf(row, t));
        }
      }),
    );
  });
});
