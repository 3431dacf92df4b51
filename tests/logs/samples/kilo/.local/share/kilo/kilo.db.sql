PRAGMA journal_mode=WAL;
CREATE TABLE `session` (
  `id` text PRIMARY KEY,
  `project_id` text NOT NULL,
  `workspace_id` text,
  `parent_id` text,
  `slug` text NOT NULL,
  `directory` text NOT NULL,
  `path` text,
  `title` text NOT NULL,
  `version` text NOT NULL,
  `share_url` text,
  `summary_additions` integer,
  `summary_deletions` integer,
  `summary_files` integer,
  `summary_diffs` text,
  `metadata` text,
  `cost` real DEFAULT 0 NOT NULL,
  `tokens_input` integer DEFAULT 0 NOT NULL,
  `tokens_output` integer DEFAULT 0 NOT NULL,
  `tokens_reasoning` integer DEFAULT 0 NOT NULL,
  `tokens_cache_read` integer DEFAULT 0 NOT NULL,
  `tokens_cache_write` integer DEFAULT 0 NOT NULL,
  `revert` text,
  `permission` text,
  `agent` text,
  `model` text,
  `time_created` integer NOT NULL,
  `time_updated` integer NOT NULL,
  `time_compacting` integer,
  `time_archived` integer,
  CONSTRAINT `fk_session_project_id_project_id_fk` FOREIGN KEY (`project_id`) REFERENCES `project`(`id`) ON DELETE CASCADE
);
CREATE TABLE `message` (
  `id` text PRIMARY KEY,
  `session_id` text NOT NULL,
  `time_created` integer NOT NULL,
  `time_updated` integer NOT NULL,
  `data` text NOT NULL,
  CONSTRAINT `fk_message_session_id_session_id_fk` FOREIGN KEY (`session_id`) REFERENCES `session`(`id`) ON DELETE CASCADE
);
INSERT INTO session VALUES ('ses_df461467fffevT6SxRRwdFR9Gk', 'e109c2bbd9a11d2c74cd13511461ff7111fc800f', NULL, NULL, 'tidy-cabin', '/home/me/proj', '', 'Hello from the mock model.', '1.18.33', NULL, 0, 0, 0, NULL, NULL, 0.0080477, 6999, 88, 26, 8207, 0, NULL, '[{"permission":"question","pattern":"*","action":"deny"},{"permission":"plan_enter","pattern":"*","action":"deny"},{"permission":"plan_exit","pattern":"*","action":"deny"}]', 'build', '{"id":"gpt-5.4","providerID":"mock","variant":"default"}', 1795491281281, 1795491287674, NULL, NULL);
INSERT INTO session VALUES ('ses_df4612750ffeal0H7KnR1QRYaW', 'e109c2bbd9a11d2c74cd13511461ff7111fc800f', NULL, NULL, 'silent-canyon', '/home/me/proj', '', 'Hello from the mock model. (fork #1)', '1.18.33', NULL, 0, 0, 0, NULL, NULL, 0.0093472, 7422, 132, 39, 15832, 0, NULL, NULL, 'build', '{"id":"gpt-5.4","providerID":"mock","variant":"default"}', 1795491289263, 1795491291672, NULL, NULL);
INSERT INTO message VALUES ('msg_20b9eb9e2001X7t5W7yxLU46HU', 'ses_df461467fffevT6SxRRwdFR9Gk', 1795491281379, 1795491282542, '{"role":"user","time":{"created":1795491281379},"agent":"build","model":{"providerID":"mock","modelID":"gpt-5.4"},"summary":{"diffs":[]}}');
INSERT INTO message VALUES ('msg_20b9ebd33001sPgkFOAFeyr3Xh', 'ses_df461467fffevT6SxRRwdFR9Gk', 1795491282227, 1795491283567, '{"parentID":"msg_20b9eb9e2001X7t5W7yxLU46HU","role":"assistant","mode":"build","agent":"build","path":{"cwd":"/home/me/proj","root":"/home/me/proj"},"cost":0.0071316,"tokens":{"total":7638,"input":6955,"output":44,"reasoning":13,"cache":{"write":0,"read":626}},"modelID":"gpt-5.4","providerID":"mock","time":{"created":1795491282227,"completed":1795491283566},"finish":"stop"}');
INSERT INTO message VALUES ('msg_20b9ec9ef001940II4jlH00DtI', 'ses_df461467fffevT6SxRRwdFR9Gk', 1795491285487, 1795491286576, '{"role":"user","time":{"created":1795491285487},"agent":"build","model":{"providerID":"mock","modelID":"gpt-5.4"},"summary":{"diffs":[]}}');
INSERT INTO message VALUES ('msg_20b9ecdbe001TJ6vbzoHKfXYCA', 'ses_df461467fffevT6SxRRwdFR9Gk', 1795491286462, 1795491287648, '{"parentID":"msg_20b9ec9ef001940II4jlH00DtI","role":"assistant","mode":"build","agent":"build","path":{"cwd":"/home/me/proj","root":"/home/me/proj"},"cost":0.0009161,"tokens":{"total":7682,"input":44,"output":44,"reasoning":13,"cache":{"write":0,"read":7581}},"modelID":"gpt-5.4","providerID":"mock","time":{"created":1795491286462,"completed":1795491287647},"finish":"stop"}');
INSERT INTO message VALUES ('msg_20b9ed8bb001ffh4Xri2bIA6Aj', 'ses_df4612750ffeal0H7KnR1QRYaW', 1795491281379, 1795491289278, '{"role":"user","time":{"created":1795491281379},"agent":"build","model":{"providerID":"mock","modelID":"gpt-5.4"},"summary":{"diffs":[]}}');
INSERT INTO message VALUES ('msg_20b9edb43001V6OziCCF9ia2f6', 'ses_df4612750ffeal0H7KnR1QRYaW', 1795491282227, 1795491289924, '{"parentID":"msg_20b9ed8bb001ffh4Xri2bIA6Aj","role":"assistant","mode":"build","agent":"build","path":{"cwd":"/home/me/proj","root":"/home/me/proj"},"cost":0.0071316,"tokens":{"total":7638,"input":6955,"output":44,"reasoning":13,"cache":{"write":0,"read":626}},"modelID":"gpt-5.4","providerID":"mock","time":{"created":1795491282227,"completed":1795491283566},"finish":"stop"}');
INSERT INTO message VALUES ('msg_20b9edb4f001wSFRY2SJvlP1Wr', 'ses_df4612750ffeal0H7KnR1QRYaW', 1795491285487, 1795491289936, '{"role":"user","time":{"created":1795491285487},"agent":"build","model":{"providerID":"mock","modelID":"gpt-5.4"},"summary":{"diffs":[]}}');
INSERT INTO message VALUES ('msg_20b9edb540015WjTa3MD9G3NsS', 'ses_df4612750ffeal0H7KnR1QRYaW', 1795491286462, 1795491289941, '{"parentID":"msg_20b9edb4f001wSFRY2SJvlP1Wr","role":"assistant","mode":"build","agent":"build","path":{"cwd":"/home/me/proj","root":"/home/me/proj"},"cost":0.0009161,"tokens":{"total":7682,"input":44,"output":44,"reasoning":13,"cache":{"write":0,"read":7581}},"modelID":"gpt-5.4","providerID":"mock","time":{"created":1795491286462,"completed":1795491287647},"finish":"stop"}');
INSERT INTO message VALUES ('msg_20b9edb990018IfYNZV6GNB80p', 'ses_df4612750ffeal0H7KnR1QRYaW', 1795491290009, 1795491290194, '{"role":"user","time":{"created":1795491290009},"agent":"build","model":{"providerID":"mock","modelID":"gpt-5.4"},"summary":{"diffs":[]}}');
INSERT INTO message VALUES ('msg_20b9edbb2001GMW0nSBppcFMI5', 'ses_df4612750ffeal0H7KnR1QRYaW', 1795491290035, 1795491291626, '{"parentID":"msg_20b9edb990018IfYNZV6GNB80p","role":"assistant","mode":"build","agent":"build","path":{"cwd":"/home/me/proj","root":"/home/me/proj"},"cost":0.0012995,"tokens":{"total":8105,"input":423,"output":44,"reasoning":13,"cache":{"write":0,"read":7625}},"modelID":"gpt-5.4","providerID":"mock","time":{"created":1795491290035,"completed":1795491291624},"finish":"stop"}');
