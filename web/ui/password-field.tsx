import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Button, Input, TextField } from "react-aria-components";
import { FieldHelp, FieldLabel, type FieldProps } from "./field.tsx";

interface PasswordFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  autoComplete: "current-password" | "new-password";
  minLength?: number;
}

/** A password, hidden unless its writer wants to see it. */
export function PasswordField({ label, description, ...rest }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <TextField className="field" type={shown ? "text" : "password"} {...rest}>
      <FieldLabel label={label} isRequired={rest.isRequired} />
      <div className="input-group">
        <Input className="input" />
        <Button
          className="icon-button"
          slot={null}
          aria-label={shown ? "Hide the password" : "Show the password"}
          onPress={() => setShown(!shown)}
        >
          {shown ? <EyeOff size={18} aria-hidden /> : <Eye size={18} aria-hidden />}
        </Button>
      </div>
      <FieldHelp description={description} />
    </TextField>
  );
}
