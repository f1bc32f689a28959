import * as z from 'zod';
import {problemDetails} from '../../shared/contract/problem-details.ts';
import type {Endpoint} from '../http/endpoint.ts';
import type {Schema} from '../http/parse.ts';

type Json = Readonly<Record<string, unknown>>;

/** The contract as OpenAPI 3.1, made from the same endpoints and schemas that answer. */
export function openApiDocument(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = {...paths[endpoint.path], [endpoint.method]: operation(endpoint)};
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Deerpath companion',
      version,
      description: 'Takes what DEAR authorises to Xero, once and to the cent.',
    },
    paths,
    components: {
      schemas: {Problem: jsonSchema(problemDetails, 'output')},
      responses: {Problem: {description: 'Refused', content: {'application/problem+json': {schema: problemSchema}}}},
      securitySchemes: {token: {type: 'http', scheme: 'bearer'}},
    },
  };
}

const problemSchema = {$ref: '#/components/schemas/Problem'};
const problemAnswer = {$ref: '#/components/responses/Problem'};

function operation(endpoint: Endpoint): Json {
  const {summary, access, body} = endpoint;
  return {
    summary,
    ...(access === 'admin' ? {description: 'Administrators only.'} : {}),
    security: access === 'anyone' ? [] : [{token: []}],
    parameters: [...pathParameters(endpoint.path), ...queryParameters(endpoint.query)],
    ...(body ? {requestBody: {required: true, content: bodyContent(endpoint, body)}} : {}),
    responses: responses(endpoint),
  };
}

function responses(endpoint: Endpoint): Json {
  const answers = Object.entries(endpoint.answers).map(([status, answer]) => [status, answerOf(answer)]);
  const refusals = [...everyRefusal(endpoint), ...endpoint.refusals].sort((one, other) => one - other);
  return Object.fromEntries([...answers, ...refusals.map((status) => [String(status), problemAnswer])]);
}

/** What each call of its kind can meet, named once here instead of at every route. */
const everyRefusal = ({access, body}: Endpoint): number[] => [
  403,
  413,
  415,
  ...(access === 'anyone' ? [] : [401]),
  ...(body ? [400, 422] : []),
];

function answerOf(answer: Endpoint['answers'][number]): Json {
  if (answer === null || answer === undefined) return {description: 'Done'};
  if (typeof answer === 'string') return {description: 'Done', content: {[answer]: {schema: {type: 'string'}}}};
  return {description: 'Done', content: {'application/json': {schema: jsonSchema(answer, 'output')}}};
}

function bodyContent({mergePatch}: Endpoint, body: Schema<unknown>): Json {
  if (!mergePatch) return {'application/json': {schema: jsonSchema(body, 'input')}};
  const schema = patchOf(jsonSchema(body, 'input'));
  return {'application/json': {schema}, 'application/merge-patch+json': {schema}};
}

/** A merge patch may leave out anything, and null restores the default. */
function patchOf(schema: Json): Json {
  const {required: _, properties, additionalProperties, ...rest} = schema;
  const map = typeof additionalProperties === 'object' && additionalProperties !== null;
  const patched: Json = {
    ...rest,
    ...(isJson(properties)
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, member]) => [name, patchOf(isJson(member) ? member : {})]),
          ),
        }
      : {}),
    ...(map ? {additionalProperties: {anyOf: [additionalProperties, {type: 'null'}]}} : {}),
  };
  return {anyOf: [patched, {type: 'null'}]};
}

const pathParameters = (path: string): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({name, in: 'path', required: true, schema: {type: 'string'}}));

function queryParameters(query: Schema<unknown> | undefined): Json[] {
  const {properties} = query ? jsonSchema(query, 'input') : {};
  if (!isJson(properties)) return [];
  return Object.entries(properties).map(([name, schema]) => ({name, in: 'query', required: false, schema}));
}

function jsonSchema(schema: Schema<unknown>, io: 'input' | 'output'): Json {
  const {$schema: _, ...rest} = z.toJSONSchema(schema as z.core.$ZodType, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return rest;
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
