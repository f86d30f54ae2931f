/**
 * One idempotency key for one intent: the same command with the same content keeps its key over retries, so a booking
 * sent again after a broken connection is the same booking. Done or changed content is another intent.
 */
export interface IntentKeys {
  keyFor(command: string, content: unknown): string
  done(command: string, content: unknown): void
}

export function createIntentKeys(newKey: () => string): IntentKeys {
  const keys = new Map<string, string>()
  const name = (command: string, content: unknown) => `${command} ${JSON.stringify(content)}`
  return {
    keyFor: (command, content) => {
      const known = keys.get(name(command, content))
      if (known) return known
      const key = newKey()
      keys.set(name(command, content), key)
      return key
    },
    done: (command, content) => {
      keys.delete(name(command, content))
    },
  }
}

/** `randomUUID` exists on secure origins only; a hospital network may still serve plain HTTP inside. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export const intentKeys: IntentKeys = createIntentKeys(randomKey)
