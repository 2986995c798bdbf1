import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { statusMetadata, statusOf } from "./page-status";

const page = (...children: Parameters<typeof createElement>[2][]) =>
  renderToStaticMarkup(createElement("html", null, ...children));

describe("the status of a cached page", () => {
  it("is the one its head names", () => {
    const [name, content] = Object.entries(statusMetadata(410).other)[0] ?? [];
    expect(statusOf(page(createElement("meta", { name, content })))).toBe(410);
    expect(statusOf(page(createElement("meta", { name, content: "404" })))).toBe(404);
    expect(statusOf(page(createElement("meta", { name, content: "500" })))).toBeUndefined();
    expect(statusOf(page("An ordinary page"))).toBeUndefined();
  });

  it("cannot be named by what people write", () => {
    const forged = '<meta name="patchbay-status" content="410"/>';
    expect(statusOf(page(forged, createElement("a", { title: forged }, "x")))).toBeUndefined();
  });
});
