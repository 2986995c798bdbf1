import { notFound } from "next/navigation";
import { describe, expect, it, vi } from "vitest";
import { staticPage } from "@/tests/support/static-page";
import { Guarded } from "./guarded";

const error = vi.hoisted(() => vi.fn());
vi.mock("@/lib/platform/log", () => ({ log: () => ({ error }) }));

function Broken(): never {
  throw new RangeError("too deep");
}

function Gone(): never {
  notFound();
}

async function Slow({ children }: { readonly children: React.ReactNode }) {
  await Promise.resolve();
  return <section>{children}</section>;
}

const page = (block: React.ReactNode) => (
  <main>
    <h1>Tallyho</h1>
    <Guarded words="Not this part.">{block}</Guarded>
    <footer>the rest</footer>
  </main>
);

describe("a guarded block", () => {
  it("is there as it is when nothing is wrong with it", async () => {
    expect(
      await staticPage(
        page(
          <Slow>
            <p>fine</p>
          </Slow>,
        ),
      ),
    ).toBe("<main><h1>Tallyho</h1><section><p>fine</p></section><footer>the rest</footer></main>");
    expect(error).not.toHaveBeenCalled();
  });

  it.each([
    ["itself", <Broken key="0" />],
    [
      "deep inside an asynchronous one",
      <Slow key="0">
        <ul>{[<Broken key="1" />]}</ul>
      </Slow>,
    ],
  ])("leaves the rest of the page when it fails: %s", async (_where, block) => {
    const html = await staticPage(page(block));
    expect(html).toMatch(
      /^<main><h1>Tallyho<\/h1><div role="status".*Not this part\..*<footer>the rest<\/footer><\/main>$/,
    );
    expect(error).toHaveBeenCalledWith({ err: expect.any(RangeError) }, expect.any(String));
  });

  it("does not take what leads elsewhere for a failure", async () => {
    await expect(Guarded({ children: <Gone /> })).rejects.toMatchObject({
      digest: expect.stringContaining("404"),
    });
  });
});
