import { Section } from "../../../ui/section.tsx";

interface Tool {
  name: string;
  answers: string;
  questionnaire: string;
}

const tools: Tool[] = [
  {
    name: "Qualtrics",
    answers:
      "Data & Analysis › Export & Import › Export Data › CSV. “Use numeric values” and “Use choice text” both work; leave “Split multi-value fields into columns” ticked if you can. Don't open the file in Excel before.",
    questionnaire: "Survey › Tools › Import/Export › Export Survey gives the .qsf.",
  },
  {
    name: "LimeSurvey",
    answers:
      "Responses › Export › Export responses › CSV, with question codes (or code and text) as heading and answer codes as responses. Or Export › Survey archive (.lsa), which holds answers and questionnaire in one.",
    questionnaire: "Display/Export › Survey structure (.lss).",
  },
  {
    name: "SurveyMonkey",
    answers:
      "Analyze Results › Save As › Export file › All individual responses › CSV or XLS+, condensed columns.",
    questionnaire: "None is needed.",
  },
  {
    name: "Forms, SurveyJS and others",
    answers:
      "A table with one row for each person who answered and one column for each question, the names in the first row. CSV or Excel, any separator and encoding.",
    questionnaire: "SurveyJS: the survey's JSON. A mapping is made from your corrections and remembered.",
  },
];

/** How to get the file out of the tool that the survey was made with. */
export const ToolHelp = () => (
  <Section title="How to get the file">
    <div className="survey-tools-help">
      {tools.map(({ name, answers, questionnaire }) => (
        <details className="survey-more" key={name}>
          <summary>{name}</summary>
          <dl>
            <dt>Answers</dt>
            <dd>{answers}</dd>
            <dt>Questionnaire</dt>
            <dd>{questionnaire}</dd>
          </dl>
        </details>
      ))}
    </div>
  </Section>
);
