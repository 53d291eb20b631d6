import { errorKind } from "#platform/errors.ts";

/** Wrong usage: a sentence, then where to look. */
export const wrongUsage = errorKind(
  "cli.usage",
  (reason: string) => `${reason}\nHelp: npm run -s cli -- help`,
);

export const helpText = `Serviceloop

  npm run -s cli -- profile --staff staff.csv --answers answers.csv --out DIR
      Personal coaching reports and the organisation's results from the service commitment profile.

      --staff FILE           people: id,name,email,department,manager_id,job,level,location
      --answers FILE         ratings: person_id,rater_id,statement,perspective,rating
      --out DIR              a folder that does not exist yet or is empty; it appears when all is done
      --example              run on a generated organisation of 250 people instead of your files
      --minimum 5            smallest group whose figures are shown
      --questionnaire FILE   your own statements and texts instead of the built-in profile
      --consultant NAME      who publishes the reports
      --logo FILE            the consultant's logo: SVG, PNG or JPEG, up to 2 MB
      --colour "#17495c"     headings, rules and the first series of charts
      --accent "#b3541e"     marks and the second series
      --date 2026-11-21      the date printed on the reports (default: today)

  npm run -s cli -- survey FILE --out DIR
      From a survey tool's export to what matters most, where we fall short, who sees it differently and how sure
      that is. FILE holds the answers: CSV or XLSX from Qualtrics, LimeSurvey, SurveyMonkey, Typeform, Google Forms or
      any other tool. Writes report.html, report.pdf, results.json, fidelity.json and mapping.yaml.

      --outcome COLUMN       the question that stands for the whole, such as satisfaction overall
      --group COLUMN         compare people by this column
      --weights COLUMN       weight answers by this column
      --missing 9,99         codes that are no answer, in any column where they lie outside of the scale
      --leave-out A,B        columns that stay in the report but are no drivers
      --definition FILE      the survey itself: Qualtrics .qsf, LimeSurvey .lss or .lsa, SurveyJS .json
      --mapping FILE         corrections, as an earlier run wrote them to mapping.yaml
      --encoding, --separator, --sheet, --header-rows
                             how the file is laid out, where it was misread
      --minimum 5            smallest group whose figures are shown
      --draws 1000           bootstrap samples for intervals of importance
      --seed 1               the beginning of the random numbers
      --title TEXT           the title of the reports
      --consultant, --logo, --colour, --accent, --date   as above

  npm run -s cli -- questionnaire [FILE]
      Checks a questionnaire file; without FILE prints the built-in one, to copy and change.

  npm run -s cli -- backup --out FILE [--data DIR]
      Writes all that the server keeps into one file, as it is at one moment. The server may run meanwhile.

  npm run -s cli -- restore --from FILE [--data DIR] [--send-pending]
      Restores a backup of this or an earlier release into an empty database. Mail that was waiting is held in the
      outbox, since it may have been sent after the backup; --send-pending sends it.

  npm run -s cli -- outbox [MESSAGE] [--data DIR]
      The newest mail, or one message in full with its link, whatever became of it.

  npm run -s cli -- second-factor reset ADDRESS [--data DIR]
      Takes the lost second factor of an account away and ends its sessions. Make sure first who asks.

  npm run -s cli -- config
      All settings of the server: what they do, their defaults and what they are now.

      --data DIR             the server's data folder (default: data); else DATABASE_URL where that is set

Files may be UTF-8, UTF-16 or Windows-1252, separated by commas, semicolons or tabs. Paths are relative to where you
call from. Exit codes: 0 all used, 2 done with rejected rows (see errors.csv), 1 nothing written, 64 wrong usage,
130 stopped on request.
`;
