import { routes, type ApiClient, type County, type Session } from '@luukku/contract'
import { isLanguage, languages, type AddedLanguage, type Language } from '@luukku/i18n'
import { createContext, type RouterContextProvider } from 'react-router'
import { troubleOf, type Trouble } from './api.ts'
import { parseCookies } from './cookies.ts'

/** What every page knows before it asks anything of its own. */
export interface Page {
  readonly api: ApiClient
  readonly language: Language
  /** A language added as a file, when the person has chosen it. */
  readonly added: AddedLanguage | undefined
  readonly addedLanguages: readonly AddedLanguage[]
  readonly session: Session
  readonly county: County
  /** The page is made as the answer to a form. Then nothing typed may be lost by leading elsewhere. */
  readonly isAnswerToForm: boolean
  /** The API was away: `session` and `county` are stand-ins. */
  readonly trouble: Trouble | undefined
  readonly nonce: string
  readonly report: (fault: unknown) => void
}

export const pageContext = createContext<Page>()

export function getPage(context: Readonly<RouterContextProvider>): Page {
  return context.get(pageContext)
}

/** The name of the cookie that remembers the chosen language: nothing about the person in it. */
export const languageCookie = 'luukku_kieli'

/** Chosen by hand, else what the session says, else the browser's first wish that we speak, else Finnish. */
export function decideLanguage(cookies: string, session: Session | undefined, acceptLanguage: string): Language {
  const chosen = parseCookies(cookies).get(languageCookie)
  if (isLanguage(chosen)) return chosen
  if (session?.lang) return session.lang
  const wishes = acceptLanguage.split(',').map((wish) => wish.trim().slice(0, 2).toLowerCase())
  return languages.find((language) => language === wishes.find(isLanguage)) ?? 'fi'
}

/** The added language that was chosen by hand; one that is no longer there is as if nothing had been chosen. */
export function findAddedLanguage(cookies: string, added: readonly AddedLanguage[]): AddedLanguage | undefined {
  const chosen = parseCookies(cookies).get(languageCookie)
  return added.find(({ code }) => code === chosen)
}

/** Session and county, or what can be said without them: the national numbers always work. */
export async function readFrame(
  api: ApiClient,
): Promise<{ session: Session; county: County; trouble: Trouble | undefined }> {
  // The two fail apart: without the county's own numbers a form still goes through.
  await api(routes.readCounty).then(
    (county) => {
      lastCounty = county
    },
    (fault: unknown) => troubleOf(fault),
  )
  try {
    return { session: await api(routes.readSession), county: lastCounty, trouble: undefined }
  } catch (fault) {
    return { session: nobody, county: lastCounty, trouble: troubleOf(fault) }
  }
}

const nobody: Session = { kind: 'anonymous', roles: [], formToken: '', hasDraft: false }

/** The county as last read: its own phone number must be on the page also when the database is away. */
let lastCounty: County = {
  id: '',
  name: { fi: 'Luukku', sv: 'Luukku', en: 'Luukku', se: 'Luukku' },
  languages: [...languages],
  phones: { person: '', emergency: '112', urgentAdvice: '116117', socialEmergency: '', crisis: '' },
  openNow: false,
  officeHours: { from: '', to: '' },
  development: false,
}
