import { AppError } from '../../platform/errors.ts'

/** A sort key (see `sortKey`) and an id. */
const form = /^[\x20-\x7e]{21}[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where the next page begins, as one opaque text. */
export const makeCursor = (row: { sort_key: string; id: string }): string =>
  Buffer.from(row.sort_key + row.id).toString('base64url')

/**
 * The sort key and the id one after the other, as the list asks for them.
 * @throws AppError invalid-request: a text that no page of ours gave
 */
export function readCursor(cursor: string): string {
  const place = Buffer.from(cursor, 'base64url').toString()
  if (!form.test(place))
    throw new AppError('invalid-request', { fields: [{ path: 'query.cursor', code: 'invalid_format' }] })
  return place
}
