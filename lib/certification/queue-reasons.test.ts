import { describe, expect, it } from "vitest";
import { versionContentSchema } from "@/lib/listings/schema";
import { queueReasons, reasonLabel } from "./queue-reasons";

const content = versionContentSchema.parse({ name: "Tallyho", scopes: [{ scope: "orders:read", reason: "x" }] });
const calm = { published: content, content, round: 1, approvedBefore: 3, findings: [] };

describe("queueReasons", () => {
  it("names what is new in an update", () => {
    const after = {
      ...content,
      depth: 5,
      scopes: [...content.scopes, { scope: "payments:read" as const, reason: "y", optional: false }],
      endpointUrl: "https://a.example/hooks",
    };
    expect(queueReasons({ ...calm, content: after })).toEqual(["new_scopes", "url_change", "depth_change"]);
  });

  it("names newcomers, later rounds and what the checks left open", () => {
    const findings = [
      { result: "fail", severity: "advice", byMachine: true },
      { result: "not_judged", severity: "blocking", byMachine: true },
      { result: "not_judged", severity: "blocking", byMachine: false },
    ] as const;
    expect(queueReasons({ ...calm, published: null, round: 2, approvedBefore: 0, findings })).toEqual([
      "new_listing",
      "new_partner",
      "resubmitted",
      "advice_open",
      "not_judged",
    ]);
  });

  it("does not take a person's rules for open checks", () => {
    expect(
      queueReasons({ ...calm, findings: [{ result: "not_judged", severity: "blocking", byMachine: false }] }),
    ).toEqual([]);
  });

  it("has words for every reason and shows unknown ones as they are", () => {
    expect(reasonLabel("partner_replied")).toBe("Partner replied");
    expect(reasonLabel("from_the_past")).toBe("from_the_past");
  });
});
