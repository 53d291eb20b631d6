-- Translations: which of a questionnaire's have been overtaken by their original, and those of a profile's coaching texts.

-- A translation whose original was reworded afterwards. There is no row for one that still fits.
CREATE TABLE listen.outdated_translation (
  workspace_id uuid NOT NULL,
  questionnaire_id uuid NOT NULL,
  -- Which text: names it by ids, so that moving it changes nothing; src/listen/questionnaires/text-keys.ts describes it.
  text_key text NOT NULL,
  language text NOT NULL,
  -- The language that was the first one, and its words for which the translation was written.
  original_language text NOT NULL,
  original text NOT NULL,
  PRIMARY KEY (workspace_id, questionnaire_id, language, text_key, original_language),
  FOREIGN KEY (workspace_id, questionnaire_id) REFERENCES listen.questionnaire ON DELETE CASCADE
);

-- A coaching text of a profile in another language. It serves every questionnaire of the workspace with that profile.
CREATE TABLE listen.coaching_text (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  -- The profile's own id, e.g. "service-commitment".
  profile_id text NOT NULL,
  language text NOT NULL,
  -- Which text, e.g. "SL-1.essay.0"; src/listen/translations/coaching-texts.ts describes it.
  text_key text NOT NULL,
  words text NOT NULL CHECK (words <> ''),
  -- The profile's own words for which the translation was written.
  original text NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now(),
  -- A name, as it was then.
  saved_by text NOT NULL,
  PRIMARY KEY (workspace_id, profile_id, language, text_key)
);

ALTER TABLE listen.outdated_translation ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.coaching_text ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON listen.outdated_translation TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.coaching_text TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON listen.outdated_translation TO serviceloop_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON listen.coaching_text TO serviceloop_app;
