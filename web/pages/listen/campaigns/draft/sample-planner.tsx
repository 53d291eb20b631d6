import { useState } from "react";
import type { CustomerAudience } from "#listen/campaigns/audience.ts";
import { type PlannedFigure, planSample, type SamplePlan, seenWith } from "#listen/campaigns/sample-plan.ts";
import { Button } from "../../../../ui/button.tsx";
import { NumberField } from "../../../../ui/number-field.tsx";
import { Select } from "../../../../ui/select.tsx";
import { useAudienceCount } from "./audience-count.tsx";
import { Disclosure } from "./disclosure.tsx";

const figures = [
  { value: "mean", label: "A mean on a scale of five points" },
  { value: "share", label: "A share, in percent" },
  { value: "score", label: "A net promoter score" },
] as const;

const unitOf: Record<PlannedFigure, string> = {
  mean: "points of the scale",
  share: "percent",
  score: "points",
};
const usualWidth: Record<PlannedFigure, number> = { mean: 0.1, share: 5, score: 5 };
const assumption: Record<PlannedFigure, string> = {
  mean: "a standard deviation of 1 point",
  share: "a share near 50 %, which takes the most answers",
  score: "40 % promoters and 20 % detractors",
};

const rounded = (value: number) => value.toLocaleString(undefined, { maximumSignificantDigits: 2 });

/** How many to ask for figures as precise as wanted, and what can be seen with those who are there. */
export function SamplePlanner({
  audience,
  onChange,
}: {
  audience: CustomerAudience;
  onChange: (audience: CustomerAudience) => void;
}) {
  const [figure, setFigure] = useState<PlannedFigure>("mean");
  const [halfWidth, setHalfWidth] = useState(usualWidth.mean);
  const [rate, setRate] = useState(20);
  const [smallest, setSmallest] = useState(20);
  const [difference, setDifference] = useState<number | null>(null);
  const count = useAudienceCount({ ...audience, sample: null });
  const population = count.data?.customers?.eligible ?? null;
  if (population === null || population === 0) return null;
  const plan: SamplePlan = {
    figure,
    halfWidth,
    difference,
    smallestGroup: smallest / 100,
    responseRate: rate / 100,
    population,
  };
  const needed = planSample(plan);
  const invited = Math.min(audience.sample?.size ?? population, population);
  const seen = seenWith(plan, invited);
  const unit = unitOf[figure];
  const choose = (next: PlannedFigure) => {
    setFigure(next);
    setHalfWidth(usualWidth[next]);
    setDifference(null);
  };
  return (
    <Disclosure title="How many to ask">
      <div className="fields">
        <Select label="The figure that matters most" options={figures} value={figure} onChange={choose} />
        <NumberField
          label="How far its interval may reach to either side"
          description={`In ${unit}; the interval that holds the true figure 95 times out of 100.`}
          isRequired
          value={halfWidth}
          minValue={0.01}
          maxValue={50}
          onChange={(next) => next && setHalfWidth(next)}
        />
        <NumberField
          label="Who is expected to answer, in percent"
          description="Of those invited. Look at what came of earlier campaigns; 20 is common for customers."
          isRequired
          value={rate}
          minValue={1}
          maxValue={100}
          step={1}
          onChange={(next) => next && setRate(next)}
        />
        <NumberField
          label="Smallest group to be compared, in percent of all"
          isRequired
          value={smallest}
          minValue={1}
          maxValue={50}
          step={1}
          onChange={(next) => next && setSmallest(next)}
        />
        <NumberField
          label="A difference between two such groups that should be found"
          description={`In ${unit}; found four times out of five where it is there. Leave it empty where groups aren't compared.`}
          isRequired={false}
          value={difference}
          minValue={0.01}
          maxValue={100}
          onChange={setDifference}
        />
      </div>
      <div aria-live="polite">
        <p>
          <strong>
            {needed.reachable
              ? `Invite ${needed.invitations.toLocaleString()}`
              : `It would take ${needed.invitations.toLocaleString()} invitations`}
          </strong>
          {` for ${needed.answers.toLocaleString()} answers. ${
            needed.reachable
              ? ""
              : `Only ${population.toLocaleString()} can be invited: ask all of them, and expect wider intervals.`
          }`}
        </p>
        <p>
          {`With the ${invited.toLocaleString()} who would be invited now, about ${seen.answers.toLocaleString()} answer`}
          {seen.halfWidth === null
            ? ": too few for an interval."
            : `: the interval reaches about ${rounded(seen.halfWidth)} ${unit} to either side${
                seen.detectable === null
                  ? "."
                  : `, and a difference of ${rounded(seen.detectable)} between two of the smallest groups would be found four times out of five.`
              }`}
        </p>
        <p className="campaign-note">
          {`Planned with ${assumption[figure]}, and with those who answer being like those who don't.`}
        </p>
        {needed.reachable && needed.invitations !== audience.sample?.size && (
          <Button
            onPress={() =>
              onChange({
                ...audience,
                sample: {
                  seed: (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) >>> 1,
                  by: null,
                  ...audience.sample,
                  size: needed.invitations,
                },
              })
            }
          >
            {`Draw a sample of ${needed.invitations.toLocaleString()}`}
          </Button>
        )}
      </div>
    </Disclosure>
  );
}
