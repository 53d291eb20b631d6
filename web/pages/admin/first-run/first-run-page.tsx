import "./first-run.css";
import { useQueryClient } from "@tanstack/react-query";
import { setUp } from "#people/workspace/first-run.contract.ts";
import { call } from "../../../client.ts";
import { useGo } from "../../../shell/address.ts";
import { Redirect } from "../../../shell/redirect.tsx";
import { refreshSession, useSession } from "../../../shell/session.ts";
import { Form } from "../../../ui/form.tsx";
import { Page } from "../../../ui/page.tsx";
import { PasswordField } from "../../../ui/password-field.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useFormValues } from "../../../ui/use-form-values.ts";
import { browserLocale, LocaleFields } from "../workspace/locale-fields.tsx";

/** The first page of a new server: makes the programme and its director. */
export function FirstRunPage() {
  const { fresh } = useSession();
  if (!fresh) return <Redirect href="/" />;
  return (
    <div className="public-wide first-run">
      <Page
        width="reading"
        kicker="A new server"
        title="Set up your programme"
        lead="From the first question to the lasting result: hear what staff and customers say, find what matters, and prove what changed."
      >
        <ol className="first-run-steps">
          <li>
            <strong>Now:</strong> the programme and you, its director. Two minutes.
          </li>
          <li>
            <strong>Then:</strong> departments and people, by hand or from a spreadsheet.
          </li>
          <li>
            <strong>Then:</strong> a questionnaire, a campaign, and the first results.
          </li>
        </ol>
        <p className="first-run-note">
          Everything is kept on this server. The programme's particulars can be changed later under Settings.
        </p>
      </Page>
      <SetUpForm />
    </div>
  );
}

function SetUpForm() {
  const queries = useQueryClient();
  const go = useGo();
  const locale = browserLocale();
  const form = useFormValues({
    "director/name": "",
    "director/email": "",
    "director/password": "",
    "workspace/name": "",
    "workspace/organisation": "",
    "workspace/operator": "",
    "workspace/language": locale.language,
    "workspace/timeZone": locale.timeZone,
    consultant: "independent" as "independent" | "none",
  });
  const { values, field } = form;
  const organisation = values["workspace/organisation"];
  const submit = async () => {
    const { workspace } = await call(setUp, {
      body: {
        director: {
          name: values["director/name"],
          email: values["director/email"],
          password: values["director/password"],
        },
        workspace: {
          name: values["workspace/name"],
          organisation,
          operator: values["workspace/operator"] || organisation,
          language: values["workspace/language"],
          timeZone: values["workspace/timeZone"],
        },
        withoutConsultant: values.consultant === "none",
      },
    });
    await refreshSession(queries);
    go(`/w/${workspace}`);
  };
  return (
    <Form submit="Begin" onSubmit={submit}>
      <fieldset className="fields">
        <legend>The programme</legend>
        <TextField
          label="Organisation"
          description="The one that serves its customers."
          maxLength={100}
          autoComplete="organization"
          isRequired
          {...field("workspace/organisation")}
        />
        <TextField
          label="Name of the programme"
          description="As staff will read it, for example “Customers first 2026”."
          maxLength={100}
          isRequired
          {...field("workspace/name")}
        />
        <TextField
          label="Who operates this server"
          description={`Everybody who answers reads this. Left empty: ${organisation || "the organisation"}.`}
          maxLength={200}
          isRequired={false}
          {...field("workspace/operator")}
        />
        <RadioGroup
          label="Independent consultant"
          options={[
            {
              value: "independent",
              label: "One works with us, or will",
              description: "Only the consultant sees who gave which confidential answer. Invite them next.",
            },
            {
              value: "none",
              label: "We work without one",
              description:
                "You take that part too: you will see who gave which answer, and respondents are told so.",
            },
          ]}
          {...field("consultant")}
        />
        <LocaleFields language={field("workspace/language")} timeZone={field("workspace/timeZone")} />
      </fieldset>
      <fieldset className="fields">
        <legend>You, its director</legend>
        <TextField label="Name" autoComplete="name" maxLength={100} isRequired {...field("director/name")} />
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          maxLength={254}
          isRequired
          {...field("director/email")}
        />
        <PasswordField
          label="Password"
          description="At least 10 characters; four unrelated words are good."
          autoComplete="new-password"
          minLength={10}
          isRequired
          {...field("director/password")}
        />
      </fieldset>
    </Form>
  );
}
