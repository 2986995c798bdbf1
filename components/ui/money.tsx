import { type Money as Amount, formatMoney } from "@/lib/platform/money/money";

/** An amount in its currency; cents only when there are any. `per` adds "a month" and the like. */
export function Money({
  value,
  locale = "en",
  per,
}: {
  readonly value: Amount;
  readonly locale?: string | undefined;
  readonly per?: string | undefined;
}) {
  return (
    <>
      <bdi className="whitespace-nowrap">{formatMoney(value, locale)}</bdi>
      {per !== undefined && <> {per}</>}
    </>
  );
}
