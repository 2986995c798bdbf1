import { RateLadder } from "@/components/billing/rate-ladder";
import { RateTable } from "@/components/billing/rate-table";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { Money } from "@/components/ui/money";
import { Panel, PanelBody, PanelFooter, PanelHeader } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import { Time } from "@/components/ui/time";
import { loadPartnerScope } from "@/lib/accounts/gates/loaders";
import { getRevenueSchedule } from "@/lib/billing/data";
import { monthlyRevenueSchema } from "@/lib/billing/schema";
import { takeFromMonth } from "@/lib/billing/take-rate";
import { db } from "@/lib/platform/db";
import { speak } from "@/lib/platform/messages/speak";

export const instant = false;
export const metadata = { title: "Revenue" };

/** Shown until the person asks about their own month. */
const EXAMPLE = "25000";

export default async function RevenuePage({ params, searchParams }: PageProps<"/partner/[partner]/revenue">) {
  const scope = await loadPartnerScope((await params).partner, "revenue.read");
  const schedule = await getRevenueSchedule(db(), scope);
  const { month: asked = EXAMPLE } = await searchParams;
  const text = String(asked);
  const read = monthlyRevenueSchema.safeParse(text);
  const month = takeFromMonth(schedule.tiers, read.success ? read.data : 0n);
  const money = (minor: bigint) => <Money value={{ minor, currency: schedule.currency }} />;
  return (
    <>
      <PageHeader title="Revenue">
        What you keep of what customers pay through Example. Each slice of a month has its own rate, so earning more
        never makes earlier revenue dearer.
      </PageHeader>
      <Panel aria-labelledby="keep">
        <PanelHeader id="keep" title="What you would keep" note={`${schedule.name}, version ${schedule.version}`} />
        <PanelBody className="grid gap-6">
          <form method="get" className="flex flex-wrap items-start gap-3">
            <TextField
              name="month"
              label="Revenue in a calendar month, US dollars"
              hint="All your listings together, before the share, without tax."
              defaultValue={text}
              inputMode="decimal"
              error={read.success ? undefined : speak("en", read.error.issues[0]?.message ?? "")}
              className="max-w-80 grow"
            />
            <Button type="submit" variant="ink" className="mt-[22px]">
              Work it out
            </Button>
          </form>
          <p aria-live="polite">
            At {money(month.grossMinor)} a month you keep <strong className="t-num">{money(month.partnerMinor)}</strong>
            . The platform takes {money(month.platformMinor)}, {month.effectiveBp / 100} % of the whole.
          </p>
          <RateLadder tiers={schedule.tiers} grossMinor={month.grossMinor} />
          <RateTable month={month} currency={schedule.currency} />
        </PanelBody>
        <PanelFooter>
          In force since <Time at={schedule.effectiveFrom} show="date" />. Months are calendar months in UTC. A higher
          share takes at least 180 days’ notice. Customers are not charged through Example yet; nothing is taken today.
        </PanelFooter>
      </Panel>
    </>
  );
}
