import { expect, type Page } from "@playwright/test";
import { inspect, linkOn, pageFolders } from "./support/pages";
import { signIn } from "./support/people";
import { openSession } from "./support/sessions";
import { PARTNER_APP, signInFor } from "./support/stack";
import { test } from "./support/test";

// Every page as the right person: works, reads well in light and dark, in both languages and on a phone. What a page says and does is
// in the other specs.

/** Where a page is for its visitor; `null` when it cannot be opened by an address alone, with the reason beside it. */
type Address = (page: Page) => Promise<string> | string;
type Look = { at: Address; status?: number };

/** An address that is found by opening pages is found once: many pages stand below it. */
function once(find: (page: Page) => Promise<string>): Address {
  let found: Promise<string> | undefined;
  return (page) => {
    found ??= find(page);
    return found;
  };
}

const at = (address: string): Look => ({ at: () => address });
const via = (from: Address, pattern: RegExp): Look => ({
  at: once(async (page) => linkOn(page, await from(page), pattern)),
});
const below = (from: Look, rest: string): Look => ({ at: async (page) => `${await from.at(page)}${rest}` });

const listingPage = via(() => "/en/search?certified=1", /^\/en\/integrations\/[^/]+$/);

const OPEN: Record<string, Look> = {
  "[locale]/(catalog)": at("/en"),
  "[locale]/(catalog)/search": at("/en/search?q=order"),
  "[locale]/(catalog)/search/ranking": at("/en/search/ranking"),
  "[locale]/(catalog)/search/chosen": at("/en/search/chosen"),
  "[locale]/(catalog)/[facet]/[slug]": at("/en/use-case/sales"),
  "[locale]/(catalog)/integrations/[slug]": listingPage,
  "[locale]/(catalog)/partners/[slug]": via(listingPage.at, /^\/en\/partners\/[^/]+$/),
  "[locale]/(auth)/sign-in": at("/en/sign-in"),
  "[locale]/(auth)/sign-up": at("/en/sign-up"),
  "[locale]/(auth)/sign-up/sent": at("/en/sign-up/sent"),
  "[locale]/(auth)/inbox": at("/en/inbox"),
  "[locale]/(auth)/password/forgot": at("/en/password/forgot"),
  // Used and expired links; fresh ones are in the story and in no-script.spec.ts.
  "[locale]/(auth)/password/reset/[token]": at("/en/password/reset/nothing"),
  "[locale]/(auth)/mail/[token]": at("/en/mail/nothing"),
  "[locale]/(auth)/verify/[token]": at("/en/verify/nothing"),
  "[locale]/(auth)/invitation/[token]": at("/en/invitation/nothing"),
};

const DOCS: Record<string, Look> = {
  "partner/docs": at("/partner/docs"),
  "partner/docs/api": at("/partner/docs/api"),
  "partner/docs/api/customers": at("/partner/docs/api/customers"),
  "partner/docs/api/installation": at("/partner/docs/api/installation"),
  "partner/docs/api/orders": at("/partner/docs/api/orders"),
  "partner/docs/api/payments": at("/partner/docs/api/payments"),
  "partner/docs/api/platform": at("/partner/docs/api/platform"),
  "partner/docs/api/subscriptions": at("/partner/docs/api/subscriptions"),
  "partner/docs/errors": at("/partner/docs/errors"),
  "partner/docs/events": at("/partner/docs/events"),
  "partner/docs/limits": at("/partner/docs/limits"),
  "partner/docs/rubric": at("/partner/docs/rubric"),
  "partner/docs/scopes": at("/partner/docs/scopes"),
  "partner/docs/search": at("/partner/docs/search?q=order.created"),
  "partner/docs/oauth": at("/partner/docs/oauth"),
  "partner/docs/quick-start": at("/partner/docs/quick-start"),
  "partner/docs/requests": at("/partner/docs/requests"),
  "partner/docs/webhooks": at("/partner/docs/webhooks"),
};

const workspace = via(() => "/en/workspace", /^\/en\/workspace\/wks_\w+/);
const home: Address = async (page) => (/^\/en\/workspace\/wks_\w+/.exec(await workspace.at(page)) ?? [""])[0];
const inWorkspace = (rest: string): Look => ({ at: async (page) => `${await home(page)}${rest}` });
const installed = via(async (page) => `${await home(page)}/installed`, /\/installed\/ins_\w+$/);

const ratedListing = via(() => "/en/search?rating=4", /^\/en\/integrations\/[^/]+$/);

const CUSTOMER: Record<string, Look> = {
  "[locale]/(auth)/account": at("/en/account"),
  "[locale]/(auth)/report/[review]": via(ratedListing.at, /^\/en\/report\/rev_\w+$/),
  "[locale]/workspace": at("/en/workspace"),
  "[locale]/workspace/[workspace]/installed": inWorkspace("/installed"),
  "[locale]/workspace/[workspace]/installed/[installation]": installed,
  "[locale]/workspace/[workspace]/installed/[installation]/remove": below(installed, "/remove"),
  "[locale]/workspace/[workspace]/installed/[installation]/review": below(installed, "/review"),
  "[locale]/workspace/[workspace]/install/[slug]": {
    at: async (page) => {
      const slug = (await listingPage.at(page)).split("/").at(-1);
      return `${await home(page)}/install/${slug}`;
    },
  },
  "[locale]/workspace/[workspace]/requests": inWorkspace("/requests"),
  "[locale]/workspace/[workspace]/requests/[installation]": {
    at: async (page) => linkOn(page, `${await home(page)}/requests`, /\/requests\/ins_\w+$/),
  },
  "[locale]/workspace/[workspace]/activity": inWorkspace("/activity"),
  "[locale]/workspace/[workspace]/members": inWorkspace("/members"),
  "[locale]/workspace/[workspace]/settings": inWorkspace("/settings"),
};

const partner: Look = {
  at: once(
    async (page) => (/^\/partner\/ptn_\w+/.exec(await linkOn(page, "/partner", /^\/partner\/ptn_\w+/)) ?? [""])[0],
  ),
};
const listing: Look = via(async (page) => `${await partner.at(page)}/listings`, /\/listings\/lst_\w+$/);
const endpoint: Look = via(async (page) => `${await partner.at(page)}/webhooks`, /\/webhooks\/end_\w+$/);
const shop = via(() => "/console", /^\/console\/wks_\w+/);
const console_: Address = async (page) => (/^\/console\/wks_\w+/.exec(await shop.at(page)) ?? [""])[0];
const inShop = (rest: string): Look => ({ at: async (page) => `${await console_(page)}${rest}` });

const PARTNER: Record<string, Look> = {
  partner: at("/partner"),
  "partner/register": at("/partner/register"),
  "partner/[partner]": partner,
  "partner/[partner]/listings": below(partner, "/listings"),
  "partner/[partner]/listings/new": below(partner, "/listings/new"),
  "partner/[partner]/listings/[listing]": listing,
  "partner/[partner]/listings/[listing]/edit": below(listing, "/edit"),
  "partner/(bare)/[partner]/listings/[listing]/preview": below(listing, "/preview"),
  "partner/[partner]/listings/[listing]/submission": below(listing, "/submission"),
  "partner/[partner]/listings/[listing]/versions": below(listing, "/versions"),
  "partner/[partner]/listings/[listing]/credentials": below(listing, "/credentials"),
  "partner/[partner]/listings/[listing]/catalog": below(listing, "/catalog"),
  "partner/[partner]/sandbox": below(partner, "/sandbox"),
  "partner/[partner]/webhooks": below(partner, "/webhooks"),
  "partner/[partner]/webhooks/[endpoint]": endpoint,
  "partner/[partner]/webhooks/[endpoint]/[event]": via(endpoint.at, /\/webhooks\/end_\w+\/evt_\w+$/),
  "partner/[partner]/team": below(partner, "/team"),
  "partner/[partner]/settings": below(partner, "/settings"),
  "partner/[partner]/revenue": below(partner, "/revenue"),
  "partner/[partner]/reviews": below(partner, "/reviews"),
};

const CONSOLE: Record<string, Look> = {
  console: at("/console"),
  "console/[workspace]": { at: console_ },
  "console/[workspace]/orders": inShop("/orders"),
  "console/[workspace]/orders/[order]": via(async (page) => `${await console_(page)}/orders`, /\/orders\/ord_\w+$/),
  "console/[workspace]/customers": inShop("/customers"),
  "console/[workspace]/payments": inShop("/payments"),
  "console/[workspace]/subscriptions": inShop("/subscriptions"),
};

const STAFF: Record<string, Look> = {
  admin: at("/admin"),
  "admin/certification": at("/admin/certification"),
  "admin/certification/[submission]": via(() => "/admin/certification", /\/admin\/certification\/sub_\w+$/),
  "admin/certification/[submission]/preview": {
    at: async (page) => `${await linkOn(page, "/admin/certification", /\/admin\/certification\/sub_\w+$/)}/preview`,
  },
  "admin/reviews": at("/admin/reviews"),
  "admin/listings": at("/admin/listings"),
  "admin/listings/[listing]": via(() => "/admin/listings", /\/admin\/listings\/lst_\w+$/),
  "admin/listings/[listing]/steps/[step]": {
    at: async (page) =>
      `${await linkOn(page, "/admin/listings?state=published", /\/admin\/listings\/lst_\w+$/)}/steps/stop_new`,
  },
  "admin/partners": at("/admin/partners"),
  "admin/partners/[partner]": via(() => "/admin/partners", /\/admin\/partners\/ptn_\w+$/),
  "admin/workspaces": at("/admin/workspaces"),
  "admin/workspaces/[workspace]": via(() => "/admin/workspaces", /\/admin\/workspaces\/wks_\w+$/),
  "admin/finance": at("/admin/finance"),
  "admin/people": at("/admin/people"),
  "admin/people/[person]": via(() => "/admin/people", /\/admin\/people\/per_\w+$/),
  "admin/queues": at("/admin/queues"),
  "admin/mail": at("/admin/mail"),
  "admin/synonyms": at("/admin/synonyms"),
  "admin/synonyms/[synonym]": via(() => "/admin/synonyms", /^\/admin\/synonyms\/syn_[^/]+$/),
  "admin/agreement": at("/admin/agreement"),
  "admin/keys": at("/admin/keys"),
  "admin/audit": at("/admin/audit"),
};

/** Opened by a walk of their own below, and what stands for pages that are not there in missing.spec.ts. */
const ON_THE_WAY = [
  ...["[locale]/(auth)/sign-in/code", "[locale]/consent/[uid]", "setup"],
  ...["[locale]/(catalog)/missing", "partner/docs/missing", "admin/missing", "partner/missing", "console/missing"],
];

async function inspectAll(page: Page, looks: Record<string, Look>, languages: readonly ("en" | "he")[] = ["en"]) {
  for (const [folder, look] of Object.entries(looks)) {
    await test.step(folder, async () => {
      const address = await look.at(page);
      for (const language of languages) {
        const there = address.replace(/^\/en(?=\/|$)/, `/${language}`);
        await inspect(page, there, {
          ...(language === "he" ? { dir: "rtl" } : {}),
          ...(look.status ? { status: look.status } : {}),
        });
      }
    });
  }
}

test.describe.configure({ mode: "parallel", timeout: 400_000 });

test("no page is left out", () => {
  const listed = [OPEN, DOCS, CUSTOMER, PARTNER, CONSOLE, STAFF].flatMap((looks) => Object.keys(looks));
  expect([...listed, ...ON_THE_WAY].sort()).toEqual(pageFolders());
});

test("open pages, in both languages", ({ page }) => inspectAll(page, OPEN, ["en", "he"]));

// As an empty installation sees it: tests/faults/production.test.ts.
test("the page that sets a marketplace up is not there once it is", async ({ page }) => {
  expect((await page.goto("/setup"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
});

test("documentation", ({ page }) => inspectAll(page, DOCS));

test("a customer's pages, in both languages", async ({ browser }) => {
  await inspectAll(await openSession(browser, signInFor("customer owner"), "/en/account"), CUSTOMER, ["en", "he"]);
});

test("a partner's pages", async ({ browser }) => {
  await inspectAll(await openSession(browser, signInFor("partner owner"), "/partner"), PARTNER);
});

test("the shop's pages", async ({ browser }) => {
  await inspectAll(await openSession(browser, signInFor("partner owner"), "/console"), CONSOLE);
});

test("staff pages, the code first", async ({ browser, page }) => {
  const { totpSecret: _code, ...femi } = signInFor("staff finance");
  await signIn(page, femi, "/en/sign-in/code");
  await inspect(page, "/en/sign-in/code?next=%2Fadmin");
  await inspectAll(await openSession(browser, signInFor("staff admin"), "/admin"), STAFF);
});

test("consent, on the way from the partner's own site, in both languages", async ({ browser }) => {
  const page = await openSession(browser, signInFor("customer owner"), "/en/account");
  await page.goto(`${PARTNER_APP}/apps/tallyho-for-quickbooks/install`);
  await page.waitForURL(/\/consent\//);
  const { pathname } = new URL(page.url());
  await inspect(page, pathname.replace(/^\/he\//, "/en/"));
  await inspect(page, pathname.replace(/^\/en\//, "/he/"), { dir: "rtl" });
});
