"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { slugOf } from "@/lib/partners/slug";
import { readableName } from "@/lib/platform/text/name-text";

/** The name of a new company, with the address that is reserved for it: the name may change later, the address stays. */
export function CompanyNameField() {
  const [name, setName] = useState("");
  const plain = readableName(name);
  return (
    <TextField
      name="name"
      label="Company name"
      hint={
        plain.length < 2 ? (
          "As customers know it. It stands on every listing, and your web address is made of it."
        ) : (
          <>
            Reserves <code className="mono break-all">/partners/{slugOf(plain)}</code>, with a number when it is taken.
            The address stays when the name changes.
          </>
        )
      }
      autoComplete="organization"
      maxLength={60}
      required
      onInput={(event) => setName(event.currentTarget.value)}
    />
  );
}
