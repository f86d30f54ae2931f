import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import type { WriteTx } from './db.ts'
import { AppError } from './errors.ts'
import type { Sealer } from './seal.ts'

const requestHash = (route: string, content: string) =>
  createHash('sha256').update(route).update('\0').update(content).digest()
/** First byte of an answer that was made smaller; an answer itself begins as JSON does. */
const small = 1
/** A window of eight kilobytes: the usual one is set up with four times the memory, which costs more than making the answer small. */
const little = { level: 1, windowBits: 13, memLevel: 6, chunkSize: 4096 }
/** A case is answered with thirty kilobytes of JSON: as they are they cost the database more than the case itself. */
const pack = (answer: string): Buffer =>
  answer.length < 1000
    ? Buffer.from(answer)
    : Buffer.concat([Buffer.from([small]), deflateRawSync(Buffer.from(answer), little)])
const unpack = (bytes: Buffer): string => (bytes[0] === small ? inflateRawSync(bytes.subarray(1)) : bytes).toString()
const placeOf = (caller: string, key: string) => ({ table: 'idempotency', column: 'answer', row: `${caller} ${key}` })

/**
 * Claims the key for this request, or gives the stored answer of an earlier one. A second request with the same key
 * waits here for the first one's commit.
 *
 * @throws AppError idempotency-mismatch when the key was used with another content
 */
export async function claimKey(
  tx: WriteTx,
  sealer: Sealer,
  county: string,
  caller: string,
  key: string,
  route: string,
  content: string,
): Promise<string | undefined> {
  const hash = requestHash(route, content)
  const claimed = await tx.run(sql`
    insert into idempotency (county_id, caller, key, request_hash, created_at) values (${county}, ${caller}, ${key}, ${hash}, ${tx.at})
    on conflict do nothing`)
  if (claimed === 1) return undefined
  const row = await tx.first(sql<{ request_hash: Buffer; answer: Buffer | null }>`
    select request_hash, answer from idempotency where county_id = ${county} and caller = ${caller} and key = ${key}`)
  if (!row?.answer || !row.request_hash.equals(hash)) throw new AppError('idempotency-mismatch')
  return unpack(sealer.openBytes(row.answer, placeOf(caller, key)))
}

export async function storeAnswer(
  tx: WriteTx,
  sealer: Sealer,
  county: string,
  caller: string,
  key: string,
  answer: string,
): Promise<void> {
  await tx.send(sql`
    update idempotency set status = 200, answer = ${sealer.seal(pack(answer), placeOf(caller, key))}
    where county_id = ${county} and caller = ${caller} and key = ${key}`)
}

/** Keys older than a day are forgotten: by then nobody repeats a request. */
export async function deleteOldKeys(tx: WriteTx): Promise<number> {
  return tx.run(sql`delete from idempotency where created_at < ${new Date(tx.at.getTime() - 86_400_000)}`)
}
