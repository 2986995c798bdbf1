import { describe, expect, it } from "vitest";
import type { MailInput } from "@/lib/platform/outbox/mail-input";
import { hideLink, renderHtml, renderText } from "./render";

const mail: MailInput = {
  to: "ada@x.example",
  kind: "account.verify",
  locale: "en",
  subject: "Hello <b>Ada</b>",
  paragraphs: ["First & foremost", `<script>alert("x")</script>`],
  action: { label: "Go", url: "https://x.example/?a=1&b=2" },
};

describe("mail rendering", () => {
  it("escapes every text", () => {
    const html = renderHtml(mail);
    expect(html).not.toContain("<script>");
    expect(html).not.toContain("<b>Ada");
    expect(html).toContain("First &amp; foremost");
    expect(html).toContain('href="https://x.example/?a=1&amp;b=2"');
  });

  it("says the same in text, with the bare address", () => {
    const text = renderText(mail);
    expect(text).toContain("First & foremost");
    expect(text).toContain("Go:\nhttps://x.example/?a=1&b=2");
  });

  it("hides the way of the link, and leaves the rest", () => {
    const kept = hideLink(mail);
    expect(renderText(kept)).toContain("First & foremost");
    expect(renderText(kept)).toContain("Go:\nx.example/…");
    expect(renderText(kept) + renderHtml(kept)).not.toMatch(/https:|a=1/);
  });

  it("writes Hebrew from right to left", () => {
    expect(renderHtml({ ...mail, locale: "he" })).toContain('dir="rtl"');
  });

  it("has no button without an action", () => {
    const { action: _action, ...plain } = mail;
    expect(renderHtml(plain)).not.toContain("<a ");
  });
});
