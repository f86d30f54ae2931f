/** Languages of the county that browsers or the server do not name. */
export const languageNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fse: { fi: 'suomalainen viittomakieli', sv: 'finskt teckenspråk', en: 'Finnish Sign Language' },
  fss: {
    fi: 'suomenruotsalainen viittomakieli',
    sv: 'finlandssvenskt teckenspråk',
    en: 'Finland-Swedish Sign Language',
  },
  // Finnish Romani, from memory: the server names it in no language.
  rmf: { fi: 'Suomen romanikieli', sv: 'finsk romani', en: 'Finnish Romani' },
  se: { fi: 'pohjoissaame', sv: 'nordsamiska', en: 'Northern Sámi' },
}

const named = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** Whether a language goes by this code (ISO 639). */
export const isSpokenLanguage = (code: string): boolean =>
  Object.hasOwn(languageNames, code) || named.of(code) !== undefined
