-- SPDX-License-Identifier: GPL-3.0-or-later
-- A journal as the first version of its schema has it. It does not change any more when the schema does.
PRAGMA application_id = 1383036275;
CREATE TABLE session (  id INTEGER PRIMARY KEY,  uuid TEXT NOT NULL UNIQUE,  routine TEXT NOT NULL,  status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'ended-early', 'interrupted')),  start INTEGER NOT NULL,  zone TEXT NOT NULL,  utc_offset INTEGER NOT NULL CHECK (utc_offset BETWEEN -86400 AND 86400),  local_date TEXT NOT NULL CHECK (date (local_date) IS local_date),  active INTEGER NOT NULL CHECK (active >= 0),  tired_before INTEGER CHECK (tired_before BETWEEN 0 AND 10),  pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),  tired_after INTEGER CHECK (tired_after BETWEEN 0 AND 10),  pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),  difficulty INTEGER CHECK (difficulty BETWEEN 1 AND 5),  harder TEXT,  next_day TEXT CHECK (next_day IN ('better', 'same', 'worse', 'much-worse')),  plan TEXT) STRICT;
CREATE INDEX session_by_date ON session (local_date, start);
CREATE INDEX session_open ON session (status) WHERE status IN ('running', 'interrupted');
CREATE TABLE exercise_set (  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,  position INTEGER NOT NULL CHECK (position >= 0),  exercise TEXT NOT NULL,  level TEXT NOT NULL CHECK (level IN ('easy', 'standard', 'hard')),  side TEXT NOT NULL CHECK (side IN ('both', 'left', 'right')),  number INTEGER NOT NULL CHECK (number >= 1),  done INTEGER NOT NULL CHECK (done BETWEEN 0 AND planned),  planned INTEGER NOT NULL CHECK (planned >= 1),  active INTEGER NOT NULL CHECK (active >= 0),  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'unfinished', 'skipped')),  PRIMARY KEY (session, position)) STRICT, WITHOUT ROWID;
CREATE TABLE hurt (  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,  position INTEGER NOT NULL CHECK (position >= 0),  exercise TEXT,  level TEXT NOT NULL CHECK (level IN ('easy', 'standard', 'hard')),  side TEXT NOT NULL CHECK (side IN ('both', 'left', 'right')),  feeling TEXT NOT NULL,  place TEXT NOT NULL,  answer TEXT NOT NULL,  flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),  PRIMARY KEY (session, position)) STRICT, WITHOUT ROWID;
INSERT INTO session VALUES
  (1, '0b0a7b6e-4a3c-4c53-8a43-000000000001', 'daily-three', 'finished', 1795158000000000, 'Europe/Berlin', 3600, '2026-11-20', 718000000000, 6, 0, 4, 1, 3, 'hinge', 'same', NULL),
  (2, '0b0a7b6e-4a3c-4c53-8a43-000000000002', 'bridge', 'ended-early', 1795244400000000, 'Asia/Kolkata', 19800, '2026-11-21', 95000000000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO exercise_set VALUES
  (1, 0, 'bridge', 'standard', 'both', 1, 10, 10, 120000000000, 'done'),
  (1, 1, 'clamshell', 'standard', 'left', 1, 10, 10, 60000000000, 'done'),
  (1, 2, 'clamshell', 'standard', 'right', 1, 9, 10, 54000000000, 'unfinished'),
  (2, 0, 'bridge', 'hard', 'both', 1, 0, 8, 0, 'skipped');
INSERT INTO hurt VALUES (2, 0, 'bridge', 'hard', 'left', 'sharp', 'hip', 'end', 1);
PRAGMA user_version = 1;
