import * as z from 'zod';
import {type Endpoint, endpoint, json} from '../http/endpoint.ts';
import {openApiDocument} from './openapi-document.ts';

/** The companion's own description. `endpoints` gives all of them, this one too. */
export function openApiRoutes({version, endpoints}: {version: string; endpoints(): readonly Endpoint[]}): Endpoint[] {
  let document: unknown;
  return [
    endpoint({
      method: 'get',
      path: '/api/openapi.json',
      summary: 'This contract as OpenAPI 3.1',
      access: 'staff',
      answers: {200: z.record(z.string(), z.unknown())},
      handle() {
        document ??= openApiDocument(endpoints(), version);
        return json(200, document);
      },
    }),
  ];
}
