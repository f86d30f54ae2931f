import type { Transport } from '@luukku/contract'
import type { AddedLanguage } from '@luukku/i18n'

/** What the server that mounts us gives with each request. */
export interface Host {
  /**
   * Calls the API in-process with the caller's own cookies. When the request here carries a `cookie` header, that one
   * is sent instead (a session born earlier in the same page request).
   */
  readonly transport: Transport
  /** For the style sheet of this one answer; the CSP header names it. */
  readonly nonce: string
  readonly requestId: string
  readonly development: boolean
  /** Languages added as files. */
  readonly addedLanguages?: readonly AddedLanguage[]
  /** Told of a fault that no page expected; the server logs it. */
  readonly report?: (fault: unknown) => void
}
