import type { PairedRatingQuestion, RatingQuestion, Texts } from "#listen/questionnaires/definition.ts";
import { NumberField } from "../../../ui/number-field.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { type Patch, replaced } from "./patched.ts";
import { WordsField } from "./words-field.tsx";

type Scale = Pick<RatingQuestion, "minimum" | "maximum" | "anchors">;

interface ScaleFieldsProps {
  question: RatingQuestion | PairedRatingQuestion;
  onChange: (patch: Patch<Scale>, key?: string) => void;
  /** Whether the points have to stay. */
  isFixed: boolean;
}

/** Which points a scale has and what they are called. */
export function ScaleFields({ question, onChange, isFixed }: ScaleFieldsProps) {
  const { minimum, maximum, anchors } = question;
  const points = Math.max(0, maximum - minimum + 1);
  const isNamed = anchors.length !== 2 || points === 2;
  const change = (scale: Partial<Scale>) => onChange(withAnchors({ ...question, ...scale }, isNamed));
  return (
    <Stack>
      {!isFixed && (
        <>
          <div className="fields-pair">
            <NumberField
              label="Lowest point"
              minValue={-100}
              maxValue={99}
              step={1}
              value={minimum}
              onChange={(value) => value !== null && change({ minimum: value })}
            />
            <NumberField
              label="Highest point"
              minValue={-99}
              maxValue={100}
              step={1}
              value={maximum}
              onChange={(value) => value !== null && change({ maximum: value })}
            />
          </div>
          <RadioGroup
            label="Named points"
            options={[
              {
                value: "all",
                label: "Every point has a name",
                description: "More reliable with up to seven points.",
              },
              { value: "ends", label: "Only the ends have names" },
            ]}
            value={isNamed ? "all" : "ends"}
            onChange={(value) => onChange(withAnchors(question, value === "all"))}
          />
        </>
      )}
      {anchors.map((texts, index) => (
        <WordsField
          // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place on the scale
          key={index}
          label={`${isNamed ? minimum + index : index === 0 ? minimum : maximum} means`}
          texts={texts}
          onChange={(anchor) => onChange({ anchors: replaced(anchors, index, anchor) }, `anchors.${index}`)}
        />
      ))}
    </Stack>
  );
}

/** A scale with as many names as it needs; the names of the ends stay at the ends. */
function withAnchors({ minimum, maximum, anchors }: Scale, isNamed: boolean): Scale {
  const points = maximum - minimum + 1;
  if (points < 2 || points > 21) return { minimum, maximum, anchors };
  const first: Texts = anchors[0] ?? {};
  const last: Texts = anchors.at(-1) ?? {};
  if (!isNamed) return { minimum, maximum, anchors: [first, last] };
  const between = Array.from(
    { length: points - 2 },
    (_, index): Texts => (index + 1 < anchors.length - 1 ? anchors[index + 1] : undefined) ?? {},
  );
  return { minimum, maximum, anchors: [first, ...between, last] };
}
