import type { Sealer } from '../../platform/seal.ts'

/** By what a session is found when the identity provider says that it ended there: digests, so that the rows name nobody. */
export function providerKeys(
  sealer: Pick<Sealer, 'blindIndex'>,
  issuer: string,
  of: { subject?: string; sessionId?: string },
): { providerSubject?: Buffer; providerSession?: Buffer } {
  const key = (field: string, value: string) => sealer.blindIndex(field, `${issuer}\n${value}`)
  return {
    ...(of.subject === undefined ? {} : { providerSubject: key('oidc-sub', of.subject) }),
    ...(of.sessionId === undefined ? {} : { providerSession: key('oidc-sid', of.sessionId) }),
  }
}
