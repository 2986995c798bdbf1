"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, type ButtonLook } from "./button";

/** Puts a text on the clipboard and says so. Where the browser refuses, the text beside it can still be selected. */
export function CopyButton({
  text,
  label = "Copy",
  doneLabel = "Copied",
  look = { variant: "quiet", size: "s" },
  className,
}: {
  readonly text: string;
  readonly label?: string | undefined;
  readonly doneLabel?: string | undefined;
  readonly look?: ButtonLook | undefined;
  readonly className?: string | undefined;
}) {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  return (
    <Button
      {...look}
      className={className}
      onClick={() => {
        navigator.clipboard?.writeText(text).then(
          () => setDone(true),
          () => setDone(false),
        );
      }}
    >
      {done ? <Check aria-hidden /> : <Copy aria-hidden />}
      <span aria-live="polite">{done ? doneLabel : label}</span>
    </Button>
  );
}
