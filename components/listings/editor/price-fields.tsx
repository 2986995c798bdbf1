"use client";

import { useState } from "react";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { fromMinor, toMinor } from "@/lib/platform/money/amount";
import { formatMoney } from "@/lib/platform/money/money";

const CURRENCIES = ["USD", "EUR", "GBP", "ILS", "JPY"].map((value) => ({ value, label: value }));

/**
 * A price and its currency. What was understood stands below while one types, and in the field itself once it is left: "12,50" becomes
 * 12.50 before anybody's eyes, never in silence.
 */
export function PriceFields({
  name,
  currencyName,
  amountMinor,
  currency: given,
}: {
  readonly name: string;
  readonly currencyName: string;
  /** Empty for a plan that is not there yet. */
  readonly amountMinor: string;
  readonly currency: string;
}) {
  const [currency, setCurrency] = useState(given);
  const [text, setText] = useState(amountMinor === "" ? "" : fromMinor(amountMinor, given));
  const minor = toMinor(text, currency);
  return (
    <>
      <TextField
        name={name}
        label="Price"
        inputMode="decimal"
        hint={minor === null ? undefined : formatMoney({ minor: BigInt(minor), currency })}
        defaultValue={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={(event) => {
          if (minor !== null) event.currentTarget.value = fromMinor(minor, currency);
        }}
      />
      <SelectField
        name={currencyName}
        label="Currency"
        options={CURRENCIES}
        defaultValue={given}
        onChange={(event) => setCurrency(event.currentTarget.value)}
      />
    </>
  );
}
