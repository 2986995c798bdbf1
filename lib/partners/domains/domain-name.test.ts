import { describe, expect, it } from "vitest";
import { domainIn, fileAddress, recordName } from "./domain-name";

describe("domainIn", () => {
  it.each([
    ["tallyho.example", "tallyho.example"],
    ["  HTTPS://WWW.Tallyho.Example/about?x=1 ", "tallyho.example"],
    ["sub.tallyho.co.example.", "sub.tallyho.co.example"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["localhost", null],
    ["localhost:4000", null],
    ["tallyho", null],
    ["10.0.0.1", null],
    ["[::1]", null],
    ["tallyho.example:8443", null],
    ["user@tallyho.example", null],
    ["-bad.example", null],
    ["", null],
    ["a b.example", null],
  ])("%j -> %j", (typed, domain) => {
    expect(domainIn(typed, false)).toBe(domain);
  });

  it("takes a loopback address with a port in demo mode only", () => {
    expect(domainIn("http://localhost:4000/", true)).toBe("localhost:4000");
    expect(domainIn("127.0.0.1:4000", true)).toBe("127.0.0.1:4000");
    expect(domainIn("localhost", true)).toBeNull();
  });

  it("says where the proof lies", () => {
    expect(recordName("tallyho.example")).toBe("_patchbay.tallyho.example");
    expect(fileAddress("tallyho.example")).toBe("https://tallyho.example/.well-known/patchbay-domain.txt");
    expect(fileAddress("localhost:4000")).toBe("http://localhost:4000/.well-known/patchbay-domain.txt");
  });
});
