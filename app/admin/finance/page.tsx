import type { Metadata } from "next";
import Link from "next/link";
import { RateTable } from "@/components/billing/rate-table";
import { Directory } from "@/components/insights/directory";
import { PriceLines } from "@/components/insights/price-lines";
import { PageHeader } from "@/components/layout/page-header";
import { Measure, Measures } from "@/components/ui/measure";
import { Num } from "@/components/ui/num";
import { Panel, PanelBody, PanelFooter, PanelHeader } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { getRevenueSchedule } from "@/lib/billing/data";
import { takeFromMonth } from "@/lib/billing/take-rate";
import { getFinanceOverview, listPrices } from "@/lib/insights/finance/data";
import { pricesQuerySchema } from "@/lib/insights/finance/schema";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata: Metadata = { title: "Finance" };

/** The month whose shares are worked out as an example, minor units. */
const EXAMPLE_MONTH = 2_500_000n;

/** What finance may see today: the share in force, who signed what, and what listings cost. */
export default async function FinancePage({ searchParams }: PageProps<"/admin/finance">) {
  const scope = await loadStaffScope("finance.read");
  const query = pricesQuerySchema.parse(await searchParams);
  const [overview, schedule, prices] = [
    await getFinanceOverview(db(), scope),
    await getRevenueSchedule(db(), scope),
    await listPrices(db(), scope, query),
  ];
  return (
    <>
      <PageHeader title="Finance">
        The share in force, who signed the agreement, and what listings cost. Customers are not charged through the
        marketplace yet, so there is no money to see.
      </PageHeader>
      <div className="stack">
        <Panel aria-labelledby="agreements">
          <PanelHeader
            id="agreements"
            title="Agreement"
            note={overview.newestAgreement === null ? "none published" : `version ${overview.newestAgreement}`}
          />
          <PanelBody>
            <Measures>
              <Measure
                name="Accepted the newest"
                value={<Num value={overview.accepted} />}
                note={<Link href="/admin/partners?agreement=current">of {overview.partners} partners</Link>}
              />
              <Measure
                name="An older version"
                value={<Num value={overview.older} />}
                note={<Link href="/admin/partners?agreement=older">See them</Link>}
              />
              <Measure
                name="None"
                value={<Num value={overview.notAccepted} />}
                note={<Link href="/admin/partners?agreement=none">See them</Link>}
              />
              <Measure
                name="Listings that cost something"
                value={<Num value={overview.paidListings} />}
                note={`of ${overview.publicListings} public ones`}
              />
            </Measures>
          </PanelBody>
        </Panel>
        <Panel aria-labelledby="share">
          <PanelHeader id="share" title="Revenue share" note={`${schedule.name}, version ${schedule.version}`} />
          <RateTable
            month={takeFromMonth(schedule.tiers, EXAMPLE_MONTH)}
            currency={schedule.currency}
            side="platform"
          />
          <PanelFooter>
            In force since <Time at={schedule.effectiveFrom} show="date" />, worked out for a partner’s month of
            $25,000. Each slice of a calendar month in UTC has its own rate.
          </PanelFooter>
        </Panel>
        <section aria-labelledby="prices" className="grid gap-4">
          <h2 id="prices" className="t-2">
            Prices
          </h2>
          <Directory
            base="/admin/finance"
            things="prices"
            search={{ label: "Listing or partner", value: query.q, placeholder: "Tallyho" }}
            selects={[
              {
                name: "kind",
                label: "Price",
                value: query.kind,
                options: [
                  { value: "paid", label: "Costs something" },
                  { value: "free", label: "Free" },
                ],
              },
            ]}
            count={prices.rows.length}
            onward={query.before !== null}
            next={prices.next}
          >
            <PriceLines rows={prices.rows} />
          </Directory>
        </section>
      </div>
    </>
  );
}
