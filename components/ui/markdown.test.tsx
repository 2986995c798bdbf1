import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { textOf } from "@/tests/support/html-text";
import { Markdown } from "./markdown";

function html(text: string): string {
  return renderToStaticMarkup(<Markdown text={text} />);
}

const given = (name: string) => readFileSync(`tests/fixtures/cases/${name}`, "utf8");

describe("Markdown", () => {
  it.each([
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[x](javascript:alert(1))",
    "[x](  JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)",
    "![x](https://tracker.example/x.png)",
    '<a href="https://a.example" onclick="alert(1)">x</a>',
    "<style>body{display:none}</style>",
    '<iframe src="https://a.example"></iframe>',
    "[x](//a.example)",
    "<javascript:alert(1)>",
  ])("runs nothing and loads nothing from %s", (text) => {
    const out = html(text);
    expect(out).not.toMatch(/<(script|img|style|iframe|input|object|embed|svg|form)\b/i);
    expect(out).not.toMatch(/<[^>]*\son\w+=/i);
    expect(out).not.toMatch(/href="(?!https?:|mailto:|")/i);
  });

  it("keeps ordinary links and says that we do not vouch for them", () => {
    expect(html("[docs](https://a.example/x)")).toContain(
      '<a href="https://a.example/x" rel="nofollow ugc noopener">docs</a>',
    );
  });

  it("puts headings under the page's own", () => {
    expect(html("# One\n\n## Two\n\n### Three")).toMatch(/<h3>One<\/h3>\s*<h3>Two<\/h3>\s*<h4>Three<\/h4>/);
  });
});

describe("what was typed stands", () => {
  const EMPTY_LINK = /<a(?! href="(https?:|mailto:))|<a[^>]*>\s*<\/a>/;

  it("in angle brackets", () => {
    const typed = given("c05-angle-brackets.md").trim();
    expect(textOf(html(typed))).toBe(typed);
    const block = "<your-shop>\n\n<!-- a note -->\n\nfn<T>(**x**)";
    expect(textOf(html(block)).replaceAll(/\s+/g, " ")).toBe("<your-shop> <!-- a note --> fn<T>(x)");
  });

  it("as footnotes, links that lead nowhere, ticks and descriptions of pictures", () => {
    const out = html(given("c06-footnote-relative-task.md"));
    expect(out).not.toMatch(EMPTY_LINK);
    expect(out).not.toMatch(/<(input|img)\b/);
    expect(textOf(out).replaceAll(/\s+/g, " ")).toBe(
      "Fast[1] and safe. See [the guide](/docs/guide) and [prices](#pricing). ☑ orders ☐ refunds Before Diagram of the flow after [1] Measured in May.",
    );
  });

  it.each([
    ["[x](javascript:alert(1))", "[x](javascript:alert(1))"],
    ["<javascript:alert(1)>", "<javascript:alert(1)>"],
    ["[](https://a.example)", "[](https://a.example)"],
    ["![](https://a.example/x.png)", "![](https://a.example/x.png)"],
    ["[a]: /b\n\n[a] c", "[a]: /b [a] c"],
    ["[unused]: https://a.example", "[unused]: https://a.example"],
    ["[^n]: word\n\nhi[^n] [^m]", "[n] word hi[n] [^m]"],
    ["- [x] ", "[x]"],
    ["[![Flow](/f.png)](https://a.example)", "Flow"],
    ["Map<String, List<Order>> &amp; more", "Map<String, List<Order>> & more"],
  ])("%j reads %j", (typed, read) => {
    expect(html(typed)).not.toMatch(EMPTY_LINK);
    expect(textOf(html(typed)).replaceAll(/\s+/g, " ").trim()).toBe(read);
  });

  it.each(["c02-description-1500-quotes.md", "c02-description-3800-quotes.md"])(
    "flat where it is nested too deeply: %s",
    (name) => {
      const out = html(given(name));
      expect(out.match(/<\w/g)).toHaveLength(2);
      expect(textOf(out)).toBe(given(name));
    },
  );
});
