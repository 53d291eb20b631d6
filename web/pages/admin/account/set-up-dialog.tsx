import "./second-factor.css";
import { useQuery } from "@tanstack/react-query";
import { beginSecondFactor, turnSecondFactorOn } from "#people/access/second-factor.contract.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import { call } from "../../../client.ts";
import { Button } from "../../../ui/button.tsx";
import { CopyField } from "../../../ui/copy-field.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { Query } from "../../../ui/query.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";

interface SetUpDialogProps {
  onClose: () => void;
  /** Gets the recovery codes. */
  onDone: (codes: readonly string[]) => Promise<void>;
}

/** Sets a second factor up: the app reads the secret, and a code proves that it has it. */
export function SetUpDialog({ onClose, onDone }: SetUpDialogProps) {
  const begun = useQuery({
    queryKey: ["second-factor", "begun"],
    queryFn: () => call(beginSecondFactor),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  return (
    <Dialog title="Set up a second factor" isOpen onClose={onClose}>
      <Query query={begun} lines={6}>
        {(secret) => <Prove begun={secret} onClose={onClose} onDone={onDone} />}
      </Query>
    </Dialog>
  );
}

function Prove({
  begun: { secret, qr },
  onClose,
  onDone,
}: SetUpDialogProps & { begun: ResponseOf<typeof beginSecondFactor> }) {
  const { values, field } = useFormValues({ code: "" });
  const prove = async () => {
    const { recoveryCodes } = await call(turnSecondFactorOn, { body: values });
    await onDone(recoveryCodes);
  };
  const border = 4;
  const size = qr.size + 2 * border;
  return (
    <Stack>
      <p>
        1. Open an authenticator app on your phone, such as Aegis, Google Authenticator or the one of your
        password manager, and let it read this picture.
      </p>
      <svg
        className="qr-code"
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        role="img"
        aria-label="QR code with the secret that stands below"
      >
        <rect className="qr-code-paper" width={size} height={size} />
        <path className="qr-code-ink" transform={`translate(${border} ${border})`} d={qr.path} />
      </svg>
      <p>Or type this secret there:</p>
      <CopyField label="Secret for the app" value={secret} />
      <Form submit="Turn it on" onSubmit={prove} actions={<Button onPress={onClose}>Cancel</Button>}>
        <TextField
          label="2. The code that the app shows now"
          description="Six digits. Your other sessions end when the second factor is on."
          autoComplete="one-time-code"
          maxLength={10}
          isRequired
          {...field("code")}
        />
      </Form>
    </Stack>
  );
}
