// Long, because it is one story: each step needs what the one before made.
import { execFileSync } from "node:child_process";
import { expect, type Page, test } from "@playwright/test";
import {
  findInCatalog,
  installedCard,
  newcomer,
  openHarbour,
  openInApp,
  press,
  saveInApp,
  signInByHand,
  typeAddress,
  untilShown,
} from "./support/by-hand";
import { enterNewPerson, openMailedLink } from "./support/people";
import { fillChanges, fillListing, fillSupport } from "./support/portal";
import { PARTNER_APP, signInFor } from "./support/stack";

// README's story, by hand: links, buttons, fields and the addresses that README tells, here and on the sample partner app's pages. Nothing is posted
// or asked for beside the pages, save the two commands that the sandbox page gives to copy. Each step stands on the one before.
test.describe.configure({ mode: "serial", timeout: 120_000 });
test.use({ actionTimeout: 15_000, navigationTimeout: 20_000 });

const stamp = Date.now().toString(36);
const maker = { name: "Mo Lantern", email: `mo-${stamp}@lantern.example`, password: "a lantern in the window" };
const listingName = `Lantern ${stamp}`;
const ORDERS = 10;

/** What the story hands from step to step: everybody's browser, and what was copied from a page. */
type Story = {
  visitor: Page;
  partner: Page;
  app: Page;
  reviewer: Page;
  owner: Page;
  member: Page;
  clientId: string;
  clientSecret: string;
};
const story: Partial<Story> = {};

function from<K extends keyof Story>(key: K): Story[K] {
  const value = story[key];
  if (value === undefined) throw new Error(`The story has no ${key} yet.`);
  return value;
}

/** The partner's own pages, from anywhere in the portal. */
async function openListing(page: Page): Promise<void> {
  await press(page, "Listings");
  await page.getByRole("main").getByRole("link", { name: listingName }).filter({ visible: true }).first().click();
  await expect(page.getByRole("region", { name: "What is next" })).toBeVisible();
}

async function openSubmission(page: Page): Promise<void> {
  await openListing(page);
  await page.getByRole("link", { name: "Certification", exact: true }).last().click();
  await page.waitForURL(/\/submission/);
}

async function openEditor(page: Page): Promise<void> {
  await openSubmission(page);
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page.getByRole("navigation", { name: "Sections" })).toBeVisible();
}

/** Runs the checks on what is saved now, then hands it in. */
async function checkAndHandIn(page: Page, button: "Hand in" | "Send again"): Promise<void> {
  await openSubmission(page);
  await page.getByRole("button", { name: "Run the checks" }).click();
  await expect(page.getByRole("button", { name: button })).toBeEnabled({ timeout: 40_000 });
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByRole("button", { name: "Withdraw" })).toBeVisible({ timeout: 40_000 });
}

async function openSubmissionAsReviewer(page: Page): Promise<void> {
  await press(page, "Certification");
  await page
    .getByRole("main")
    .getByRole("link", { name: new RegExp(listingName) })
    .first()
    .click();
  await page.waitForURL(/\/admin\/certification\/sub_/);
}

test.afterAll(async () => {
  for (const page of [story.visitor, story.partner, story.reviewer, story.owner, story.member])
    await page?.context().close();
});

test("a visitor searches and reads what a listing may read, and who checked it", async ({ browser }) => {
  story.visitor = await newcomer(browser);
  const page = from("visitor");
  const field = page.getByRole("searchbox").filter({ visible: true }).first();
  await field.fill("ledger");
  await field.press("Enter");
  await page.waitForURL(/\/search\?/);
  await page
    .locator('main a[href*="/integrations/"]', { hasText: /ledger/i })
    .first()
    .click();
  await page.waitForURL(/\/integrations\//);
  await expect(page.getByRole("heading", { name: "What it may read, change and receive" })).toBeVisible();
  await expect(page.getByText(/7 of 7 shown/).first()).toBeVisible();
});

test("a company registers and makes its first API call within a minute", async ({ browser }) => {
  story.partner = await newcomer(browser);
  const page = from("partner");
  const started = Date.now();
  await typeAddress(page, "/partner/register");
  await page.getByRole("main").getByRole("link", { name: "Register", exact: true }).click();
  await enterNewPerson(page, maker);
  await page.waitForURL(/\/partner\/register$/);
  await page.locator('[name="name"]').fill(listingName);
  await page.locator('[name="supportEmail"]').fill(maker.email);
  await page.getByRole("button", { name: /Register/ }).click();
  await page.waitForURL(/\/partner\/ptn_[0-9a-z]+\/sandbox$/);
  await page.getByRole("button", { name: "Create a client secret" }).click();
  // What stands under "Shell", as a person pastes it into a terminal: one command after the other.
  const shell = page
    .locator("figure, div")
    .filter({ hasText: /^Shell/ })
    .locator("pre");
  await expect(shell.first()).toContainText("cs_");
  const commands = [await shell.first().innerText(), await shell.last().innerText()];
  const answer = execFileSync("sh", ["-c", commands.join("\n")], { encoding: "utf8" });
  expect(JSON.parse(answer).data).toHaveLength(3);
  expect(Date.now() - started).toBeLessThan(60_000);
});

test("builds its listing, where the checks find what is wrong", async () => {
  const page = from("partner");
  await openEditor(page);
  await fillListing(page, { docsUrl: `${PARTNER_APP}/no-such-page` });
  await openSubmission(page);
  await page.getByRole("button", { name: "Run the checks" }).click();
  await expect(page.getByText("no-such-page").first()).toBeVisible({ timeout: 40_000 });
  await openEditor(page);
  await fillSupport(page, `${PARTNER_APP}/guide`);
});

test("proves a domain that the sample partner app answers for, accepts the agreement and hands it in", async () => {
  const page = from("partner");
  await press(page, "Settings");
  const domain = new URL(PARTNER_APP).host;
  await page.getByLabel("Add a domain").fill(domain);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("heading", { name: domain })).toBeVisible();
  const proof = page.locator("li", { has: page.getByRole("heading", { name: domain }) });
  const token = (await proof.locator("code").last().innerText()).trim();
  story.app = await page.context().newPage();
  await typeAddress(from("app"), "localhost:3001/settings");
  // Whatever an earlier telling of the story left there.
  await (await openInApp(from("app"), "Switches"))
    .getByRole("button", { name: /forget everything but the settings$/ })
    .click();
  await saveInApp(from("app"), { "Domain proof": token });
  await proof.getByRole("button", { name: /Check/ }).click();
  await expect(page.getByText("Proven by file")).toBeVisible();
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Accept the agreement" }).click();
  await expect(page.getByText(/Accepted|accepted/).first()).toBeVisible();
  await checkAndHandIn(page, "Hand in");
});

test("a reviewer asks for a change, the partner makes it, the reviewer approves by seven verdicts", async ({
  browser,
}) => {
  story.reviewer = await signInByHand(browser, signInFor("staff reviewer"));
  const review = from("reviewer");
  await openSubmissionAsReviewer(review);
  await review.getByRole("button", { name: "Take it" }).click();
  await expect(review.getByRole("button", { name: "Request changes" })).toBeVisible();
  await review
    .locator('[name="reason"]')
    .fill("Say in the guide what happens to counted orders when the integration is removed.");
  const canned = review.locator('input[type="checkbox"][name^="canned"]').first();
  const closed = review.locator("details:not([open])", { has: canned });
  if ((await closed.count()) > 0) await closed.first().locator("summary").click();
  await canned.check();
  await review.getByRole("button", { name: "Request changes" }).click();
  await expect(review.getByText(/asked for changes/).first()).toBeVisible();

  const page = from("partner");
  await openSubmission(page);
  await expect(page.getByText("Say in the guide what happens").first()).toBeVisible();
  await openEditor(page);
  await fillChanges(page, "First version. The guide says what removal deletes.");
  await checkAndHandIn(page, "Send again");

  await openSubmissionAsReviewer(review);
  await review.getByRole("button", { name: "Take it" }).click();
  // No verdict, no approval: the server says so, and nothing is decided.
  await review.getByRole("button", { name: /^Approve/ }).click();
  await expect(
    review
      .getByRole("alert")
      .or(review.locator(".msg--bad, [data-tone=bad]"))
      .or(review.getByText(/verdict/i))
      .first(),
  ).toBeVisible();
  await expect(review.getByRole("button", { name: /^Approve/ })).toBeVisible();
  for (const group of await review.getByRole("radio", { name: "Pass" }).all()) await group.check({ force: true });
  for (const note of await review.getByLabel("What you saw").all())
    await note.fill("Seen in the sandbox, start to end.");
  await review.getByLabel("I looked at all seven myself").check();
  await review.getByRole("button", { name: "Save verdicts" }).click();
  await review.getByRole("button", { name: /^Approve/ }).click();
  await expect(review.getByRole("button", { name: /^Approve/ })).toHaveCount(0);
  await expect(review.getByText("Approved", { exact: true }).first()).toBeVisible();
});

test("the partner makes the live secret and publishes, and the listing is found", async () => {
  const page = from("partner");
  await openListing(page);
  const note = page.getByText("Publishing now would break installing");
  await page.getByRole("button", { name: "Create the live secret" }).click();
  // The router keeps earlier pages in the document, hidden; one of them shows the sandbox's secret.
  const secret = page.locator("code", { hasText: /^cs_/ }).filter({ visible: true });
  story.clientSecret = (await secret.first().innerText()).trim();
  await page.getByRole("link", { name: "Credentials", exact: true }).click();
  const live = page.getByRole("region", { name: "Live client" });
  story.clientId = (await live.locator("code", { hasText: /^cli_/ }).first().innerText()).trim();
  await openListing(page);
  await expect(note).toHaveCount(0);
  await page.getByRole("button", { name: /^Publish/ }).click();
  await expect(page.getByText(/is public|Published/).first()).toBeVisible();
  // The two seconds themselves are held by tests/faults/cache.test.ts; here other tests share the machine.
  await findInCatalog(from("visitor"), listingName, listingName);
});

test("connects its app with what the portal shows", async () => {
  const page = from("partner");
  await press(page, "Webhooks");
  await page
    .getByRole("row", { name: new RegExp(PARTNER_APP) })
    .getByRole("link")
    .first()
    .click();
  await page.waitForURL(/\/webhooks\/end_/);
  await page.getByRole("navigation", { name: "Endpoint" }).getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Show the secret once" }).click();
  const signing = await page
    .locator("code", { hasText: /^whsec_[A-Za-z0-9+/=]{20,}$/ })
    .first()
    .innerText();
  await saveInApp(from("app"), {
    "Client id": from("clientId"),
    "Client secret": from("clientSecret"),
    "Webhook signing secret": signing.trim(),
    "Scopes to ask for": "orders:read",
  });
});

test("a member asks for it, the owner approves, the member finishes connecting and comes back", async ({ browser }) => {
  story.member = await signInByHand(browser, signInFor("customer member"));
  const member = from("member");
  await findInCatalog(member, listingName, listingName);
  await member.getByRole("link", { name: "Install", exact: true }).first().click();
  await member.waitForURL(/\/workspace\/wks_[0-9a-z]+\/install\//);
  await member.locator('[name="reason"]').fill("I count orders by hand every Friday.");
  await member.getByRole("button", { name: /^Ask/ }).click();
  await expect(member.getByText("Dana Levi decides")).toBeVisible();

  story.owner = await signInByHand(browser, signInFor("customer owner"));
  const owner = from("owner");
  await openHarbour(owner);
  await press(owner, "Requests");
  await owner
    .getByRole("main")
    .getByRole("link", { name: new RegExp(listingName) })
    .first()
    .click();
  await owner.waitForURL(/\/requests\/ins_/);
  await expect(owner.getByText("I count orders by hand every Friday.")).toBeVisible();
  await owner.getByRole("button", { name: "Approve for Harbour Supply" }).click();
  await expect(owner.getByText("Dana Levi approved it")).toBeVisible();

  await typeAddress(member, "/en/inbox");
  await openMailedLink(member, new RegExp(`Finish connecting ${listingName}`));
  await member.waitForURL((url) => url.origin === PARTNER_APP, { timeout: 30_000 });
  await expect(member.getByText("is connected")).toBeVisible();
  await expect(member.getByText("orders:read")).toBeVisible();
  await member.getByRole("link", { name: /where you manage it$/ }).click();
  await member.waitForURL(/\/en\/workspace\/wks_\w+\/installed\/ins_\w+$/);
  await expect(member.getByRole("heading", { level: 1 })).toContainText(listingName);
});

test("ten orders in the console arrive signed, numbered without a gap, and are fetched back", async () => {
  const owner = from("owner");
  await typeAddress(owner, "/console");
  await openHarbour(owner);
  const field = (name: string) => owner.locator(`[name="${name}"]`).filter({ visible: true });
  for (let number = 1; number <= ORDERS; number++) {
    await press(owner, "Orders");
    await field("customer_id").selectOption({ index: 1 });
    await field("lines.0.name").fill(`Lamp oil ${number}`);
    await field("lines.0.quantity").fill("2");
    await field("lines.0.price").fill("4.50");
    await owner.getByRole("button", { name: "Place order" }).click();
    await owner.waitForURL(/\/orders\/ord_\w+/);
    await expect(owner.getByText("Published order.created").filter({ visible: true })).toBeVisible();
  }
  const app = await openInApp(from("app"), "Activity");
  const orders = () => app.getByRole("row").filter({ hasText: "order.created" });
  await untilShown(
    app,
    async () => {
      // Its own copies, each read over the API with its token; no number of a delivery is missing.
      await expect(installedCard(app)).toContainText(new RegExp(`Orders kept\\s*${ORDERS}`), { timeout: 500 });
      await expect(installedCard(app)).toContainText(/numbers 1 to \d+/, { timeout: 500 });
      await expect(installedCard(app)).not.toContainText("missing");
      await expect(orders()).toHaveCount(ORDERS, { timeout: 500 });
      await expect(orders().filter({ hasText: "✓ Verified" })).toHaveCount(ORDERS, { timeout: 500 });
    },
    30_000,
  );
  await press(owner, "Integrations");
  await press(owner, "Activity");
  await untilShown(owner, () => expect(owner.getByRole("main")).toContainText(listingName, { timeout: 1_000 }), 20_000);
});

test("the workspace reviews it and the partner answers", async () => {
  const owner = from("owner");
  await press(owner, "Installed");
  await owner.getByRole("main").getByRole("link", { name: listingName }).first().click();
  await owner.getByRole("link", { name: "Write a review" }).click();
  await owner.getByLabel(/^5,/).check();
  await owner.locator('[name="title"]').fill("Fridays are free again");
  await owner
    .locator('[name="body"]')
    .fill("It counts what we used to count by hand, and it has been right every time.");
  await owner.getByRole("button", { name: "Publish review" }).click();
  await expect(owner.getByText("Your review is published.")).toBeVisible();
  const page = from("partner");
  await press(page, "Reviews");
  await page.locator('[name="body"]').first().fill("Thank you. Enjoy the Fridays.");
  await page.getByRole("button", { name: "Publish answer" }).first().click();
  await expect(page.getByText("Your answer is public.")).toBeVisible();
  const visitor = from("visitor");
  await untilShown(
    visitor,
    () => expect(visitor.getByRole("main")).toContainText("Enjoy the Fridays", { timeout: 1_000 }),
    10_000,
  );
});

test("removing it says who reads why, stops everything at once and shows the receipt", async () => {
  const owner = from("owner");
  // An app that keeps its tokens: what it is refused by is the platform, not its own good manners.
  const keep = async (on: boolean) => {
    const app = await openInApp(from("app"), "Switches");
    await app.getByRole("checkbox", { name: /^keep-tokens-after-uninstall/ }).setChecked(on);
    await app.getByRole("button", { name: "Apply" }).click();
    await expect(app.getByRole("checkbox", { name: /^keep-tokens-after-uninstall/ })).toBeChecked({ checked: on });
  };
  /** Status of the newest call, after one more was made on the page. */
  const call = async () => {
    const app = await openInApp(from("app"), "Activity");
    await installedCard(app).getByRole("button", { name: "Read orders" }).click();
    const newest = app
      .getByRole("region", { name: /At, Call, Status/ })
      .getByRole("row")
      .nth(1);
    await expect(newest).toContainText("Asked for on the page");
    return (await newest.getByRole("cell").nth(2).innerText()).trim();
  };
  await keep(true);
  expect(await call()).toBe("200");
  await press(owner, "Installed");
  await owner.getByRole("main").getByRole("link", { name: listingName }).first().click();
  await owner.getByRole("link", { name: "Remove", exact: true }).click();
  await expect(owner.getByText(`${listingName} reads this word for word`)).toBeVisible();
  await owner.getByLabel("Why", { exact: true }).fill("The till counts by itself now.");
  await owner.getByLabel(`Type ${listingName} to confirm`).fill(listingName);
  await owner.getByRole("button", { name: `Remove ${listingName}` }).click();
  await owner.waitForURL((url) => !url.pathname.endsWith("/remove"));
  expect(await call()).toBe("401");
  const app = await openInApp(from("app"), "Activity");
  await untilShown(
    app,
    () =>
      expect(app.getByRole("row").filter({ hasText: "app.uninstalled" })).toContainText("✓ Verified", {
        timeout: 1_000,
      }),
    20_000,
  );
  const page = from("partner");
  await press(page, "Webhooks");
  await page
    .getByRole("row", { name: new RegExp(PARTNER_APP) })
    .getByRole("link")
    .first()
    .click();
  await page.getByRole("row").filter({ hasText: "app.uninstalled" }).getByRole("link").first().click();
  await expect(page.getByText("The till counts by itself now.").first()).toBeVisible();
  await untilShown(
    owner,
    () => expect(owner.getByRole("main")).toContainText(/Deleted \d+ record/, { timeout: 1_000 }),
    30_000,
  );
  await keep(false);
});
