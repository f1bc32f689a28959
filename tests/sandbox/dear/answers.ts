/** JSON as DEAR sends it. */
export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), {status, headers: {'Content-Type': 'application/json; charset=utf-8'}});

/** DEAR's Error Model on the wire: an array of one. */
export const refusal = (exception: string, status = 400): Response =>
  json([{ErrorCode: status, Exception: exception}], status);

export const plainText = (body: string, status: number, headers: Record<string, string> = {}): Response =>
  new Response(body, {status, headers: {'Content-Type': 'text/plain; charset=utf-8', ...headers}});

export const html = (body: string, status = 200): Response =>
  new Response(body, {status, headers: {'Content-Type': 'text/html; charset=utf-8'}});

export const incorrectCredentials = (): Response => plainText('Incorrect credentials!', 403);

export const limitWords = (calls: number): string => `You have reached ${calls} calls per 60 seconds API limit.`;

/** The 429 seen live: words after the number of seconds, and `x-ratelimit` headers that no other answer has. */
export const tooManyCalls = (calls: number): Response =>
  plainText(limitWords(calls), 429, {
    'x-ratelimit-limit': String(calls),
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': '60',
    'Retry-After': '60 Seconds',
  });
