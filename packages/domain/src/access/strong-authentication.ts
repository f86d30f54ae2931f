/**
 * Did the identity provider authenticate strongly. Asked is not got: what came back is checked, and a provider that says
 * nothing has said no.
 *
 * @param accepted values of `acr` that this installation accepts, as its provider names them
 * @law 703/2023 § 8: reliable identification; OpenID Connect Core § 2 (acr, amr), RFC 8176 (amr values)
 */
export function isStrong(said: { acr?: string; amr?: readonly string[] }, accepted: readonly string[]): boolean {
  if (said.acr !== undefined && accepted.includes(said.acr)) return true
  const amr = new Set(said.amr ?? [])
  if (amr.has('mfa')) return true
  const held = ['hwk', 'swk', 'sc', 'otp', 'pop'].some((way) => amr.has(way))
  const knownOrBorn = ['pin', 'pwd', 'fpt', 'face', 'iris', 'vbm', 'kba'].some((way) => amr.has(way))
  return held && knownOrBorn
}
