import { createHash } from 'node:crypto'

/**
 * The digest that pins a version: of what the file says, not of how it is laid out. Comments, spaces and the order of keys
 * may change; the order of lists may not, and `status` is the file's own claim, which counts for nothing.
 */
export function modelHash(model: object): string {
  const { status: _status, ...content } = model as Record<string, unknown>
  return digestOf(content)
}

export const digestOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(value)))
    .digest('hex')

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, inOrder(part)]),
  )
}
