import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto'

/** Where a sealed value lives: bound into it, so that it cannot be moved to another row or column. */
export interface SealedPlace {
  table: string
  column: string
  row: string
}

export interface Sealer {
  seal(plain: string | Buffer, place: SealedPlace): Buffer
  /** @throws when the value was changed, moved, or sealed with a key that is no longer here */
  open(sealed: Buffer, place: SealedPlace): string
  /** What was sealed as bytes. @throws as `open` */
  openBytes(sealed: Buffer, place: SealedPlace): Buffer
  /** Keyed digest for equality search; `field` keeps a phone number from matching a code. */
  blindIndex(field: string, value: string): Buffer
  digest(content: string, salt: Buffer): Buffer
}

/**
 * AES-256-GCM. Layout: 1 byte length of key id, key id, 12 bytes nonce, 16 bytes tag, ciphertext.
 * @param keys `id:base64,id:base64`, the newest first: it seals, the others still open
 */
export function createSealer(keys: string, indexKey: string): Sealer {
  const ring = new Map(
    keys.split(',').map((pair) => {
      const at = pair.indexOf(':')
      const key = Buffer.from(pair.slice(at + 1), 'base64')
      if (at < 1 || key.length !== 32) throw new Error('LUUKKU_SEAL_KEYS: each key is id:base64 of 32 bytes')
      // A key object: given as bytes a key is checked and copied at each use, which costs more than the sealing.
      return [pair.slice(0, at), createSecretKey(key)] as const
    }),
  )
  const [first] = ring
  if (first === undefined) throw new Error('LUUKKU_SEAL_KEYS: no key')
  const [newest, newestKey] = first
  const index = createSecretKey(indexKey, 'base64')
  const associated = (p: SealedPlace) => Buffer.from(`${p.table}\x1f${p.column}\x1f${p.row}`)
  const openBytes = (sealed: Buffer, place: SealedPlace): Buffer => {
    const length = sealed[0] ?? 0
    const key = ring.get(sealed.subarray(1, 1 + length).toString())
    if (!key) throw new Error('sealed with an unknown key')
    const nonce = sealed.subarray(1 + length, 13 + length)
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    decipher.setAAD(associated(place))
    decipher.setAuthTag(sealed.subarray(13 + length, 29 + length))
    return Buffer.concat([decipher.update(sealed.subarray(29 + length)), decipher.final()])
  }
  return {
    seal(plain, place) {
      const id = Buffer.from(newest)
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', newestKey, nonce)
      cipher.setAAD(associated(place))
      const bytes = typeof plain === 'string' ? Buffer.from(plain) : plain
      const body = Buffer.concat([cipher.update(bytes), cipher.final()])
      return Buffer.concat([Buffer.from([id.length]), id, nonce, cipher.getAuthTag(), body])
    },
    open: (sealed, place) => openBytes(sealed, place).toString('utf8'),
    openBytes,
    blindIndex: (field, value) => createHmac('sha256', index).update(`${field}\x1f${value}`).digest().subarray(0, 16),
    digest: (content, salt) => createHash('sha256').update(salt).update(content).digest(),
  }
}

export const randomToken = () => randomBytes(32).toString('base64url')
export const hashToken = (token: string) => createHash('sha256').update(token).digest()
export const randomSalt = () => randomBytes(16)

export function sameToken(a: string, b: string): boolean {
  const x = Buffer.from(a)
  const y = Buffer.from(b)
  return x.length === y.length && timingSafeEqual(x, y)
}
export const keyedToken = (key: string, value: string) =>
  createHmac('sha256', keyObjectOf(key)).update(value).digest('base64url')

const keyObjects = new Map<string, KeyObject>()

/** One process has one or two such keys. */
function keyObjectOf(key: string): KeyObject {
  const known = keyObjects.get(key) ?? createSecretKey(key, 'base64')
  keyObjects.set(key, known)
  return known
}
