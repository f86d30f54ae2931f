import { isStrong } from '@luukku/domain/access'
import type { SignedIn } from '../../integrations/oidc/oidc-client.ts'
import type { Db } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { insertSession } from '../../platform/session-queries.ts'
import {
  createPerson,
  findPersonByCode,
  nameUnnamed,
  newPersonId,
  normaliseCode,
  verifyNamed,
} from '../person/index.ts'
import { findStaffBySubject, knowStaffCode } from './auth-queries.ts'
import { providerKeys } from './provider-keys.ts'

/** The provider's token names a person: it lies sealed beside the session, and goes with it. */
export const idTokenPlace = { table: 'session', column: 'id_token_hint', row: '' } as const

type Needs = Pick<Services, 'sealer' | 'clock' | 'config'> & { db: Db }

/**
 * Starts a session for somebody the identity provider vouches for. Staff must stand in the county's own register of
 * users; a resident who is new to us becomes a verified person, and one known by their code alone gets their name and is verified now.
 *
 * @param o.language  of the page they came from: somebody new is written to in it until they say otherwise
 * @throws AppError not-allowed when a member of staff is not in the register, or a resident came without a code
 */
export async function signIn(
  needs: Needs,
  as: 'resident' | 'staff',
  who: SignedIn,
  o: { requestId: string; issuer: string; language: string },
): Promise<{ token: string; maxAgeSeconds: number; personId?: string }> {
  const { db, clock, sealer } = needs
  const county = needs.config.countyId
  const { requestId, issuer, language } = o
  // Asked is not got: what the provider says it did is checked, for staff and residents alike.
  if (!isStrong(who, needs.config.oidc.strongAcr))
    throw new AppError('not-allowed', { reason: 'strong-authentication-needed' })
  const atProvider = {
    ...providerKeys(sealer, issuer, who),
    ...(who.idToken === undefined ? {} : { idTokenHint: sealer.seal(who.idToken, idTokenPlace).toString('base64url') }),
  }
  if (as === 'staff')
    return db.technical(
      county,
      async (tx) => {
        const staffId = await findStaffBySubject(tx, who.subject)
        if (!staffId) throw new AppError('not-allowed', { reason: 'not-in-the-register-of-users' })
        if (who.identityCode)
          await knowStaffCode(tx, staffId, sealer.blindIndex('identity-code', normaliseCode(who.identityCode)))
        return insertSession(tx, county, { kind: 'staff', staffId, ...atProvider })
      },
      clock,
    )
  const code = who.identityCode
  if (!code) throw new AppError('not-allowed', { reason: 'no-identity-code' })
  const known = await db.technical(county, (tx) => findPersonByCode(tx, sealer, code), clock)
  const personId = known ?? newPersonId()
  return db.write(
    {
      actor: { kind: 'resident', county, personId, persons: [personId] },
      purpose: 'own-matter',
      requestId,
      clock,
      action: 'signIn',
      ground: '703/2023 § 8: identification',
    },
    async (tx) => {
      const named = known !== undefined && (await nameUnnamed(tx, sealer, personId, who))
      const verified = known !== undefined && (await verifyNamed(tx, personId))
      if (!known)
        await createPerson(tx, sealer, {
          personId,
          language,
          verified: true,
          fields: { givenName: who.givenName, familyName: who.familyName, identityCode: code },
        })
      tx.journal({
        register: 'both',
        persons: [personId],
        detail: { newPerson: !known, ...(named ? { named } : {}), ...(verified ? { verified } : {}) },
      })
      return { ...(await insertSession(tx, county, { kind: 'resident', personId, ...atProvider })), personId }
    },
  )
}
