import { numberFormat } from "@/lib/platform/money/number-format";

/** A number in the reader's notation. `share` shows 0.912 as 91.2%; `digits` caps the decimals. */
export function Num({
  value,
  share = false,
  digits = share ? 1 : 2,
  locale = "en",
}: {
  readonly value: number;
  readonly share?: boolean | undefined;
  readonly digits?: number | undefined;
  readonly locale?: string | undefined;
}) {
  const text = numberFormat(locale, {
    style: share ? "percent" : "decimal",
    maximumFractionDigits: digits,
  }).format(value);
  return <bdi>{text}</bdi>;
}
