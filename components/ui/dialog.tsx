"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cx } from "./cx";

interface Props {
  /** The button that opens it. Leave out when `open` is controlled. */
  readonly trigger?: ReactNode;
  readonly title: ReactNode;
  /** What will happen and to whom, for steps that destroy or commit. */
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons at the end; close with `DialogClose`. */
  readonly footer?: ReactNode;
  readonly wide?: boolean | undefined;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  readonly closeLabel?: string | undefined;
}

/** A modal dialog. Focus is kept inside, Escape and the cross close it. */
export function Dialog({
  trigger,
  title,
  description,
  children,
  footer,
  wide,
  open,
  onOpenChange,
  closeLabel = "Close",
}: Props) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      {trigger !== undefined && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content
          className={cx("dialog", wide && "dialog--wide")}
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
        >
          <div className="dialog__h">
            <div className="grid gap-1">
              <Radix.Title className="t-2">{title}</Radix.Title>
              {description !== undefined && <Radix.Description className="text-ink-2">{description}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <Button variant="quiet" size="s" icon aria-label={closeLabel}>
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </div>
          <div className="dialog__b">{children}</div>
          {footer !== undefined && <div className="dialog__f">{footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Wraps a button that closes the dialog it stands in. */
export function DialogClose({ children }: { readonly children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}
