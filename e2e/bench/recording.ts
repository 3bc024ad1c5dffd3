import { gzipSync } from 'node:zlib';

export type Question = { readonly method: string; readonly path: string; readonly body: string };
export type Reply = { readonly status: number; readonly type: string; readonly gzipped: Buffer };

export type Recording = {
  /** The recorded reply; while recording, the server's, kept for later. */
  answer(question: Question): Promise<Reply>;
  /** From here on nothing is passed on to the server. */
  finish(): void;
  /** What was asked after `finish` and had not been asked before: such a load has not measured what it should. */
  readonly unknown: readonly string[];
  /** How many questions have a reply. */
  readonly size: () => number;
};

const JSON_TYPE = 'application/json';

/** Keeps what a real Prometheus answers, so that every load meets the same answers, equally fast. */
export function recordAnswersOf(server: string): Recording {
  const replies = new Map<string, Reply>();
  const unknown: string[] = [];
  let isRecording = true;

  return {
    answer: async (question) => {
      const key = `${question.method} ${question.path}\n${question.body}`;
      const known = replies.get(key);
      if (known !== undefined) return known;
      if (!isRecording) {
        unknown.push(key);
        return { status: 404, type: JSON_TYPE, gzipped: gzipSync('{"status":"error"}') };
      }
      const reply = await pass(server, question);
      replies.set(key, reply);
      return reply;
    },
    finish: () => {
      isRecording = false;
    },
    unknown,
    size: () => replies.size,
  };
}

async function pass(server: string, { method, path, body }: Question): Promise<Reply> {
  const init =
    method === 'POST'
      ? { method, body, headers: { 'content-type': 'application/x-www-form-urlencoded' } }
      : { method };
  const response = await fetch(server + path, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} ${body}: ${response.status} ${text}`);
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? JSON_TYPE,
    gzipped: gzipSync(text),
  };
}
