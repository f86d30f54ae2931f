import { z } from 'zod'
import { problemSchema } from './errors.ts'
import type { Route } from './route.ts'

type Json = Record<string, unknown>
const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dropped, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Json
  return rest
}

/**
 * The OpenAPI 3.1 document of these routes. Pure: the same routes give the same document.
 *
 * @param secureCookies  over https the cookies have the prefix `__Host-`
 */
export function toOpenApi(routes: readonly Route[], version: string, secureCookies = false): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    const operation: Json = {
      operationId: route.id,
      summary: route.summary,
      tags: [route.tag],
      parameters: [
        ...parameters(route.params, 'path'),
        ...parameters(route.query, 'query'),
        ...(route.command ? [idempotencyKey] : []),
        ...(route.method === 'GET' ? [] : [formToken]),
      ],
      responses: {
        '200': { description: 'Done', content: { 'application/json': { schema: schemaOf(route.response, 'output') } } },
        default: {
          description: 'A problem with a stable code',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    }
    if (route.body)
      operation['requestBody'] = {
        required: true,
        content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
      }
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Luukku',
      version,
      description:
        'One counter for health and social care. Changes made with a session carry its form token in `x-luukku-form`.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    // Some operations answer anybody; the others answer `sign-in-required` to who has no session.
    security: [{ session: [], visit: [] }, {}],
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      securitySchemes: {
        session: cookie('luukku_session', secureCookies, 'Set by signing in over OpenID Connect (`/auth/sign-in`).'),
        visit: cookie('luukku_visit', secureCookies, 'Set by `GET /api/session`; the form token belongs to it.'),
      },
    },
  }
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', minLength: 8, maxLength: 200 },
}

/** Read by name alone, whatever the case: what a change with a session is refused without. */
const formToken = {
  name: 'x-luukku-form',
  in: 'header',
  required: false,
  description:
    'The `formToken` of `GET /api/session`. Needed where the request carries the cookie of a session or of a draft; without it the answer is `forbidden-origin`.',
  schema: { type: 'string' },
}

const cookie = (name: string, secure: boolean, description: string): Json => ({
  type: 'apiKey',
  in: 'cookie',
  name: secure ? `__Host-${name}` : name,
  description,
})

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const json = schemaOf(schema, 'input')
  const required = new Set((json['required'] as string[] | undefined) ?? [])
  return Object.entries((json['properties'] as Record<string, Json> | undefined) ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: property,
  }))
}
