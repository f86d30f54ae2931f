/** What tells who somebody is. Lives sealed and apart; only `access`ed reads open it, and each leaves a journal entry. */
export interface Identity {
  personId: string
  givenName: string
  familyName: string
  identityCode?: string
  /** The county's own identifier of somebody without an identity code. */
  temporaryCode?: string
  /** Calendar day, YYYY-MM-DD. */
  birthDate?: string
  phone?: string
  email?: string
  address?: string
  contactWay?: StoredContactWay
  language: string
  municipalityCode?: string
  verified: boolean
  nonDisclosure: boolean
  /** There is an order of non-disclosure, and this actor may not know now where the person is or how to reach them. */
  whereaboutsClosed: boolean
}

export interface StoredContactWay {
  ways: ('call' | 'sms' | 'email' | 'letter' | 'inbox')[]
  onlySafe: boolean
  hours?: { from: number; to: number }[]
  note?: string
  phone?: string
  email?: string
}

export const fullName = (identity: Pick<Identity, 'givenName' | 'familyName'>) =>
  [identity.givenName, identity.familyName].filter((part) => part !== '').join(' ')

/** For lists that others may glance at: initials only. */
export const initialsOf = (identity: Pick<Identity, 'givenName' | 'familyName'>) => {
  const letters = [identity.givenName, identity.familyName]
    .filter((part) => part !== '')
    .map((part) => `${[...part][0]?.toUpperCase() ?? ''}.`)
  return letters.length > 0 ? letters.join('') : '–'
}
