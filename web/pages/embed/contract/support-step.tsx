import { Lines } from "./line-steps.tsx";
import { Clause, Step, type StepProps } from "./step.tsx";
import { Supporters } from "./supporters.tsx";

/** The fourth and fifth clause. */
export function SupportStep({ writing, help, contract }: StepProps) {
  return (
    <Step title="Support">
      <Clause
        title="Who supports me"
        help={
          help?.[3] ??
          "One or two people who want this to succeed and will ask about it without being reminded."
        }
      >
        <Supporters contract={contract} />
      </Clause>
      <Clause
        title="How they help"
        help={
          help?.[4] ??
          "Say what you would like from them: a question every Monday, a visit to your desk, a frank word when you slip."
        }
      >
        <Lines
          writing={writing}
          clause="help"
          label="Help"
          examples={["ask me on Mondays how it went", "tell me when I slip"]}
        />
      </Clause>
    </Step>
  );
}
