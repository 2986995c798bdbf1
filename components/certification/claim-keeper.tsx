"use client";

import { useEffect, useState } from "react";
import { Time } from "@/components/ui/time";
import { keepClaimAction } from "@/lib/certification/review/actions";

const EVERY_MS = 120_000;
/** The browser's clock may be off by a little: the lock is called ended a moment late rather than early. */
const GRACE_MS = 2_000;

/**
 * Shows until when the lock keeps others out, and prolongs it while the reviewer types, presses or scrolls: at most every two minutes, at
 * once when it has ended. Only somebody who takes over ends it for good. Without JavaScript the lock is prolonged by saving.
 */
export function ClaimKeeper({ submission, expiresAt }: { readonly submission: string; readonly expiresAt: string }) {
  const [until, setUntil] = useState(expiresAt);
  const [ended, setEnded] = useState(false);
  const [lost, setLost] = useState<string | null>(null);

  useEffect(() => {
    setUntil(expiresAt);
    setLost(null);
  }, [expiresAt]);

  useEffect(() => {
    const left = new Date(until).getTime() - Date.now() + GRACE_MS;
    setEnded(left <= 0);
    const timer = setTimeout(() => setEnded(true), Math.max(left, 0));
    return () => clearTimeout(timer);
  }, [until]);

  useEffect(() => {
    let last = Date.now();
    const keep = async () => {
      const isOver = new Date(until).getTime() < Date.now();
      if (Date.now() - last < (isOver ? GRACE_MS : EVERY_MS)) return;
      last = Date.now();
      const answer = await keepClaimAction(null, { submission }).catch(() => null);
      if (answer?.ok) setUntil(answer.data.claimExpiresAt);
      else if (answer?.code === "conflict") setLost(answer.message);
    };
    const kinds = ["keydown", "pointerdown", "scroll"] as const;
    for (const kind of kinds) window.addEventListener(kind, keep, { passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, keep);
    };
  }, [submission, until]);

  if (lost !== null) {
    return (
      <span role="alert" className="text-bad">
        {lost}
      </span>
    );
  }
  if (ended) return <span className="text-warn">Yours, others may take it over</span>;
  return (
    <span>
      Yours until <Time at={until} show="time" />
    </span>
  );
}
