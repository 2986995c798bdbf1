"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useTransition } from "react";

/**
 * A GET form that needs no script. With one, a ticked box applies at once without a new document, and the boxes follow the address
 * when it changes by other ways (a chip, Back), keeping the focus where it is.
 */
export function FilterForm({
  action,
  address,
  children,
}: {
  readonly action: string;
  /** The query as it stands; the form's defaults say the same. */
  readonly address: string;
  readonly children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const [pending, start] = useTransition();

  useEffect(() => {
    // What the server rendered as default is what the address says.
    if (form.current?.dataset.address === address) form.current.reset();
  }, [address]);

  function apply(from: HTMLFormElement) {
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(from))
      if (typeof value === "string" && value !== "") params.append(name, value);
    const query = params.toString();
    start(() => router.push(query === "" ? action : `${action}?${query}`, { scroll: false }));
  }

  function onChange(event: FormEvent<HTMLFormElement>) {
    const { target, currentTarget } = event;
    const isText = target instanceof HTMLInputElement && target.type === "search";
    if (!isText) apply(currentTarget);
  }

  return (
    <form
      ref={form}
      action={action}
      method="get"
      data-address={address}
      aria-busy={pending}
      className="group"
      onChange={onChange}
      onSubmit={(event) => {
        event.preventDefault();
        apply(event.currentTarget);
      }}
    >
      {children}
    </form>
  );
}
