PRAGMA journal_mode=WAL;
CREATE TABLE sessions (
  id TEXT PRIMARY KEY, working_dir TEXT NOT NULL, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  total_tokens INTEGER, input_tokens INTEGER, output_tokens INTEGER,
  accumulated_total_tokens INTEGER, accumulated_input_tokens INTEGER, accumulated_output_tokens INTEGER,
  provider_name TEXT, model_config_json TEXT
);
INSERT INTO sessions VALUES ('20261120_1', '/home/me/proj', '2026-11-20 10:00:00', '2026-11-20 10:05:00', 160, 100, 50, 1200, 900, 250, 'anthropic', '{"model_name":"claude-opus-4-8"}');
INSERT INTO sessions VALUES ('20261121_1', '/home/me/proj', '2026-11-21 10:00:00', '2026-11-21 10:00:30', 60, 40, 20, NULL, NULL, NULL, 'openai', '{"model_name":"gpt-5.4"}');
INSERT INTO sessions VALUES ('20261121_2', '/home/me/proj', '2026-11-21 11:00:00', '2026-11-21 11:00:00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
