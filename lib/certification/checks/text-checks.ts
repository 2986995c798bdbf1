import { typeProblems } from "@/lib/listings/type-rules";
import { speakEnglish } from "@/lib/platform/messages/speak";
import { counted } from "@/lib/platform/text/counted";
import type { MachineRuleId } from "../rubric";
import { secretsIn } from "./mask";
import { complete, fail, judgeAddresses, pass } from "./outcome";
import type { Check } from "./types";

type Id = Extract<
  MachineRuleId,
  | "WRK-01"
  | "WRK-04"
  | "WRK-05"
  | "WRK-06"
  | "WRK-07"
  | "WRK-08"
  | "DOC-01"
  | "DOC-05"
  | "DOC-06"
  | "SUP-01"
  | "SUP-03"
  | "SEC-07"
  | "SEC-08"
>;

const DESCRIPTION_FROM = 80;

/** Checks of what a listing says. */
export const TEXT_CHECKS: Readonly<Record<Id, Check>> = {
  "WRK-01": {
    judge: ({ content }) => {
      const missing = [
        content.promise === "" ? ["the promise in one line"] : [],
        content.description.length < DESCRIPTION_FROM
          ? [`a description of at least ${DESCRIPTION_FROM} characters`]
          : [],
        content.features.some((feature) => feature.title !== "") ? [] : ["a feature"],
      ].flat();
      return complete(missing, "Promise, description and features are there.");
    },
  },
  "WRK-04": {
    judge: ({ content }) => {
      const bare = content.screenshots.filter((shot) => shot.alt === "").length;
      const missing = [
        content.iconMediaId === "" ? ["an icon"] : [],
        bare > 0 ? [`a description for ${counted(bare, "screenshot")}`] : [],
      ].flat();
      return complete(
        missing,
        content.screenshots.length === 0 ? "The icon is there." : "The icon and every description are there.",
      );
    },
  },
  "WRK-05": {
    judge: ({ content }) => {
      const missing = [
        content.useCases.length === 0 ? ["a use case"] : [],
        content.toolTypes.length === 0 ? ["a tool type"] : [],
      ].flat();
      return complete(missing, "Use case and tool type are chosen.");
    },
  },
  "WRK-06": {
    judge: ({ content: { plans } }) => {
      const names = plans.map((plan) => plan.name.toLowerCase());
      const problems = [
        new Set(plans.map((plan) => plan.currency)).size > 1 ? ["The plans are in several currencies."] : [],
        new Set(names).size < names.length ? ["Two plans have the same name."] : [],
        plans.some((plan) => plan.name === "") ? ["A plan has no name."] : [],
        plans.some((plan) => BigInt(plan.amountMinor) === 0n && plan.trialDays > 0) ? ["A free plan has a trial."] : [],
        plans.some((plan) => plan.interval === "once" && plan.trialDays > 0) ? ["A plan paid once has a trial."] : [],
      ].flat();
      if (problems.length > 0) return fail(problems.join(" "));
      return pass(
        plans.length === 0
          ? "No plans: it is free to install."
          : `${counted(plans.length, "plan")}, in ${plans[0]?.currency ?? ""}.`,
      );
    },
  },
  "WRK-07": {
    urls: (content) => (content.repositoryUrl === "" ? [] : [content.repositoryUrl]),
    judge: (context) => {
      const problems = typeProblems(context.type, context.content);
      if (problems.length > 0) return fail(problems.map((problem) => speakEnglish(problem.sentence)).join(" "));
      if (context.content.repositoryUrl === "") return pass("Nothing more is asked of this type.");
      return judgeAddresses([{ label: "The repository", url: context.content.repositoryUrl }], "page", context);
    },
  },
  "WRK-08": {
    judge: ({ content, isFirst }) => {
      if (isFirst) return pass("This is the first version.");
      return content.changes === "" ? fail("There is no sentence about what changed.") : pass("It says what changed.");
    },
  },
  "DOC-01": {
    judge: ({ content }) => {
      const steps = content.setupSteps.filter((step) => step.title !== "").length;
      const missing = [
        steps === 0 ? ["setup steps"] : [],
        content.setupMinutes === 0 ? ["the minutes setup takes"] : [],
      ].flat();
      return complete(missing, `${counted(steps, "step")}, ${content.setupMinutes} min.`);
    },
  },
  "DOC-05": {
    judge: ({ content }) =>
      content.requirements.length === 0
        ? fail("No requirement is named.")
        : pass(`${content.requirements.length} named.`),
  },
  "DOC-06": {
    judge: ({ content }) => {
      const { setupMinutes, setupSteps } = content;
      if (setupMinutes === 0 || setupSteps.length === 0) return fail("There are no steps with minutes to compare.");
      if (setupMinutes * 2 < setupSteps.length)
        return fail(`${counted(setupSteps.length, "step")} in ${setupMinutes} min is hard to believe.`);
      return setupMinutes > 60
        ? fail(`${setupMinutes} min is long; most people will stop before.`)
        : pass(`${counted(setupSteps.length, "step")} in ${setupMinutes} min.`);
    },
  },
  "SUP-01": {
    judge: ({ content }) =>
      complete(content.supportEmail === "" ? ["a support e-mail address"] : [], `Write to ${content.supportEmail}.`),
  },
  "SUP-03": {
    judge: ({ content }) => complete(content.supportHours === "" ? ["the hours of support"] : [], content.supportHours),
  },
  "SEC-07": {
    judge: ({ content }) => {
      const missing = [
        content.dataLocation === "" ? ["where data is kept"] : [],
        content.dataRetention === "" ? ["what happens to it on removal"] : [],
      ].flat();
      return complete(missing, `Kept in ${content.dataLocation}. ${content.dataRetention}`);
    },
  },
  "SEC-08": {
    judge: ({ content }) => {
      const found = secretsIn(JSON.stringify(content));
      return found.length === 0
        ? pass("Nothing looks like a secret.")
        : fail(`The text seems to hold ${found.join(" and ")}. Remove it and replace it at once.`);
    },
  },
};
