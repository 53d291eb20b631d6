import { useMutation } from "@tanstack/react-query";
import { writtenMilestones } from "#embed/contracts/clauses.ts";
import { markMilestone } from "#embed/contracts/contract.contract.ts";
import { longDate } from "#understand/profile/wording.ts";
import { call } from "../../../client.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { QueryError } from "../../../ui/query.tsx";
import { Section } from "../../../ui/section.tsx";
import { type Contract, useContractParams, useTakeContract } from "./use-contract.ts";

/** Milestones to tick; whoever has reached one is reminded of the reward. */
export function Milestones({ contract, today }: { contract: Contract; today: string }) {
  const params = useContractParams(contract);
  const take = useTakeContract();
  const clauses = contract.versions[0]?.clauses ?? contract.clauses;
  const mark = useMutation({
    mutationFn: ({ milestone, reached }: { milestone: string; reached: boolean }) =>
      call(markMilestone, { params: { ...params, milestone }, body: { reached } }),
    onSuccess: take,
  });
  const milestones = writtenMilestones(clauses);
  if (milestones.length === 0) return null;
  const { reached } = contract;
  const reward = clauses.milestoneReward.trim();
  const note = (id: string, on: string) => {
    const day = reached[id];
    if (day) return `Reached on ${longDate(day)}`;
    return on < today
      ? `Was meant for ${longDate(on)}. It still counts when it is reached.`
      : `By ${longDate(on)}`;
  };
  return (
    <Section title="Milestones">
      {mark.error && <QueryError error={mark.error} />}
      <div className="fields">
        {milestones.map(({ id, on, text }) => (
          <Checkbox
            key={id}
            isSelected={reached[id] !== undefined}
            isDisabled={mark.isPending}
            description={note(id, on)}
            onChange={(isReached) => mark.mutate({ milestone: id, reached: isReached })}
          >
            {text}
          </Checkbox>
        ))}
      </div>
      {reward !== "" && milestones.some(({ id }) => reached[id] !== undefined) && (
        <Notice tone="success" title="A milestone is reached. You promised yourself something:">
          <p dir="auto">{reward}</p>
        </Notice>
      )}
    </Section>
  );
}
