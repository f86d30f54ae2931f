import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { routes, toOpenApi, type Route } from './index.ts'

interface Parameter {
  name: string
  in: string
  required: boolean
}
interface Operation {
  operationId: string
  parameters: Parameter[]
  requestBody?: unknown
}
interface Document {
  paths: Record<string, Record<string, Operation>>
  security: Record<string, string[]>[]
  components: { securitySchemes: Record<string, { name: string; in: string }> }
}

const all: readonly Route[] = Object.values(routes)
const document = toOpenApi(all, '1') as unknown as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

/** What is wrong with the parameters of an operation, in words; nothing when they are those of its path. */
function faults(path: string, { parameters }: Operation): string[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const told = parameters.filter((one) => one.in === 'path')
  return [
    ...inPath
      .filter((name) => !told.some((one) => one.name === name && one.required))
      .map((name) => `${name} is not told`),
    ...told.filter(({ name }) => !inPath.includes(name)).map(({ name }) => `${name} is not in the path`),
    ...parameters
      .map((one) => `${one.in} ${one.name}`)
      .filter((one, index, list) => list.indexOf(one) !== index)
      .map((one) => `${one} is told twice`),
    ...(path.includes(':') ? ['a part is no template'] : []),
  ]
}

/** Every `$ref` with where it leads: undefined when nowhere. */
function refsOf(value: unknown): { ref: string; leadsTo: unknown }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [{ ref: inner, leadsTo: follow(inner) }] : refsOf(inner),
  )
}
const follow = (ref: string): unknown =>
  ref
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document)

describe('the OpenAPI document', () => {
  test('has every route once, under its own id and method', () => {
    expect(all.length).toBeGreaterThan(100)
    const told = operations.map(({ path, method, operation }) => `${operation.operationId} ${method} ${path}`)
    expect(told.sort()).toEqual(
      all.map(({ id, method, path }) => `${id} ${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`).sort(),
    )
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(all.length)
  })
  test('tells the parameters of each path, and no other', () => {
    expect(operations.flatMap(({ path, operation }) => faults(path, operation))).toEqual([])
  })
  test('would show a path whose parameter is not told, and one that is told and not there', () => {
    const wrong: Route = { ...(all[0] as Route), path: '/api/x/:id', params: z.object({ other: z.string() }) }
    const { paths } = toOpenApi([wrong], '1') as unknown as Document
    const [[path, methods] = ['', {}]] = Object.entries(paths)
    expect(Object.values(methods).flatMap((one) => faults(path, one))).toEqual([
      'id is not told',
      'other is not in the path',
    ])
  })
  test('leads nowhere that it does not hold itself', () => {
    const refs = refsOf(document)
    expect(refs.length).toBeGreaterThan(all.length - 1)
    expect(refs.filter(({ leadsTo }) => leadsTo === undefined)).toEqual([])
  })
  test('says what a change with a session carries: its cookies and its form token', () => {
    for (const { method, path, operation } of operations)
      expect(
        operation.parameters.filter(({ name }) => name === 'x-luukku-form').map((one) => one.in),
        `${method} ${path}`,
      ).toEqual(method === 'get' ? [] : ['header'])
    const { securitySchemes } = document.components
    expect(Object.values(securitySchemes).map((one) => [one.in, one.name])).toEqual([
      ['cookie', 'luukku_session'],
      ['cookie', 'luukku_visit'],
    ])
    for (const name of document.security.flatMap((one) => Object.keys(one)))
      expect(securitySchemes).toHaveProperty(name)
    const overHttps = (toOpenApi(all, '1', true) as unknown as Document).components.securitySchemes
    expect(Object.values(overHttps).map(({ name }) => name)).toEqual(['__Host-luukku_session', '__Host-luukku_visit'])
  })
  test('says of each command that it needs a key of its own, and of a GET that it has no body', () => {
    const keyed = operations
      .filter(({ operation }) => operation.parameters.some((one) => one.name === 'Idempotency-Key' && one.required))
      .map(({ operation }) => operation.operationId)
    expect(keyed.sort()).toEqual(
      all
        .filter((one) => one.command)
        .map(({ id }) => id)
        .sort(),
    )
    expect(operations.filter(({ method, operation }) => method === 'get' && operation.requestBody)).toEqual([])
  })
})
