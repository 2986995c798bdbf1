"use client";

import { useEffect, useState } from "react";
import { Time } from "@/components/ui/time";
import { keepClaimAction } from "@/lib/certification/review/actions";

const EVERY_MS = 120_000;

/**
 * Shows until when the lock holds, and prolongs it while the reviewer types, presses or scrolls: at most every two minutes. Without
 * JavaScript the lock is prolonged by saving.
 */
export function ClaimKeeper({ submission, expiresAt }: { readonly submission: string; readonly expiresAt: string }) {
  const [until, setUntil] = useState(expiresAt);
  const [ended, setEnded] = useState(false);

  useEffect(() => {
    setUntil(expiresAt);
    setEnded(false);
    let last = Date.now();
    const keep = async () => {
      if (Date.now() - last < EVERY_MS) return;
      last = Date.now();
      const answer = await keepClaimAction(null, { submission }).catch(() => null);
      if (answer?.ok) setUntil(answer.data.claimExpiresAt);
      else if (answer?.code === "conflict") setEnded(true);
    };
    const kinds = ["keydown", "pointerdown", "scroll"] as const;
    for (const kind of kinds) window.addEventListener(kind, keep, { passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, keep);
    };
  }, [submission, expiresAt]);

  if (ended) {
    return (
      <span role="alert" className="text-bad">
        Your lock has ended. Reload to take it again.
      </span>
    );
  }
  return (
    <span>
      Yours until <Time at={until} show="time" />
    </span>
  );
}
