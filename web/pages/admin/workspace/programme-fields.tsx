import { TextField } from "../../../ui/text-field.tsx";
import { LocaleFields } from "./locale-fields.tsx";

type Name = "name" | "organisation" | "operator" | "language" | "timeZone";
type Bind = (name: Name) => { name: string; value: string; onChange: (value: string) => void };

/** All fields of a programme's settings. */
export const ProgrammeFields = ({ field }: { field: Bind }) => (
  <>
    <TextField label="Name of the programme" maxLength={100} isRequired {...field("name")} />
    <TextField
      label="Organisation"
      description="The one that serves its customers."
      maxLength={100}
      isRequired
      {...field("organisation")}
    />
    <TextField
      label="Who operates this server"
      description="Everybody who answers reads this."
      maxLength={200}
      isRequired
      {...field("operator")}
    />
    <LocaleFields language={field("language")} timeZone={field("timeZone")} />
  </>
);
