import { describe, expect, it } from "vitest";
import { plainBody } from "./plain-body";

const ascii = /^[\0-\x7f]*$/;
const padding = "<p>Orders flow to the ledger as they happen, and nothing else.</p>".repeat(20);

describe("plainBody", () => {
  it("spells text and attributes as character references, letters beyond the first plane too", () => {
    expect(plainBody(`${padding}<p title="a – b">Café 🎉</p>`)).toBe(
      `${padding}<p title="a &#x2013; b">Caf&#xe9; &#x1f389;</p>`,
    );
  });

  it("keeps what scripts say: the strings are equal once run", () => {
    const said = "Orders – “quoted” 🎉 עברית";
    const body = plainBody(`${padding}<script>self.data.push([1,${JSON.stringify(said)}])</script><p>–</p>`);
    expect(body).toMatch(ascii);
    const [, list = ""] = /push\((.*?)\)<\/script>/.exec(body) ?? [];
    expect(JSON.parse(list)).toEqual([1, said]);
  });

  it("keeps linked data readable", () => {
    const data = { name: "Süß – 订单" };
    const body = plainBody(`${padding}<script type="application/ld+json">${JSON.stringify(data)}</script>`);
    expect(JSON.parse(/json">(.*?)<\/script>/.exec(body)?.[1] ?? "")).toEqual(data);
  });

  it("leaves what is ASCII already, what is written in another script, and letters in style sheets", () => {
    const hebrew = "<p>שלום לכולם</p>".repeat(20);
    const styled = `${padding}<style>.a::before{content:"–"}</style>`;
    expect(plainBody(padding)).toBe(padding);
    expect(plainBody(hebrew)).toBe(hebrew);
    expect(plainBody(styled)).toBe(styled);
  });
});
