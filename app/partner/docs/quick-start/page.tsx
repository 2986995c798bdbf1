import { GuidePage, guideMetadata } from "@/components/docs/guide-page";

export const metadata = guideMetadata("quick-start");

export default function QuickStartPage() {
  return <GuidePage slug="quick-start" />;
}
